"""The two ends that touch the disk: reading sources, publishing the site."""
