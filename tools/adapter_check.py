"""Logits of a model with a LoRA adapter, as Hugging Face's peft reads the adapter.

    pip install torch==2.7.1 transformers==4.53.3 peft==0.16.0 safetensors==0.5.3 tokenizers==0.21.4
    python tools/adapter_check.py MODEL_DIR ADAPTER_DIR PROMPTS.json OUT.json

Shows that peft can load an adapter folder written by the Java trainer, and what it makes of it.
PROMPTS.json is a list of texts, or an object whose prompts have a text (expected.json will do). Each
prompt gets its token ids with special tokens, the last position's logits in float32, nine
significant digits, and the max and mean of the logits over all positions. The adapter must name all
the tensors that its configuration asks for and no others; otherwise this fails.
"""
import json
import sys
from pathlib import Path

import peft
import torch
import transformers
from peft import PeftModel, get_peft_model_state_dict
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

MODEL, ADAPTER, PROMPTS, OUT = map(Path, sys.argv[1:5])


def digits(values):
    return [float(f"{value:.9g}") for value in values]


def main():
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(MODEL / "tokenizer.json"))
    base = AutoModelForCausalLM.from_pretrained(MODEL, torch_dtype=torch.float32, attn_implementation="eager")
    model = PeftModel.from_pretrained(base, ADAPTER)
    # peft is silent about tensors it does not know and initialises those it misses.
    given = set(load_file(ADAPTER / "adapter_model.safetensors"))
    wanted = set(get_peft_model_state_dict(model, save_embedding_layers=False))
    if given != wanted:
        sys.exit(f"missing {sorted(wanted - given)}, unknown {sorted(given - wanted)}")
    prompts = json.loads(PROMPTS.read_text(encoding="utf-8"))
    texts = prompts if isinstance(prompts, list) else [prompt["text"] for prompt in prompts["prompts"]]
    results = []
    for text in texts:
        result = {"text": text, "ids": tokenizer(text)["input_ids"]}
        if result["ids"]:
            with torch.no_grad():
                logits = model(torch.tensor([result["ids"]])).logits[0]
            result.update(max=digits([logits.max()])[0], mean=digits([logits.double().mean()])[0],
                          logits=digits(logits[-1].tolist()))
        results.append(result)
    versions = {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__}
    OUT.write_text(json.dumps({"versions": versions, "prompts": results}, ensure_ascii=False) + "\n", encoding="utf-8")


main()
