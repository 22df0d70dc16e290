"""A tiny random model of each architecture, with what transformers and peft compute from it.

    pip install torch==2.7.1 transformers==4.53.3 peft==0.16.0 safetensors==0.5.3
    python tools/architecture_fixtures.py [OUT_DIR]

OUT_DIR is language/src/test/resources/io/github/grposuite/language/architectures unless given. A folder a
model: config.json, model.safetensors, adapter/ (LoRA on all maps, A and B random) and expected.json:

    logits     at the last position of each of three texts of token ids (nine significant digits)
    generated  the tokens that transformers' greedy generate appends to each text
    gradient   of ln p(chosen) − ½ ln p(rejected), both after the first text, by the adapter's matrices, by name
    adapted    logits of the first text with the adapter
    without    for each feature that the model is there for, the largest change of the logits, relative to the
               largest logit, when it is switched off

llama-bias has a second adapter, patterns/, with ranks and alphas by module and rsLoRA; adapted and gradient of it are in
patterns/expected.json. Without rsLoRA or the alphas its logits must move as far, too.

The script fails unless every such change is a hundred times what the Java tests allow (1e-4), and every generated
token is ahead of the next by ten times that. Computed in float32 with attention written out ("eager"). Weights are
large enough that scores reach caps and windows matter; windows are shorter than the texts.
"""
import copy
import json
import os
import shutil
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # peft looks the base model up otherwise

import peft
import torch
import transformers
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import (AutoModelForCausalLM, Gemma2Config, Gemma3TextConfig, GemmaConfig, GraniteConfig,
                          LlamaConfig, MistralConfig, Phi3Config, Qwen2Config, Qwen3Config)

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else "language/src/test/resources/io/github/grposuite/language/architectures")
TOLERANCE = 1e-4
VOCABULARY = 96
TEXTS = [[5, 17, 80, 3, 42, 61, 9, 77, 23, 50, 8, 91], [30, 11, 66, 30, 2, 71, 14, 39, 55, 20], [88]]
CHOSEN, REJECTED = [12, 45, 7, 60], [33, 4, 70]
NEW_TOKENS = 10
VERSIONS = {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__}

BASE = dict(vocab_size=VOCABULARY, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4,
            num_key_value_heads=2, max_position_embeddings=64, bos_token_id=1, eos_token_id=0, pad_token_id=0)


def without_window(config):
    config.sliding_window = 1000


def without(name):
    def change(config):
        setattr(config, name, {"rope_scaling": None}.get(name, 1.0))
    return change


def without_cap(name):
    def change(config):
        setattr(config, name, None)
    return change


def one_theta(config):
    config.rope_local_base_freq = config.rope_theta


def plain_norms(*names):
    """Norms of these names with their neutral weight."""
    def change(model):
        for name, weight in model.named_parameters():
            if any(part in name for part in names):
                weight.data.fill_(0.0 if "gemma" in model.config.model_type else 1.0)
    return change


def no_bias(model):
    for name, weight in model.named_parameters():
        if name.endswith(".bias"):
            weight.data.zero_()


YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 16}
LONG = {"type": "longrope", "short_factor": [1.0, 1.5], "long_factor": [2.0, 4.0]}

# Configuration, what to change in it, and what to change in the weights, to switch a feature off.
MODELS = {
    "llama-bias": (LlamaConfig(**BASE, attention_bias=True, mlp_bias=True), {}, {"biases": no_bias}),
    "mistral": (MistralConfig(**BASE, head_dim=6, sliding_window=4), {"window": without_window}, {}),
    "qwen2": (Qwen2Config(**BASE | {"num_hidden_layers": 3}, use_sliding_window=True, sliding_window=5,
                          max_window_layers=1, tie_word_embeddings=True, rope_scaling=dict(YARN)),
              {"window": without_window, "yarn": without("rope_scaling")}, {"biases": no_bias}),
    "qwen3": (Qwen3Config(**BASE, head_dim=8, attention_bias=True, rope_theta=1000.0),
              {}, {"biases": no_bias, "query and key norms": plain_norms("q_norm", "k_norm")}),
    "gemma": (GemmaConfig(**BASE | {"num_key_value_heads": 4}, head_dim=6, hidden_activation="gelu_pytorch_tanh"), {},
              {"norms": plain_norms("norm")}),
    "gemma2": (Gemma2Config(**BASE | {"num_hidden_layers": 3}, head_dim=8, sliding_window=4, query_pre_attn_scalar=5,
                            attn_logit_softcapping=2.0, final_logit_softcapping=8.0),
               {"window": without_window, "attention cap": without_cap("attn_logit_softcapping"),
                "logits cap": without_cap("final_logit_softcapping"),
                "query scalar": without("query_pre_attn_scalar")},
               {"output norms": plain_norms("post_attention", "post_feedforward")}),
    "gemma3": (Gemma3TextConfig(**BASE | {"num_hidden_layers": 4, "num_key_value_heads": 1}, head_dim=8, sliding_window=4,
                                sliding_window_pattern=3, query_pre_attn_scalar=6, rope_theta=1000.0,
                                rope_local_base_freq=10.0, rope_scaling={"rope_type": "linear", "factor": 4.0}),
               {"window": without_window, "local base": one_theta, "linear": without("rope_scaling"),
                "query scalar": without("query_pre_attn_scalar")},
               {"query and key norms": plain_norms("q_norm", "k_norm"),
                "output norms": plain_norms("post_attention", "post_feedforward")}),
    "granite": (GraniteConfig(**BASE, embedding_multiplier=3.0, attention_multiplier=0.3, residual_multiplier=0.6,
                              logits_scaling=2.5, attention_bias=True, mlp_bias=True, tie_word_embeddings=True),
                {name: without(name) for name in
                 ("embedding_multiplier", "attention_multiplier", "residual_multiplier", "logits_scaling")},
                {"biases": no_bias}),
    "phi3": (Phi3Config(**BASE, sliding_window=5), {"window": without_window}, {}),
    "phi3-long": (Phi3Config(**BASE, original_max_position_embeddings=32, rope_scaling=dict(LONG)),
                  {"longrope": without("rope_scaling")}, {}),
}


def digits(values):
    return [float(f"{value:.9g}") for value in values]


def randomise(model):
    offset = 0.0 if "gemma" in model.config.model_type else 1.0
    for name, weight in model.named_parameters():
        noise = torch.randn_like(weight)
        if "norm" in name:
            weight.data = offset + 0.4 * noise
        elif "embed" in name or "lm_head" in name:
            weight.data = 0.7 * noise
        else:
            weight.data = 0.45 * noise


def load(folder, change=None):
    config = transformers.AutoConfig.from_pretrained(folder)
    if change:
        change(config)
    return AutoModelForCausalLM.from_pretrained(folder, config=config, torch_dtype=torch.float32,
                                                attn_implementation="eager").eval()


def last_logits(model, ids):
    with torch.no_grad():
        return model(torch.tensor([ids])).logits[0, -1]


def switched(folder, config_changes, weight_changes):
    original = [last_logits(load(folder), ids) for ids in TEXTS[:2]]
    result = {}
    for name, change in {**config_changes, **weight_changes}.items():
        model = load(folder, change if name in config_changes else None)
        if name in weight_changes:
            change(model)
        off = [last_logits(model, ids) for ids in TEXTS[:2]]
        result[name] = max(((a - b).abs().max() / a.abs().max()).item() for a, b in zip(original, off))
        assert result[name] > 100 * TOLERANCE, (folder.name, name, result[name])
    return {name: float(f"{value:.2g}") for name, value in result.items()}


def log_probability(model, prompt, response):
    logits = model(torch.tensor([prompt + response])).logits[0, len(prompt) - 1:-1]
    return logits.log_softmax(-1).gather(1, torch.tensor(response)[:, None]).sum()


def generate(model, ids):
    made = model.generate(torch.tensor([ids]), attention_mask=torch.ones(1, len(ids)), do_sample=False,
                          max_new_tokens=NEW_TOKENS, pad_token_id=0)
    tokens = made[0, len(ids):].tolist()
    for count in range(len(tokens)):
        logits = last_logits(model, ids + tokens[:count])
        first, second = logits.topk(2).values.tolist()
        assert first - second > 10 * TOLERANCE * logits.abs().max().item(), "rounding could decide on a token; take another seed"
    return tokens


# The first that fits counts (peft saves them sorted); a key that does not begin where a name does fits nothing.
PATTERNS = dict(
    rank_pattern={"q_proj": 3, r"layers\.1\.mlp\.(gate|up)_proj": 1, "model.layers.0.self_attn.v_proj": 4,
                  "down_proj": 5, "mlp.down_proj": 1, "proj": 7},
    alpha_pattern={r"layers\.\d.self_attn.[qo]_proj": 6, "k_proj": 1.5, "layers.0.mlp.gate_proj": 2, "_proj": 9},
    use_rslora=True)


def patterns(folder):
    """An adapter with everything that differs by module, and logits and gradient of the model with it."""
    torch.manual_seed(2100)
    adapter(folder.name, folder, fused=False, into="patterns", **PATTERNS)
    given = PeftModel.from_pretrained(load(folder), folder / "patterns", is_trainable=True).eval()
    expected = last_logits(given, TEXTS[0])
    for name, change in {"rsLoRA": lambda m: m.lora_alpha["default"] / m.r["default"],
                         "alpha pattern": lambda m: 4 / m.r["default"] ** 0.5}.items():
        other = PeftModel.from_pretrained(load(folder), folder / "patterns").eval()
        for module in other.modules():
            if hasattr(module, "lora_alpha"):
                module.scaling["default"] = change(module)
        moved = ((last_logits(other, TEXTS[0]) - expected).abs().max() / expected.abs().max()).item()
        assert moved > 100 * TOLERANCE, (name, moved)
        print(folder.name, name, f"{moved:.2g}")
    result = {"versions": VERSIONS, "adapted": digits(expected.tolist()), "gradient": gradient(given)}
    write(folder / "patterns" / "expected.json", result)


def write(path, values):
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in values.items())
    path.write_text("{" + lines + "}\n", encoding="utf-8")


def adapter(name, folder, fused, into="adapter", **more):
    maps = ["qkv_proj", "o_proj", "gate_up_proj", "down_proj"] if fused else [
        "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    model = get_peft_model(load(folder), LoraConfig(r=2, lora_alpha=4, target_modules=maps, lora_dropout=0.0,
                                                    bias="none", task_type="CAUSAL_LM", **more))
    for key, weight in model.named_parameters():
        if "lora_" in key:
            weight.data = 0.2 * torch.randn_like(weight)
    model.save_pretrained(folder / into, save_embedding_layers=False)
    (folder / into / "README.md").unlink(missing_ok=True)
    # Neither the maker's folder nor Python's order of sets belongs into a fixture.
    path = folder / into / "adapter_config.json"
    written = json.loads(path.read_text())
    written.update(base_model_name_or_path=name, target_modules=sorted(written["target_modules"]))
    path.write_text(json.dumps(written, indent=2) + "\n")


def gradient(model):
    value = log_probability(model, TEXTS[0], CHOSEN) - 0.5 * log_probability(model, TEXTS[0], REJECTED)
    value.backward()
    return {key.replace(".default", ""): digits(weight.grad.flatten().tolist())
            for key, weight in sorted(model.named_parameters()) if weight.requires_grad}


def main():
    torch.set_num_threads(1)
    for i, (name, (config, config_changes, weight_changes)) in enumerate(MODELS.items()):
        torch.manual_seed(2024 + i)
        folder = OUT / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        model = AutoModelForCausalLM.from_config(copy.deepcopy(config))
        randomise(model)
        model.save_pretrained(folder)
        (folder / "generation_config.json").unlink(missing_ok=True)
        adapter(name, folder, "phi3" in name)
        model = load(folder)
        off = switched(folder, config_changes, weight_changes)
        print(name, off)
        expected = {"versions": VERSIONS, "texts": TEXTS, "chosen": CHOSEN, "rejected": REJECTED, "without": off,
                    "logits": [digits(last_logits(model, ids).tolist()) for ids in TEXTS],
                    "generated": [generate(model, ids) for ids in TEXTS]}
        adapted = PeftModel.from_pretrained(load(folder), folder / "adapter", is_trainable=True).eval()
        expected["adapted"] = digits(last_logits(adapted, TEXTS[0]).tolist())
        expected["gradient"] = gradient(adapted)
        write(folder / "expected.json", expected)
    patterns(OUT / "llama-bias")


main()
