"""A pretrained encoder, fine-tuned for token classification by transformers and torch.

The budget is that of our engine with an encoder: the same steps, batches and windows. The recipe is the usual one: all
weights are trained at one rate, with a linear head on the first piece of each word, cross-entropy, AdamW, warm-up and
linear decay, and dropout as the encoder's configuration has it.
"""

import random
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeVar

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

# Passes over the data: so many steps, but no fewer epochs than this.
STEPS = 600
MIN_EPOCHS = 4
# A batch is full at so many pieces, padding included.
BATCH_PIECES = 512
# About the mean over layers of the rates that our engine takes for an encoder of this size.
LEARNING_RATE = 3e-4
WARM_UP = 0.1
WEIGHT_DECAY = 0.01
# Pieces in a window, with its two special ones, and by how many pieces windows of a long document overlap.
WINDOW = 256
OVERLAP = 64

Item = TypeVar("Item")

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
            "steps": f"{STEPS}, but at least {MIN_EPOCHS} epochs",
            "piecesPerBatch": BATCH_PIECES,
            "learningRate": LEARNING_RATE,
            "window": WINDOW,
        }

    def predict(self, documents: Iterable[Document]) -> list[list[Span]]:
        """Windows of similar length go together; a word is tagged where it has most context on both sides."""
        documents = list(documents)
        windows = [
            (index, window) for index, document in enumerate(documents) for window in self._windows(document.text)
        ]
        best: list[dict[int, tuple[int, str]]] = [{} for _ in documents]
        self._model.eval()
        with torch.inference_mode():
            for batch in batches_by_length(windows, lambda entry: len(entry[1].input_ids)):
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
        shuffled = random.Random(seed)

        def shuffled_batches() -> list[list[tuple[Window, list[int]]]]:
            shuffled.shuffle(windows)
            batches = batches_by_length(windows, lambda entry: len(entry[0].input_ids))
            shuffled.shuffle(batches)
            return batches

        epoch_steps = len(shuffled_batches())
        epochs = max(MIN_EPOCHS, -(-STEPS // epoch_steps))
        optimizer = torch.optim.AdamW(self._model.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
        steps = epochs * epoch_steps
        schedule = get_linear_schedule_with_warmup(optimizer, int(WARM_UP * steps), steps)
        self._model.train()
        for _ in range(epochs):
            for batch in shuffled_batches():
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


def batches_by_length(items: list[Item], length_of: Callable[[Item], int]) -> list[list[Item]]:
    """Batches of similar length, from the shortest to the longest, each as large as `BATCH_PIECES` allows."""
    batches: list[list[Item]] = []
    for item in sorted(items, key=length_of):
        if batches and (len(batches[-1]) + 1) * length_of(item) <= BATCH_PIECES:
            batches[-1].append(item)
        else:
            batches.append([item])
    return batches


def pad_rows(rows: list[list[int]], padding: int) -> torch.Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([row + [padding] * (width - len(row)) for row in rows])
