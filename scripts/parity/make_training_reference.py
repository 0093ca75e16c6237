"""What torch makes of a few steps of fine-tuning a small encoder.

    python scripts/parity/make_training_reference.py tests/support/tiny-encoders/bert packages/taggers/test-support/fine-tuning.json

The steps are those of packages/taggers/src/transformer without dropout: cross-entropy on all pieces but the special
ones, frozen embeddings, AdamW with rates that fall from layer to layer, decay of matrices only, clipped gradients.
"""

import json
import sys
from pathlib import Path

import torch
from transformers import AutoModelForTokenClassification

STEPS = 3
LEARNING_RATE = 1e-2
LAYER_DECAY = 0.8
WEIGHT_DECAY = 0.1
MAX_GRADIENT_NORM = 1.0
IGNORED = -100


def layer_of(name: str, layers: int) -> int:
    """From 1; 0 is the embeddings. The head learns like the last layer."""
    if name.startswith("classifier"):
        return layers
    return int(name.split("layer.")[1].split(".")[0]) + 1 if "encoder.layer." in name else 0


def main(folder: Path, target: Path) -> None:
    model = AutoModelForTokenClassification.from_pretrained(folder, attn_implementation="eager").eval()
    windows = json.loads((folder / "reference.json").read_text())["windows"]
    labels = model.config.num_labels
    length = max(map(len, windows))
    ids = torch.tensor([window + [model.config.pad_token_id] * (length - len(window)) for window in windows])
    mask = torch.tensor([[1] * len(window) + [0] * (length - len(window)) for window in windows])
    tags = torch.full(ids.shape, IGNORED)
    for index, window in enumerate(windows):
        for place in range(1, len(window) - 1):
            tags[index, place] = (index + place) % labels

    layers = model.config.num_hidden_layers
    trained = {name: p for name, p in model.named_parameters() if "_embeddings." not in name}
    first = {name: p.detach().clone() for name, p in trained.items()}
    optimizer = torch.optim.AdamW(
        [
            {
                "params": [p],
                "lr": LEARNING_RATE * LAYER_DECAY ** (layers - layer_of(name, layers)),
                "weight_decay": WEIGHT_DECAY if p.dim() == 2 else 0.0,
            }
            for name, p in trained.items()
        ]
    )
    losses, gradients = [], {}
    for step in range(STEPS):
        model.zero_grad()
        loss = model(input_ids=ids, attention_mask=mask, labels=tags).loss
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            gradients = {name: summary(p.grad, first[name]) for name, p in trained.items()}
        torch.nn.utils.clip_grad_norm_(list(trained.values()), MAX_GRADIENT_NORM)
        optimizer.step()
    changes = {name: summary(p.detach() - first[name], first[name]) for name, p in trained.items()}
    settings = {
        "learningRate": LEARNING_RATE,
        "layerDecay": LAYER_DECAY,
        "weightDecay": WEIGHT_DECAY,
        "maxGradientNorm": MAX_GRADIENT_NORM,
    }
    reference = {"settings": settings, "losses": losses, "gradients": gradients, "changes": changes}
    target.write_text(json.dumps(reference, indent=1) + "\n")


def summary(tensor: torch.Tensor, parameter: torch.Tensor) -> dict[str, float]:
    """Its length, and its product with the parameter as it was at first."""
    return {"norm": tensor.double().norm().item(), "product": (tensor.double() * parameter.double()).sum().item()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
