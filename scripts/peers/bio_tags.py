"""Tokens of a text, and spans as BIO tags on them."""

import re
from collections.abc import Sequence

from corpus import Span

# Runs of word characters and single symbols: finer than white space, so that labels end where tokens do.
WORD = re.compile(r"\w+|[^\w\s]")

Token = tuple[int, int]
"""Start and end of a token in a text, in code points."""


def words_of(text: str) -> list[Token]:
    return [match.span() for match in WORD.finditer(text)]


def tags_of(tokens: Sequence[Token], spans: Sequence[Span]) -> list[str]:
    """`B-`, `I-` or `O` for every token; a token belongs to the span in which it starts."""
    tags = []
    at = 0
    inside = None
    for start, _ in tokens:
        while at < len(spans) and spans[at].end <= start:
            at += 1
        span = spans[at] if at < len(spans) and spans[at].start <= start else None
        tags.append("O" if span is None else f"{'I' if span is inside else 'B'}-{span.category}")
        inside = span
    return tags


def spans_of(tokens: Sequence[Token], tags: Sequence[str]) -> list[Span]:
    """The spans that tags mean; an `I-` that continues nothing begins a span."""
    spans: list[Span] = []
    open_category = None
    for (start, end), tag in zip(tokens, tags, strict=True):
        prefix, _, category = tag.partition("-")
        if prefix == "I" and category == open_category:
            spans[-1] = spans[-1]._replace(end=end)
        elif prefix != "O":
            spans.append(Span(start, end, category))
        open_category = category if prefix != "O" else None
    return spans
