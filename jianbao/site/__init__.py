"""Records to pages, index and data files; nothing here touches the disk."""
