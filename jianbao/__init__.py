"""Jianbao: raw Chinese newspaper text in, an archive out."""
