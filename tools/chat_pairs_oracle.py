#!/usr/bin/env python3
"""Token ids that TRL's DPOTrainer makes of pairs with chat templates, for ChatPairsTest.

    pip install torch trl==1.16.0 transformers==5.24.0 datasets
    python3 tools/chat_pairs_oracle.py > language/src/test/resources/io/github/grposuite/language/pairs/trl-pairs.jsonl

DPOTrainer._prepare_dataset is called as it is installed, on a stand-in with the tokeniser, for the tiny tokenisers of
tools/language_fixtures.py and templates of tools/chat_oracle.py. These tokenisers lack the templates' special tokens, which become letters:
so tokens merge across the boundary of prompt and response wherever they can.
"""
import json
import types
from pathlib import Path

import datasets
from transformers import PreTrainedTokenizerFast
from trl.trainer.dpo_trainer import DPOTrainer

RESOURCES = Path("language/src/test/resources/io/github/grposuite/language")
datasets.disable_progress_bars()
TOKENS = {
    "llama": {"bos_token": "<|endoftext|>", "eos_token": "<|im_end|>"},
    "llama3": {"bos_token": "<|begin_of_text|>", "eos_token": "<|end_of_text|>"},
    "gemma": {"bos_token": "<bos>", "eos_token": "<eos>"},
}
LONG = "It depends on where you live, on what you have, and on whom you ask. " * 8


def turns(*texts):
    return [{"role": "assistant" if i % 2 else "user", "content": text} for i, text in enumerate(texts)]


def answer(text):
    return [{"role": "assistant", "content": text}]


PAIRS = [
    {"prompt": turns("Should people be free to move?"), "chosen": answer("Yes, they should."), "rejected": answer("No.")},
    {"prompt": turns("Größe?", "Ja.", " And {{ now }}? "), "chosen": answer(" \n1 2 3"), "rejected": answer("10 %")},
    {"prompt": turns("Why?"), "chosen": answer(LONG), "rejected": answer(LONG + "Or not.")},
    {"prompt": turns("Think."), "chosen": answer("<think>\nhm\n</think>\n\nYes"), "rejected": answer("</think>No")},
]
for name, special in TOKENS.items():
    for template in ["deepseek_r1_distill", "gemma3", "llama3", "phi3", "qwen3", "smollm2"]:
        tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(RESOURCES / "fixtures" / name / "tokenizer.json"), **special)
        tokenizer.chat_template = (RESOURCES / "chat" / "templates" / f"{template}.jinja").read_text()
        trainer = types.SimpleNamespace(_tokenizer=tokenizer, _is_vision_dataset=False)
        args = types.SimpleNamespace(dataset_num_proc=None, max_length=None, truncation_mode="keep_start")
        rows = DPOTrainer._prepare_dataset(trainer, datasets.Dataset.from_list(PAIRS), tokenizer, args, "train")
        for pair, row in zip(PAIRS, rows):
            print(json.dumps({
                "tokenizer": name, "template": template, "special": special, **pair, "prompt_ids": row["prompt_ids"],
                "chosen_ids": row["chosen_ids"], "rejected_ids": row["rejected_ids"]}))
