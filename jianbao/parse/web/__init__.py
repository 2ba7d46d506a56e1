"""What a site puts around its stories, and where each story begins."""
