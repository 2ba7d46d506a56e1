"""Text as such: bytes to text, text to lines, scripts and folding."""
