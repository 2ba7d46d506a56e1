"""What a text says of pictures that are gone: captions and photo credits."""
