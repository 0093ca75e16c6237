"""Small tokenizers of the three kinds that the encoder families use, trained on our own lines, in the form in which the
hub's `bert-base-uncased`, `roberta-base` and `xlm-roberta-base` come."""

import io
import tempfile
import unicodedata

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers


def wordpiece(lines: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    # An alphabet smaller than the text's: some letters and scripts are unknown, as in a real vocabulary.
    trainer = trainers.WordPieceTrainer(vocab_size=300, limit_alphabet=70, special_tokens=special)
    tokenizer.train_from_iterator(lines, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 $A:0 [SEP]:0",
        pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[(token, tokenizer.token_to_id(token)) for token in ("[CLS]", "[SEP]")],
    )
    return tokenizer


def byte_level_bpe(lines: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=340,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
    )
    tokenizer.train_from_iterator(lines, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(
        ("</s>", tokenizer.token_to_id("</s>")),
        ("<s>", tokenizer.token_to_id("<s>")),
        trim_offsets=True,
        add_prefix_space=False,
    )
    return tokenizer


def unigram(lines: list[str]) -> Tokenizer:
    spec = train_sentencepiece(lines, SMALL_TABLE)
    pieces = [(piece.piece, piece.score) for piece in spec.pieces if piece.piece not in ("<unk>", "<s>", "</s>")]
    vocabulary = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *pieces, ("<mask>", 0.0)]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Precompiled(spec.normalizer_spec.precompiled_charsmap),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    return tokenizer


def train_sentencepiece(lines: list[str], rules: dict[str, str]) -> sentencepiece_model_pb2.ModelProto:
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=written,
        model_type="unigram",
        vocab_size=300,
        hard_vocab_limit=False,
        character_coverage=0.98,
        num_threads=1,
        minloglevel=2,
        **rules,
    )
    spec = sentencepiece_model_pb2.ModelProto()
    spec.ParseFromString(written.getvalue())
    return spec


def _small_table() -> dict[str, str]:
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8", delete=False) as file:
        file.write(_normalization_rules())
    return {"normalization_rule_tsv": file.name}


def _normalization_rules() -> str:
    """A part of sentencepiece's nmt_nfkc: its handling of spaces and controls, and NFKC for the blocks that the probes
    touch. The whole table takes 300 kB."""
    rules: dict[str, str] = {}
    for code in [*range(0x01, 0x09), 0x0B, *range(0x0E, 0x20), 0x7F, 0x8F, 0x9F]:
        rules[chr(code)] = ""
    for code in [0x09, 0x0A, 0x0C, 0x0D, 0x1680, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD]:
        rules[chr(code)] = " "
    blocks = [(0xA0, 0x180), (0x2000, 0x2070), (0x2100, 0x2190), (0x2460, 0x2474), (0xFB00, 0xFB07), (0xFF01, 0xFFA0)]
    for code in (code for first, end in blocks for code in range(first, end)):
        normal = unicodedata.normalize("NFKC", chr(code))
        if normal != chr(code):
            rules.setdefault(chr(code), normal)
    for code in [*range(0xC0, 0x180), *range(0x3040, 0x3100)]:
        decomposed = unicodedata.normalize("NFD", chr(code))
        if len(decomposed) == 2:
            rules[decomposed] = chr(code)
            for narrow in range(0xFF66, 0xFF9E):
                wide = unicodedata.normalize("NFKC", chr(narrow))
                for mark, narrow_mark in (("\u3099", "\uff9e"), ("\u309a", "\uff9f")):
                    if decomposed == wide + mark:
                        rules[chr(narrow) + narrow_mark] = chr(code)
    for letter in "𝒜𝓁":
        rules[letter] = unicodedata.normalize("NFKC", letter)

    def hexadecimal(text: str) -> str:
        return " ".join(f"{ord(character):X}" for character in text)

    return "".join(f"{hexadecimal(source)}\t{hexadecimal(target)}\n" for source, target in sorted(rules.items()))


SMALL_TABLE = _small_table()
