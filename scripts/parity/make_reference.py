"""Writes what the reference implementations say of an encoder folder, for the test that runs with the real one.

    python scripts/parity/make_reference.py FOLDER packages/encoder/test-support/all-minilm-l6-v2
"""

import sys
from pathlib import Path

from tokenizers import Tokenizer
from transformers import AutoModel

from reference import write_reference
from texts import PROBE_TEXTS

TEXTS = [PROBE_TEXTS[4], PROBE_TEXTS[5], PROBE_TEXTS[27]]


def main(folder: Path, target: Path) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    write_reference(target, model, tokenizer, PROBE_TEXTS, TEXTS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
