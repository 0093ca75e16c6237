"""What the reference implementations say: tokenizers gives pieces, transformers hidden states, logits and gradients."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import AutoModel, AutoModelForTokenClassification, PreTrainedModel

from texts import PROBE_TEXTS

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


def run(model: PreTrainedModel, windows: list[list[int]]) -> tuple[dict[str, torch.Tensor], dict[str, float]]:
    """Hidden states of the last layer, and logits where the model has a head: [windows, pieces, .]. Shorter windows are
    padded and masked; what stands at padding means nothing. With a head, also the gradients of the sum of all squared
    logits by every parameter: of each, the sum of its products with the parameter."""
    length = max(map(len, windows))
    ids = torch.tensor([window + [model.config.pad_token_id] * (length - len(window)) for window in windows])
    mask = torch.tensor([[1] * len(window) + [0] * (length - len(window)) for window in windows])
    output = model(input_ids=ids, attention_mask=mask, output_hidden_states=True)
    states = {"hiddenStates": output.hidden_states[-1].detach().contiguous()}
    if "logits" not in output:
        return states, {}
    (output.logits.square() * mask.unsqueeze(-1)).sum().backward()
    encoder = getattr(model, model.base_model_prefix)
    gradients = {name: float((p.grad.double() * p.detach().double()).sum()) for name, p in encoder.named_parameters()}
    return {**states, "logits": output.logits.detach().contiguous()}, gradients


def write_reference(folder: Path, target: Path, texts: list[str]) -> None:
    """Asks about the encoder in `folder`; writes `reference.json` and `reference.safetensors` (see README.md)."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    has_head = "TokenClassification" in (folder / "config.json").read_text()
    kind = AutoModelForTokenClassification if has_head else AutoModel
    model = kind.from_pretrained(folder, attn_implementation="eager").eval()

    windows = windows_of(tokenizer, texts)
    tensors, gradients = run(model, windows)
    target.mkdir(parents=True, exist_ok=True)
    save_file(tensors, target / "reference.safetensors")
    probes = ",\n".join(json.dumps(pieces_of(tokenizer, text)) for text in PROBE_TEXTS)
    (target / "reference.json").write_text(
        f'{{"windows":{json.dumps(windows)},\n"gradients":{json.dumps(gradients)},\n"texts":[\n{probes}\n]}}\n'
    )
