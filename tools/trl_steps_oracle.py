#!/usr/bin/env python3
"""Two optimiser steps of TRL's own trainers on a tiny model, for TrlStepsTest.

    pip install trl==1.16.0 torch==2.15.0 transformers==5.24.0 peft==0.21.2
    python3 tools/trl_steps_oracle.py
    pip install trl==0.19.1 torch==2.7.1 transformers==4.53.3 peft==0.16.0
    python3 tools/trl_steps_oracle.py

DPOTrainer.train and CPOTrainer.train run as they are installed, with a LoRA adapter on the model of fixtures/llama, in 64 bits (what
transformers computes in 32, norms and rotations, stays so). All pairs are one batch, so that their order plays no part; an epoch is a
step. Pairs are once texts and once conversations with the template of chat/templates/smollm2.jinja. Terms of fine-tuning are
means over all tokens of a batch in TRL; their cases have the pairs whose chosen responses are equally long, where that is ours.

Writes steps-VERSION.json: the settings, the pairs with TRL's tokens, and each case with TRL's arguments, our settings of the same, the
loss and the rewards of both steps; and steps-VERSION.safetensors: `start`, the adapter, and for each case four rows of its values: the
gradient of the first step, the adapter after it, and the same of the second. Values are in the order of Java's LoraLayout.
"""
import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # peft looks the base model up otherwise

import datasets
import numpy as np
import peft
import torch
import transformers
import trl
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast, TrainerCallback
from trl import DPOConfig, DPOTrainer

RESOURCES = Path("language/src/test/resources/io/github/grposuite/language")
OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else RESOURCES / "trl"
OLD = trl.__version__.startswith("0.")
cpo = importlib.import_module("trl.trainer" if OLD else "trl.experimental.cpo")
MODEL = RESOURCES / "fixtures" / "llama"
TARGETS = ["q_proj", "v_proj"]
SETTINGS = {"layer": 1, "rank": 1, "loraAlpha": 2, "learningRate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8,
            "weightDecay": 0.01}
COMMON = dict(
    per_device_train_batch_size=4, num_train_epochs=2, learning_rate=SETTINGS["learningRate"], lr_scheduler_type="constant",
    optim="adamw_torch", weight_decay=SETTINGS["weightDecay"], adam_epsilon=SETTINGS["epsilon"], max_grad_norm=0.0,
    gradient_checkpointing=False, bf16=False, use_cpu=True, logging_steps=1, save_strategy="no", report_to=[], disable_tqdm=True,
    max_length=None)

# Prompt, chosen, rejected; the first two chosen responses have as many tokens.
PAIRS = [
    ("Is family important?\nA. Very\nB. Not\n", "A", "B. Not at all important"),
    ("Can most people be trusted?\nA. Yes\nB. No\n", "B", "A"),
    ("Will the economy improve?\n", "Stay the same", "It will improve"),
    ("Is climate change a serious problem?\n", "Very serious, in most of our countries", "No"),
]
EQUAL = 2
SYSTEM = "Be brief."

# A name; our settings; the trainer's arguments. The first case of a trainer has all pairs.
DPO = [
    ("dpo", {"loss": "dpo"}, {"loss_type": "sigmoid"}),
    ("ipo", {"loss": "ipo", "log_probability": "mean"}, {"loss_type": "ipo"}),
    ("rdpo", {"loss": "rdpo", "label_smoothing": 0.2}, {"loss_type": "robust", "label_smoothing": 0.2}),
    ("slic", {"loss": "hinge"}, {"loss_type": "hinge"}),
    ("exo", {"loss": "exo", "label_smoothing": 0.001}, {"loss_type": "exo_pair", "label_smoothing": 0.001}),
    ("discopop", {"loss": "discopop", "temperature": 0.05}, {"loss_type": "discopop", "discopop_tau": 0.05}),
    ("nca", {"loss": "nca"}, {"loss_type": "nca_pair"}),
    ("sppo", {"loss": "sppo"}, {"loss_type": "sppo_hard"}),
    ("apo-zero", {"loss": "apo-zero"}, {"loss_type": "apo_zero"}),
    ("apo-down", {"loss": "apo-down"}, {"loss_type": "apo_down"}),
]
ONLY_OLD = [
    ("cdpo", {"loss": "cdpo", "label_smoothing": 0.1}, {"loss_type": "sigmoid", "label_smoothing": 0.1}),
    ("rpo", {"loss": "dpo", "sft_weight": 1}, {"loss_type": "sigmoid", "rpo_alpha": 1.0}),
]
ONLY_NEW = [
    ("bco", {"loss": "bco"}, {"loss_type": "bco_pair"}),
    ("dpo-mean", {"loss": "dpo", "log_probability": "mean"}, {"loss_type": "sigmoid_norm"}),
    ("rpo", {"loss": "dpo", "sft_weight": 1}, {"loss_type": ["sigmoid", "sft"], "loss_weights": [1.0, 1.0]}),
    ("apo-zero-sft", {"loss": "apo-zero", "sft_weight": 0.5}, {"loss_type": ["apo_zero", "sft"], "loss_weights": [1.0, 0.5]}),
]
CPO = [
    ("simpo", {"loss": "simpo", "gamma": 0.5}, {"loss_type": "simpo", "simpo_gamma": 0.5, "cpo_alpha": 0.0}),
    ("cpo-simpo", {"loss": "simpo", "gamma": 0.5, "sft_weight": 1}, {"loss_type": "simpo", "simpo_gamma": 0.5, "cpo_alpha": 1.0}),
    ("cpo", {"loss": "simpo", "gamma": 0, "log_probability": "sum", "sft_weight": 1}, {"loss_type": "sigmoid", "cpo_alpha": 1.0}),
]
BETA = 0.5


class Watch(TrainerCallback):
    """Keeps gradients before updates and weights after them."""

    def __init__(self):
        self.rows = []

    def on_pre_optimizer_step(self, args, state, control, model=None, **kwargs):
        self.rows.append(flat({key: weight.grad for key, weight in adapter(model).items()}))

    def on_step_end(self, args, state, control, model=None, **kwargs):
        self.rows.append(flat(adapter(model)))


def adapter(model):
    return {key: weight for key, weight in model.named_parameters() if weight.requires_grad}


def order(key):
    return next(i for i, target in enumerate(TARGETS) if target in key), "lora_B" in key


def flat(values):
    return torch.cat([values[key].detach().flatten() for key in sorted(values, key=order)])


def tokenizer():
    made = PreTrainedTokenizerFast(
        tokenizer_file=str(MODEL / "tokenizer.json"), eos_token="<|im_end|>", pad_token="<|endoftext|>")
    made.chat_template = (RESOURCES / "chat" / "templates" / "smollm2.jinja").read_text()
    return made


def rows(form, count):
    if form == "standard":
        return [{"prompt": prompt, "chosen": chosen, "rejected": rejected} for prompt, chosen, rejected in PAIRS[:count]]
    turn = lambda role, text: [{"role": role, "content": text}]
    return [{"prompt": turn("system", SYSTEM) + turn("user", prompt), "chosen": turn("assistant", chosen), "rejected": turn("assistant", rejected)}
            for prompt, chosen, rejected in PAIRS[:count]]


def start(model):
    """The same values whatever the version."""
    rng = np.random.default_rng(20261128)
    weights = adapter(model)
    for key in sorted(weights, key=order):
        values = rng.uniform(-0.3, 0.3, weights[key].shape).astype(np.float32)
        weights[key].data.copy_(torch.tensor(values))
        assert weights[key].dtype == torch.float64


def tokens(row):
    if "chosen_ids" in row:
        return {key: row[f"{key}_ids"] for key in ("prompt", "chosen", "rejected")}
    if "chosen_labels" in row:
        prompt = row["prompt_input_ids"]
        return {"prompt": prompt, "chosen": row["chosen_input_ids"][len(prompt):], "rejected": row["rejected_input_ids"][len(prompt):]}
    return {key: row[f"{key}_input_ids"] for key in ("prompt", "chosen", "rejected")}


def train(trainer_class, config_class, form, count, arguments):
    model = AutoModelForCausalLM.from_pretrained(MODEL).double()
    lora = peft.LoraConfig(
        r=SETTINGS["rank"], lora_alpha=SETTINGS["loraAlpha"], lora_dropout=0.0, target_modules=TARGETS,
        layers_to_transform=[SETTINGS["layer"]], task_type="CAUSAL_LM")

    class Recorded(trainer_class):
        def training_step(self, *args, **kwargs):
            loss = super().training_step(*args, **kwargs)
            losses.append(loss.item())
            return loss

    losses, watch = [], Watch()
    if OLD:
        arguments = {"max_prompt_length": None, **arguments}
        if trainer_class is not DPOTrainer:
            arguments.update(max_length=512, max_prompt_length=256)
    with tempfile.TemporaryDirectory() as folder:
        trainer = Recorded(
            model=model, args=config_class(output_dir=folder, beta=BETA, **{**COMMON, **arguments}),
            train_dataset=datasets.Dataset.from_list(rows(form, count)), processing_class=tokenizer(), peft_config=lora, callbacks=[watch])
        start(trainer.model)
        first = flat(adapter(trainer.model)).float().clone()
        trainer.train()
    assert len(losses) == 2 and len(watch.rows) == 4, (losses, len(watch.rows))
    rewards = [[log["rewards/chosen"], log["rewards/rejected"]] for log in trainer.state.log_history if "rewards/chosen" in log]
    return first, losses, rewards, torch.stack(watch.rows).float(), [tokens(row) for row in trainer.train_dataset]


def main():
    torch.set_num_threads(1)
    datasets.disable_progress_bars()
    tensors, made, ids = {}, [], {}
    cases = [(DPOTrainer, DPOConfig, case) for case in DPO + (ONLY_OLD if OLD else ONLY_NEW)]
    cases += [(cpo.CPOTrainer, cpo.CPOConfig, case) for case in CPO]
    for form in ("standard", "conversational"):
        for trainer, config, (name, ours, arguments) in cases:
            count = EQUAL if "sft_weight" in ours else len(PAIRS)
            first, losses, rewards, values, encoded = train(trainer, config, form, count, arguments)
            key = f"{form}/{trainer.__name__}"
            assert ids.setdefault(key, encoded)[:count] == encoded
            assert tensors.setdefault("start", first).equal(first)
            tensors[f"{form}/{name}"] = values
            made.append({"form": form, "name": name, "trainer": trainer.__name__, "arguments": arguments, "pairs": count,
                         "settings": {"weighting": "pooled", "beta": BETA, **ours}, "losses": losses, "rewards": rewards})
            print(form, name, losses, rewards[0], values[0].norm().item())
    OUT.mkdir(parents=True, exist_ok=True)
    versions = {lib.__name__: lib.__version__ for lib in (trl, torch, transformers, peft)}
    line = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    parts = [f'"versions":{line(versions)}', f'"settings":{line(SETTINGS)}', f'"system":{line(SYSTEM)}',
             f'"pairs":{line(rows("standard", len(PAIRS)))}',
             '"tokens":{\n' + ",\n".join(f'"{key}":{line(value)}' for key, value in ids.items()) + "}",
             '"cases":[\n' + ",\n".join(line(case) for case in made) + "]"]
    (OUT / f"steps-{trl.__version__}.json").write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")
    save_file(tensors, OUT / f"steps-{trl.__version__}.safetensors")


main()
