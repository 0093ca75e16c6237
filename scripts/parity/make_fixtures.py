"""Makes the small encoder folders of the tests, with what the reference implementations say of them.

    python scripts/parity/make_fixtures.py tests/support/tiny-encoders
"""

import sys
from pathlib import Path

from tokenizers import normalizers

import tiny_encoders
import tiny_tokenizers
from reference import write_reference
from texts import PROBE_TEXTS, TRAINING_LINES, WINDOW_TEXTS

FAMILIES = {
    "bert": (tiny_tokenizers.wordpiece, tiny_encoders.bert),
    "roberta": (tiny_tokenizers.byte_level_bpe, tiny_encoders.roberta),
    "xlm-roberta": (tiny_tokenizers.unigram, tiny_encoders.xlm_roberta),
}


def check_normalization() -> None:
    """The small table must treat the probes as the full one does, or it would test what no real model asks for."""
    tables = (tiny_tokenizers.SMALL_TABLE, {"normalization_rule_name": "nmt_nfkc"})
    specs = [tiny_tokenizers.train_sentencepiece(TRAINING_LINES, table).normalizer_spec for table in tables]
    small, full = (normalizers.Precompiled(spec.precompiled_charsmap) for spec in specs)
    for text in PROBE_TEXTS:
        forms = [normalizer.normalize_str(text) for normalizer in (small, full)]
        if forms[0] != forms[1]:
            raise SystemExit(f"normalized differently: {text!r}: {forms}")


def main(target: Path) -> None:
    check_normalization()
    for family, (make_tokenizer, make_model) in FAMILIES.items():
        folder = target / family
        tokenizer = make_tokenizer(TRAINING_LINES)
        model = make_model(tokenizer.get_vocab_size())
        model.save_pretrained(folder)
        tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        write_reference(folder, folder, WINDOW_TEXTS)
        print(f"{family}: {tokenizer.get_vocab_size()} pieces, {sum(p.numel() for p in model.parameters())} parameters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
