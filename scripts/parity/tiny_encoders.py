"""Small encoders with random weights, one of each family."""

import torch
from transformers import (
    BertConfig,
    BertForTokenClassification,
    PreTrainedModel,
    RobertaConfig,
    RobertaForTokenClassification,
    XLMRobertaConfig,
    XLMRobertaForTokenClassification,
)

SHAPE = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 64,
    "num_labels": 5,
    "attn_implementation": "eager",
}


def bert(vocabulary_size: int) -> PreTrainedModel:
    config = BertConfig(vocab_size=vocabulary_size, max_position_embeddings=96, pad_token_id=0, **SHAPE)
    return _randomized(BertForTokenClassification(config))


def roberta(vocabulary_size: int) -> PreTrainedModel:
    return _randomized(RobertaForTokenClassification(RobertaConfig(**_roberta_like(vocabulary_size))))


def xlm_roberta(vocabulary_size: int) -> PreTrainedModel:
    return _randomized(XLMRobertaForTokenClassification(XLMRobertaConfig(**_roberta_like(vocabulary_size))))


def _roberta_like(vocabulary_size: int) -> dict:
    ids = {"pad_token_id": 1, "bos_token_id": 0, "eos_token_id": 2}
    # Positions start at pad_token_id + 1, so that two places are never used.
    sizes = {"vocab_size": vocabulary_size, "max_position_embeddings": 98, "type_vocab_size": 1}
    return {**sizes, "layer_norm_eps": 1e-5, **ids, **SHAPE}


def _randomized(model: PreTrainedModel) -> PreTrainedModel:
    """Gives every parameter, biases and norms too, values that show in the output, or a slip would not."""
    generator = torch.Generator().manual_seed(7)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            values = torch.randn(parameter.shape, generator=generator)
            is_norm = "LayerNorm.weight" in name
            parameter.copy_(1 + 0.2 * values if is_norm else 0.2 * values)
    return model.eval()
