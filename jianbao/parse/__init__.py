"""Lines to articles: the rule tables and what they feed."""
