"""A pretrained encoder, fine-tuned for token classification by transformers and torch.

The budget is that of our engine with an encoder: the same epochs, window and batch size. What is not shared is the
recipe that is usual here: a linear head on the first piece of each word, cross-entropy, AdamW with warm-up and linear
decay, dropout as the encoder's configuration has it.
"""

import random
from argparse import Namespace
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import torch
from transformers import (
    AutoModelForTokenClassification,
    AutoTokenizer,
    BatchEncoding,
    get_linear_schedule_with_warmup,
)
from transformers.utils import logging

from bio_tags import spans_of, tags_of, words_of
from corpus import Corpus, Document, Span

EPOCHS = 8
BATCH_SIZE = 16
LEARNING_RATE = 5e-4
WARM_UP = 0.1
WEIGHT_DECAY = 0.01
# Pieces in a window, with its two special ones, and by how many pieces windows of a long document overlap.
WINDOW = 256
OVERLAP = 64

# What cross-entropy leaves out: special pieces, and all pieces of a word but the first.
IGNORED = -100

VERSIONS = {name: version(name) for name in ("transformers", "torch")}


def train(corpus: Corpus, arguments: Namespace) -> "TransformersPeer":
    return TransformersPeer(corpus, arguments.encoder, seed=arguments.seed, threads=arguments.threads)


class Window(NamedTuple):
    """A part of a document that goes through the encoder at once."""

    input_ids: list[int]
    first_pieces: dict[int, int]
    """For each word that begins here, by its index in the document: the place of its first piece."""


class TransformersPeer:
    def __init__(self, corpus: Corpus, encoder: Path, seed: int, threads: int) -> None:
        logging.set_verbosity_error()
        torch.set_num_threads(threads)
        torch.manual_seed(seed)
        self._tags = ["O"] + [f"{prefix}-{category}" for category in corpus.categories for prefix in "BI"]
        self._tokenizer = AutoTokenizer.from_pretrained(encoder, add_prefix_space=True)
        self._model = AutoModelForTokenClassification.from_pretrained(encoder, num_labels=len(self._tags))
        self._fine_tune([window for document in corpus.train for window in self._labelled_windows(document)], seed)
        # Predictions of all systems take one thread.
        torch.set_num_threads(1)
        self.settings = {
            "epochs": EPOCHS,
            "batch": BATCH_SIZE,
            "learningRate": LEARNING_RATE,
            "window": WINDOW,
        }

    def predict(self, documents: Iterable[Document]) -> list[list[Span]]:
        """Windows of similar length go together; a word is tagged where it has most context on both sides."""
        documents = list(documents)
        windows = [
            (index, window) for index, document in enumerate(documents) for window in self._windows(document.text)
        ]
        windows.sort(key=lambda entry: len(entry[1].input_ids))
        best: list[dict[int, tuple[int, str]]] = [{} for _ in documents]
        self._model.eval()
        with torch.inference_mode():
            for batch in batches_of(windows):
                inputs = self._pad([window for _, window in batch])
                tags = self._model(**inputs).logits.argmax(-1).tolist()
                for (index, window), row in zip(batch, tags, strict=True):
                    for word, piece in window.first_pieces.items():
                        context = min(piece, len(window.input_ids) - piece)
                        if context > best[index].get(word, (0, ""))[0]:
                            best[index][word] = (context, self._tags[row[piece]])
        return [
            spans_of(words, [found.get(word, (0, "O"))[1] for word in range(len(words))])
            for words, found in zip((words_of(document.text) for document in documents), best, strict=True)
        ]

    def _windows(self, text: str) -> Iterator[Window]:
        words = words_of(text)
        if not words:
            return
        encoded: BatchEncoding = self._tokenizer(
            [text[start:end] for start, end in words],
            is_split_into_words=True,
            truncation=True,
            max_length=WINDOW,
            stride=OVERLAP,
            return_overflowing_tokens=True,
        )
        for index, input_ids in enumerate(encoded["input_ids"]):
            word_ids = encoded.word_ids(index)
            first_pieces = {
                word: piece for piece, word in enumerate(word_ids) if word is not None and word != word_ids[piece - 1]
            }
            yield Window(input_ids, first_pieces)

    def _labelled_windows(self, document: Document) -> Iterator[tuple[Window, list[int]]]:
        tags = [self._tags.index(tag) for tag in tags_of(words_of(document.text), document.spans)]
        for window in self._windows(document.text):
            labels = [IGNORED] * len(window.input_ids)
            for word, piece in window.first_pieces.items():
                labels[piece] = tags[word]
            yield window, labels

    def _fine_tune(self, windows: list[tuple[Window, list[int]]], seed: int) -> None:
        steps = EPOCHS * -(-len(windows) // BATCH_SIZE)
        optimizer = torch.optim.AdamW(self._model.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
        schedule = get_linear_schedule_with_warmup(optimizer, int(WARM_UP * steps), steps)
        shuffled = random.Random(seed)
        self._model.train()
        for _ in range(EPOCHS):
            shuffled.shuffle(windows)
            for batch in batches_of(windows):
                labels = pad_rows([labels for _, labels in batch], IGNORED)
                self._model(**self._pad([window for window, _ in batch]), labels=labels).loss.backward()
                torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()

    def _pad(self, windows: list[Window]) -> dict[str, torch.Tensor]:
        rows = [window.input_ids for window in windows]
        return {
            "input_ids": pad_rows(rows, self._tokenizer.pad_token_id),
            "attention_mask": pad_rows([[1] * len(row) for row in rows], 0),
        }


def batches_of(items: list) -> Iterator[list]:
    for first in range(0, len(items), BATCH_SIZE):
        yield items[first : first + BATCH_SIZE]


def pad_rows(rows: list[list[int]], padding: int) -> torch.Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([row + [padding] * (width - len(row)) for row in rows])
