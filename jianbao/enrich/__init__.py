"""Articles to records: where, when and who."""
