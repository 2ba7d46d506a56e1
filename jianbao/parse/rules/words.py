"""What each rule says to a reader of the proof page, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from jianbao.text.data import pairs

RULE_WORDS: Mapping[str, str] = pairs("rule_words.tsv")
