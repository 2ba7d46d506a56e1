"""What belongs to no article, by the words of the line alone."""
