"""Labelled documents in the neutral format: JSON Lines, gzipped if the file's name ends in `.gz`.

Inside these programs an offset counts code points, as Python's strings do; in the files it counts UTF-16 code units.
"""

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """An entity: `text[start:end]`, in code points."""

    start: int
    end: int
    category: str


@dataclass(frozen=True)
class Document:
    id: str
    text: str
    spans: list[Span]


@dataclass(frozen=True)
class Corpus:
    language: str
    train: list[Document]
    dev: list[Document]
    test: list[Document]

    @property
    def categories(self) -> list[str]:
        """Those of the training documents, sorted."""
        return sorted({span.category for document in self.train for span in document.spans})


def read_corpus(file: Path, train_limit: int | None) -> Corpus:
    """The documents of a file by split, in file order; of the training documents only the first `train_limit`."""
    with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]

    def of_split(split: str) -> list[Document]:
        return [to_document(record) for record in records if record["split"] == split]

    return Corpus(
        language=records[0]["language"],
        train=of_split("train")[:train_limit],
        dev=of_split("dev"),
        test=of_split("test"),
    )


def to_document(record: dict) -> Document:
    text = record["text"]
    code_point = code_point_offsets(text)
    spans = [
        Span(code_point[entity["offset"]], code_point[entity["offset"] + entity["length"]], entity["category"])
        for entity in record["entities"]
    ]
    return Document(record["id"], text, sorted(spans))


def write_predictions(file: Path, documents: Iterable[Document], predictions: Iterable[Iterable[Span]]) -> None:
    """A line for each document, `{"id", "entities"}`, with offsets and lengths in UTF-16 code units."""
    with open(file, "w", encoding="utf-8") as lines:
        for document, spans in zip(documents, predictions, strict=True):
            utf16 = utf16_offsets(document.text)
            entities = [
                {"category": category, "offset": utf16[start], "length": utf16[end] - utf16[start]}
                for start, end, category in spans
            ]
            lines.write(json.dumps({"id": document.id, "entities": entities}, ensure_ascii=False) + "\n")


def utf16_offsets(text: str) -> list[int]:
    """The offset in UTF-16 code units of every code point, and of the end."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets


def code_point_offsets(text: str) -> dict[int, int]:
    """The reverse of `utf16_offsets`."""
    return {utf16: code_point for code_point, utf16 in enumerate(utf16_offsets(text))}
