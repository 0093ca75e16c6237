"""What the reference implementations say: tokenizers gives pieces, transformers hidden states and logits."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import PreTrainedModel

MAX_PIECES = 48


def pieces_of(tokenizer: Tokenizer, text: str) -> dict:
    """Ids and offsets of a text without special tokens. Offsets come in code points and leave in UTF-16 code units."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    utf16 = [0]
    for character in text:
        utf16.append(utf16[-1] + (2 if ord(character) > 0xFFFF else 1))
    return {
        "text": text,
        "ids": encoding.ids,
        "startsUtf16": [utf16[start] for start, _ in encoding.offsets],
        "endsUtf16": [utf16[end] for _, end in encoding.offsets],
    }


def windows_of(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    tokenizer.enable_truncation(MAX_PIECES)
    windows = [tokenizer.encode(text).ids for text in texts]
    tokenizer.no_truncation()
    return windows


def run(model: PreTrainedModel, windows: list[list[int]]) -> dict[str, torch.Tensor]:
    """Hidden states of the last layer, and logits where the model has a head: [windows, pieces, .]. Shorter windows are
    padded and masked; what stands at padding means nothing."""
    length = max(map(len, windows))
    ids = torch.tensor([window + [model.config.pad_token_id] * (length - len(window)) for window in windows])
    mask = torch.tensor([[1] * len(window) + [0] * (length - len(window)) for window in windows])
    with torch.no_grad():
        output = model(input_ids=ids, attention_mask=mask, output_hidden_states=True)
    states = {"hiddenStates": output.hidden_states[-1]}
    return {**states, "logits": output.logits} if "logits" in output else states


def write_reference(folder: Path, model: PreTrainedModel, tokenizer: Tokenizer, probes: list[str], texts: list[str]):
    """Writes `reference.json` (windows, and pieces of the probes) and `reference.safetensors` (see `run`)."""
    folder.mkdir(parents=True, exist_ok=True)
    windows = windows_of(tokenizer, texts)
    tensors = {name: tensor.contiguous() for name, tensor in run(model, windows).items()}
    save_file(tensors, folder / "reference.safetensors")
    reference = {"windows": windows, "texts": [pieces_of(tokenizer, text) for text in probes]}
    lines = ",\n".join(json.dumps(text) for text in reference["texts"])
    (folder / "reference.json").write_text(f'{{"windows":{json.dumps(windows)},\n"texts":[\n{lines}\n]}}\n')
