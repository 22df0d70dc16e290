"""A folder that ./grpo model merge wrote, against peft's merge_and_unload.

    pip install torch==2.7.1 transformers==4.53.3 peft==0.16.0 safetensors==0.5.3
    python tools/merge_check.py MODEL ADAPTER             # writes a random adapter, ranks by module, rsLoRA
    ./grpo model merge MODEL --adapter ADAPTER --out MERGED
    python tools/merge_check.py MODEL ADAPTER MERGED

Fails unless transformers loads MERGED, its tensors have the names, shapes and types of MODEL's, those without an adapter
are the same byte for byte, the others are W + scale · B A in float64, rounded once, and the last logits of three texts
of random tokens are within 1e-4 of the largest of those that peft's merge_and_unload of MODEL in float32 gives. A model
that is not stored in float32 is itself rounded: there the logits' difference is compared with what 2⁻⁹ (BF16) or 2⁻¹²
(F16) of every adapted weight can do, measured by rounding peft's merged weights to the type.
"""
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # peft looks the base model up otherwise

import torch
from peft import LoraConfig, PeftModel, get_peft_model, get_peft_model_state_dict
from peft.tuners.lora import LoraLayer
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM

TOLERANCE = 1e-4
TEXT_TOKENS = 12


def load(folder):
    return AutoModelForCausalLM.from_pretrained(folder, torch_dtype=torch.float32, attn_implementation="eager").eval()


def with_adapter(model, folder):
    """peft is silent about tensors that it does not know and initialises those that it misses."""
    adapted = PeftModel.from_pretrained(model, folder).eval()
    given = set(load_file(folder / "adapter_model.safetensors"))
    wanted = set(get_peft_model_state_dict(adapted, save_embedding_layers=False))
    assert given == wanted, f"missing {sorted(wanted - given)}, unknown {sorted(given - wanted)}"
    return adapted


def last_logits(model, ids):
    with torch.no_grad():
        return model(torch.tensor([ids])).logits[0, -1]


def difference(values, expected):
    expected = torch.as_tensor(expected, dtype=torch.float64)
    return ((torch.as_tensor(values, dtype=torch.float64) - expected).abs().max() / expected.abs().max()).item()


def weights(folder):
    files = sorted(folder.glob("model*.safetensors"))
    return {name: tensor for file in files for name, tensor in load_file(file).items()}


def rounded_once(value, dtype):
    """Of a type's value near a float64 and the two beside it, the nearest; of two, the even one. (torch rounds a float64
    to 16 bits by way of float32, twice.)"""
    if dtype == torch.float32:
        return value.to(dtype)
    near = value.to(dtype)
    bits = near.view(torch.int16)
    best, distance = near, (near.double() - value).abs()
    for step in (-1, 1):
        other = (bits + step).view(dtype)
        apart = torch.where(other.isfinite(), (other.double() - value).abs(), torch.inf)
        even = (other.view(torch.int16) & 1) == 0
        closer = (apart < distance) | ((apart == distance) & even)
        best, distance = torch.where(closer, other, best), torch.where(closer, apart, distance)
    return best


def check_weights(model, adapter, merged, adapted):
    """Tensor by tensor; the number that are merged."""
    before, after = weights(model), weights(merged)
    assert {n: (t.shape, t.dtype) for n, t in before.items()} == {n: (t.shape, t.dtype) for n, t in after.items()}
    layers = {name.removeprefix("base_model.model.") + ".weight": layer
              for name, layer in adapted.named_modules() if isinstance(layer, LoraLayer)}
    assert set(layers) <= set(before)
    for name, tensor in before.items():
        if name not in layers:
            assert torch.equal(tensor.view(torch.uint8), after[name].view(torch.uint8)), name
            continue
        layer = layers[name]
        a, b = (part["default"].weight.double() for part in (layer.lora_A, layer.lora_B))
        total = tensor.double() + layer.scaling["default"] * (b @ a)
        differ = rounded_once(total, tensor.dtype) != after[name]
        # Sums in another order may fall to the other side of a number halfway between two.
        assert differ.double().mean() < 1e-5, (name, differ.sum().item())
    return len(layers)


def check(model, adapter, merged, texts):
    """The largest relative difference of logits between the merged folder and peft's merge_and_unload."""
    adapted = with_adapter(load(model), adapter)
    check_weights(model, adapter, merged, adapted)
    theirs, ours = adapted.merge_and_unload(), load(merged)
    return max(difference(last_logits(ours, ids), last_logits(theirs, ids)) for ids in texts)


def rounding(model, adapter, texts, dtype):
    """The same between peft's merged weights in float32 and rounded to a type."""
    theirs = with_adapter(load(model), adapter).merge_and_unload()
    expected = [last_logits(theirs, ids) for ids in texts]
    for weight in theirs.parameters():
        weight.data = weight.data.to(dtype).float()
    return max(difference(last_logits(theirs, ids), logits) for ids, logits in zip(texts, expected))


def random_adapter(model, folder):
    torch.manual_seed(5)
    config = LoraConfig(r=8, lora_alpha=16, target_modules="all-linear", task_type="CAUSAL_LM",
                        rank_pattern={"down_proj": 4}, use_rslora=True)
    adapted = get_peft_model(load(model), config)
    for name, weight in adapted.named_parameters():
        if "lora_" in name:
            weight.data = 0.02 * torch.randn_like(weight)
    adapted.save_pretrained(folder, save_embedding_layers=False)


def main():
    model, adapter, *merged = map(Path, sys.argv[1:])
    if not merged:
        return random_adapter(model, adapter)
    merged, = merged
    vocabulary = load(model).config.vocab_size
    generator = torch.Generator().manual_seed(1)
    texts = torch.randint(vocabulary, (3, TEXT_TOKENS), generator=generator).tolist()
    found = check(model, adapter, merged, texts)
    plain = max(difference(last_logits(load(model), ids), last_logits(load(merged), ids)) for ids in texts)
    types = {tensor.dtype for tensor in weights(model).values()}
    print(f"logits differ by {found:.1e} of the largest from merge_and_unload's; the adapter moves them by {plain:.1e}")
    if types == {torch.float32}:
        assert found < TOLERANCE
    else:
        dtype, = types
        allowed = rounding(model, adapter, texts, dtype)
        print(f"rounding peft's merged weights to {dtype} moves them by {allowed:.1e}")
        assert found < 2 * allowed


if __name__ == "__main__":
    main()
