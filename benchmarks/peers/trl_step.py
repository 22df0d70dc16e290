"""How fast TRL takes the DPO steps that the Java trainer takes, and their losses.

    pip install torch==2.15.0 transformers==5.24.0 peft==0.21.2 trl==1.16.0
    python benchmarks/peers/trl_step.py --model DIR --pairs pairs.jsonl --adapter DIR --steps 20

Trains a LoRA adapter (rank 8, alpha 32, no dropout, all seven projections of all layers) on a float32 model by TRL's DPOTrainer, as its
users call it: pairs as conversations, the tokeniser's chat template, DPOConfig's defaults but for what is given and for

    precompute_ref_log_probs=True    the reference's log-probabilities are computed once, before the steps
    gradient_checkpointing=False     TRL 1 has it on by default, which takes less memory and more time: --checkpointing on
    bf16=False, constant learning rate, AdamW's usual betas and epsilon

Attention is sdpa and a batch is padded to its longest sequence, as by default. The pairs are taken in the order of the file, so that it
decides what is compared: one object a line with prompt, chosen and rejected, lists of {role, content}. The adapter (a PEFT folder)
gives the start, so that both begin with the same numbers. One line of JSON: of every step the loss (the mean over its
micro-batches) and the seconds from the end of the one before, without start-up, tokenising and the reference.

TRL before 1.0 ends a templated answer with one more EOS; it is left out here, so that all versions train on the same tokens.
"""
import argparse
import json
import os
import resource
import statistics
import tempfile
import time
import warnings

import peft
import torch
import transformers
import trl
from datasets import Dataset
from peft import LoraConfig, set_peft_model_state_dict
from safetensors.torch import load_file
from torch.utils.data import SequentialSampler
from transformers import AutoModelForCausalLM, AutoTokenizer, TrainerCallback
from trl import DPOConfig, DPOTrainer

PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


class InOrder(DPOTrainer):
    """DPOTrainer that takes the pairs in their order and remembers the losses."""

    def __init__(self, *args, **kwargs):
        self.losses = []
        super().__init__(*args, **kwargs)

    if trl.__version__.startswith("0."):
        @staticmethod
        def tokenize_row(*args, **kwargs):
            row = DPOTrainer.tokenize_row(*args, **kwargs)
            return row | {key: row[key][:-1] for key in ("chosen_input_ids", "rejected_input_ids")}

    def _get_train_sampler(self, *args, **kwargs):
        return SequentialSampler(self.train_dataset)

    def compute_loss(self, model, inputs, *args, **kwargs):
        result = super().compute_loss(model, inputs, *args, **kwargs)
        self.losses.append((result[0] if isinstance(result, tuple) else result).detach())
        return result


class Clock(TrainerCallback):
    """When the first step began and every step ended."""

    def __init__(self):
        self.marks = []

    def on_step_begin(self, *args, **kwargs):
        if not self.marks:
            self.marks.append(time.perf_counter())

    def on_step_end(self, *args, **kwargs):
        self.marks.append(time.perf_counter())


def configuration(given, folder):
    return DPOConfig(
        output_dir=folder, use_cpu=True, bf16=False, gradient_checkpointing=given.checkpointing == "on",
        per_device_train_batch_size=given.batch, gradient_accumulation_steps=given.accumulation, max_steps=given.steps,
        learning_rate=given.learning_rate, lr_scheduler_type="constant", weight_decay=given.weight_decay, max_grad_norm=given.max_norm,
        loss_type=given.loss, beta=given.beta, max_length=given.max_length, precompute_ref_log_probs=True,
        logging_strategy="no", save_strategy="no", report_to="none", disable_tqdm=True)


def trainer(given, folder, clock):
    model = AutoModelForCausalLM.from_pretrained(given.model, attn_implementation=given.attention).float()
    pairs = [{key: pair[key] for key in ("prompt", "chosen", "rejected")} for pair in map(json.loads, open(given.pairs, encoding="utf-8"))]
    made = InOrder(
        model=model, args=configuration(given, folder), train_dataset=Dataset.from_list(pairs),
        processing_class=AutoTokenizer.from_pretrained(given.model), callbacks=[clock],
        peft_config=LoraConfig(r=8, lora_alpha=32, lora_dropout=0.0, bias="none", task_type="CAUSAL_LM", target_modules=PROJECTIONS))
    start = load_file(os.path.join(given.adapter, "adapter_model.safetensors"))
    outcome = set_peft_model_state_dict(made.model, start)
    trained = sum(weight.numel() for weight in made.model.parameters() if weight.requires_grad)
    assert not outcome.unexpected_keys and trained == sum(weight.numel() for weight in start.values()), "the adapter is of another shape"
    return made


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--pairs", required=True)
    arguments.add_argument("--adapter", required=True)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--steps", type=int, default=20)
    arguments.add_argument("--batch", type=int, default=2, help="pairs a micro-batch")
    arguments.add_argument("--accumulation", type=int, default=5, help="micro-batches a step")
    arguments.add_argument("--loss", choices=("sigmoid", "ipo"), default="sigmoid")
    arguments.add_argument("--beta", type=float, default=0.1)
    arguments.add_argument("--learning-rate", type=float, default=2e-4)
    arguments.add_argument("--weight-decay", type=float, default=0.01)
    arguments.add_argument("--max-norm", type=float, default=1.0)
    arguments.add_argument("--max-length", type=int, default=1024)
    arguments.add_argument("--attention", choices=("sdpa", "eager"), default="sdpa")
    arguments.add_argument("--checkpointing", choices=("on", "off"), default="off")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    warnings.simplefilter("ignore")

    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        made = trainer(given, folder, clock)
        made.train()
    micro = [loss.item() for loss in made.losses]
    seconds = [end - start for start, end in zip(clock.marks, clock.marks[1:])]
    pairs = given.batch * given.accumulation
    print(json.dumps({
        "losses": [statistics.fmean(micro[i:i + given.accumulation]) for i in range(0, len(micro), given.accumulation)],
        "seconds": [round(s, 4) for s in seconds], "medianSeconds": round(statistics.median(seconds), 4),
        "pairsPerSecond": round(pairs * len(seconds) / sum(seconds), 3),
        "threads": torch.get_num_threads(), "attention": given.attention, "checkpointing": given.checkpointing,
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "optimizer": str(getattr(made.args.optim, "value", made.args.optim)),
        "torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__, "trl": trl.__version__}))


main()
