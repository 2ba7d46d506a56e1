"""Look for bytes that break the parser, led by the branches they reach.

    python -m tests.fuzz                    # ten minutes; needs the extra ``fuzz`` (atheris)
    python -m tests.fuzz --seconds 60 --corpus FOLDER

What is found is written to ``tests/found/`` as ``crash-…`` or ``timeout-…``: once it is mended, give it the ending
``.bin`` and a name that says what it was, and ``tests/test_fuzz.py`` holds it from then on.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha1
from pathlib import Path

LONGEST = 16_384


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--corpus", type=Path, help="keeps the inputs that reach new branches from run to run")
    asked = parser.parse_args(arguments)
    try:
        import atheris
    except ImportError:
        sys.exit("python -m tests.fuzz 需要 atheris：pip install -e '.[fuzz]'（只有 Linux 和 macOS 的包）")
    with atheris.instrument_imports(include=["jianbao"]):
        from tests.fuzz_parse import FOUND, encoded, one_input, pages, spoil
    texts = pages()

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        """One time in three bytes as the engine likes; else lines, which bytes would seldom leave whole."""
        chance = random.Random(seed)
        if chance.random() < 1 / 3:
            changed: bytes = atheris.Mutate(data, most)
            return changed
        return spoil(data.decode("utf-8", "ignore"), chance.choice(texts), chance).encode("utf-8", "replace")[:most]

    with tempfile.TemporaryDirectory() as made:
        corpus = asked.corpus or Path(made)
        corpus.mkdir(parents=True, exist_ok=True)
        for data in encoded():
            (corpus / sha1(data).hexdigest()).write_bytes(data)
        FOUND.mkdir(exist_ok=True)
        options = [f"-max_total_time={asked.seconds}", f"-max_len={LONGEST}", "-timeout=30", "-rss_limit_mb=2048"]
        engine = [sys.argv[0], *options, f"-artifact_prefix={FOUND}/", str(corpus)]
        atheris.Setup(engine, one_input, custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
