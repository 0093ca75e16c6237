"""CRFsuite, through python-crfsuite: a linear-chain CRF over the templates that are usual for named entities."""

import re
import tempfile
from argparse import Namespace
from collections.abc import Iterable
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

import pycrfsuite

from bio_tags import Token, spans_of, tags_of, words_of
from corpus import Corpus, Document, Span

PARAMETERS = {"c1": 0.1, "c2": 0.1, "max_iterations": 200}
WINDOW = 2
AFFIX_LENGTHS = range(1, 5)

VERSIONS = {"python-crfsuite": version("python-crfsuite")}


def train(corpus: Corpus, _: Namespace) -> "CrfsuitePeer":
    return CrfsuitePeer(corpus)


class CrfsuitePeer:
    def __init__(self, corpus: Corpus) -> None:
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
        for document in corpus.train:
            tokens = words_of(document.text)
            trainer.append(features_of(document.text, tokens), tags_of(tokens, document.spans))
        with tempfile.TemporaryDirectory() as folder:
            model = str(Path(folder) / "model.crfsuite")
            trainer.train(model)
            self._model = Path(model).read_bytes()
        self._tagger = pycrfsuite.Tagger()
        # The tagger points into these bytes and does not keep them alive.
        self._tagger.open_inmemory(self._model)
        self.settings = {"algorithm": "L-BFGS", **PARAMETERS}

    def predict(self, documents: Iterable[Document]) -> list[list[Span]]:
        return [self._predict_text(document.text) for document in documents]

    def _predict_text(self, text: str) -> list[Span]:
        tokens = words_of(text)
        return spans_of(tokens, self._tagger.tag(features_of(text, tokens)))


def features_of(text: str, tokens: list[Token]) -> list[list[str]]:
    """For every token: itself, lower-cased, shape, prefixes and suffixes; words and shapes nearby; pairs of words."""
    words = [text[start:end] for start, end in tokens]
    lower = [word.lower() for word in words]
    shapes = [shape_of(word) for word in words]

    def near(values: list[str], at: int) -> str:
        return values[at] if 0 <= at < len(values) else "<edge>"

    features = []
    for at, word in enumerate(words):
        own = ["bias", f"word={word}", f"long-shape={long_shape_of(word)}"]
        own += [f"prefix={lower[at][:length]}" for length in AFFIX_LENGTHS if length <= len(word)]
        own += [f"suffix={lower[at][-length:]}" for length in AFFIX_LENGTHS if length <= len(word)]
        for offset in range(-WINDOW, WINDOW + 1):
            own.append(f"lower[{offset}]={near(lower, at + offset)}")
            own.append(f"shape[{offset}]={near(shapes, at + offset)}")
        for offset in (-1, 0):
            own.append(f"pair[{offset}]={near(lower, at + offset)} {near(lower, at + offset + 1)}")
        features.append(own)
    return features


def long_shape_of(word: str) -> str:
    """`Xxxx` for `Word`, `XXdd` for `AB12`."""
    upper = re.sub(r"[^\W\d_]", lambda letter: "X" if letter[0].isupper() else "x", word)
    return re.sub(r"\d", "d", upper)


def shape_of(word: str) -> str:
    """The same with runs shortened: `Xx` for `Word`."""
    return "".join(character for character, _ in groupby(long_shape_of(word)))
