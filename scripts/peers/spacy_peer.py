"""spaCy: a blank model with the pipe `ner`, trained as `spacy init config` and `spacy train` do.

The training documents are those that every system gets; when to stop, and which step's model to take, is decided on
the dev documents, as spaCy's training needs some. The other systems never see those.
"""

import tempfile
from argparse import Namespace
from collections.abc import Iterable
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import loop
from spacy.training.initialize import init_nlp
from spacy.util import filter_spans

from corpus import Corpus, Document, Span

# The default, 20,000, takes most of an hour where scores on dev keep creeping up.
MAX_STEPS = 2000

VERSIONS = {"spacy": version("spacy")}


def train(corpus: Corpus, arguments: Namespace) -> "SpacyPeer":
    return SpacyPeer(corpus, arguments.seed)


class SpacyPeer:
    def __init__(self, corpus: Corpus, seed: int) -> None:
        config = init_config(lang=corpus.language, pipeline=["ner"], optimize="efficiency")
        config["system"]["seed"] = seed
        config["training"]["max_steps"] = MAX_STEPS
        with tempfile.TemporaryDirectory() as folder:
            blank = spacy.blank(corpus.language)
            for split, documents in (("train", corpus.train), ("dev", corpus.dev)):
                file = Path(folder) / f"{split}.spacy"
                to_doc_bin(blank, documents).to_disk(file)
                config["paths"][split] = str(file)
            nlp = init_nlp(config)
            loop.train(nlp, Path(folder), stdout=StringIO(), stderr=StringIO())
            self._nlp = spacy.load(Path(folder) / "model-best")
        self.settings = {"config": "spacy init config, efficiency", "maxSteps": MAX_STEPS, "stops": "on dev"}

    def predict(self, documents: Iterable[Document]) -> list[list[Span]]:
        docs = self._nlp.pipe(document.text for document in documents)
        return [[Span(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents] for doc in docs]


def to_doc_bin(nlp: Language, documents: Iterable[Document]) -> DocBin:
    """A label that cuts through tokens of spaCy's is widened to whole ones: the best that its `ner` can learn."""
    docs = []
    for document in documents:
        doc = nlp.make_doc(document.text)
        spans = [
            doc.char_span(start, end, label=category, alignment_mode="expand")
            for start, end, category in document.spans
        ]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
        docs.append(doc)
    return DocBin(docs=docs)
