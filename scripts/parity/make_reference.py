"""Writes what the reference implementations say of an encoder folder.

    python scripts/parity/make_reference.py FOLDER packages/encoder/test-support/all-minilm-l6-v2
"""

import sys
from pathlib import Path

from reference import write_reference
from texts import FEW_WINDOW_TEXTS

if __name__ == "__main__":
    write_reference(Path(sys.argv[1]), Path(sys.argv[2]), FEW_WINDOW_TEXTS)
