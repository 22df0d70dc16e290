"""How fast PyTorch takes the training steps that the Java trainers take.

    pip install torch==2.7.1 transformers==4.53.3 peft==0.16.0 safetensors==0.5.3
    python benchmarks/peers/pytorch_step.py forward-backward --model DIR --batch 4 --tokens 96
    python benchmarks/peers/pytorch_step.py preference-step --model DIR --lengths FILE [--batch 8]

Both train a LoRA adapter (rank 8, alpha 32, no dropout, all seven projections of all layers) on a float32 model
by Hugging Face's transformers and peft. Tokens are random, which costs the same as text. One line of
JSON: seconds of every repeat after the warm-up, their median, and the rate by the median.

forward-backward  B sequences of T tokens, logits of all positions, the sum of the next tokens' cross-entropy,
                  backward. Rate: B·T tokens a second.
preference-step   One optimiser step as the paper's published code takes it, on pairs of the given lengths (a JSON
                  list of [prompt, chosen, rejected] in tokens), --batch pairs a micro-batch. For each
                  micro-batch: chosen and rejected sequences, padded on the right to the longest, in one
                  forward pass of the policy; the same of the reference, without gradient (the adapter
                  off, instead of a second copy of the model); log-probabilities by a log-softmax over the
                  logits of all positions; IPO loss weighted by group; backward. Then clipping and AdamW.
                  Rate: pairs a second.

On glibc, MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 in the environment keeps large
freed blocks for reuse instead of returning them to the system: forward-backward gains about a tenth,
preference-step a third or more. benchmarks/run sets neither, as users do not.
"""
import argparse
import json
import os
import random
import resource
import statistics
import time

import peft
import torch
import transformers
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM

PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
IGNORED = -100
BETA, MAX_NORM, GROUPS, PAIRS, GROUP_PAIRS, ETA = 0.01, 10.0, 5, 1000, 200, 5e-7


def load(given):
    base = AutoModelForCausalLM.from_pretrained(given.model, torch_dtype=torch.float32, attn_implementation=given.attention)
    model = get_peft_model(base, LoraConfig(r=8, lora_alpha=32, lora_dropout=0.0, bias="none", task_type="CAUSAL_LM",
                                            target_modules=PROJECTIONS))
    return model.train()


def timed(step, given):
    for _ in range(given.warmup):
        step()
    seconds = []
    for _ in range(given.repeats):
        start = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - start)
    return seconds


def forward_backward(model, given):
    ids = torch.randint(model.config.vocab_size, (given.batch, given.tokens))

    def step():
        model.zero_grad()
        logits = model(ids, use_cache=False).logits
        torch.nn.functional.cross_entropy(logits[:, :-1].flatten(0, 1), ids[:, 1:].flatten(), reduction="sum").backward()

    return timed(step, given), given.batch * given.tokens, "tokensPerSecond"


def padded(sequences, vocabulary):
    """Ids, mask and labels of (prompt, response) lengths; labels leave out prompts and padding."""
    longest = max(map(sum, sequences))
    ids = torch.randint(vocabulary, (len(sequences), longest))
    mask, labels = torch.zeros_like(ids), torch.full_like(ids, IGNORED)
    for row, (prompt, response) in enumerate(sequences):
        mask[row, :prompt + response] = 1
        labels[row, prompt:prompt + response] = ids[row, prompt:prompt + response]
    return ids * mask, mask, labels


def log_probabilities(model, ids, mask, labels):
    logits = model(ids, attention_mask=mask, use_cache=False).logits[:, :-1]
    labels = labels[:, 1:]
    chosen = logits.log_softmax(-1).gather(2, labels.clamp(min=0)[:, :, None])[:, :, 0]
    return (chosen * (labels != IGNORED)).sum(-1)


def preference_step(model, given):
    lengths = json.load(open(given.lengths))
    batches = []
    for start in range(0, len(lengths), given.batch):
        part = lengths[start:start + given.batch]
        sequences = [(p, c) for p, c, _ in part] + [(p, r) for p, _, r in part]
        groups = torch.tensor([random.randrange(GROUPS) for _ in part])
        batches.append((padded(sequences, model.config.vocab_size), groups))
    trained = [weight for weight in model.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=6e-5)
    state = {"alpha": torch.full((GROUPS,), 1 / GROUPS)}

    def step():
        optimiser.zero_grad()
        for sequences, groups in batches:
            with torch.no_grad(), model.disable_adapter():
                reference = log_probabilities(model, *sequences)
            policy = log_probabilities(model, *sequences)
            chosen, rejected = (policy - reference).chunk(2)
            losses = (chosen - rejected - 1 / (2 * BETA)) ** 2
            group_losses = PAIRS * torch.zeros(GROUPS).index_add(0, groups, losses) / GROUP_PAIRS
            state["alpha"] = (state["alpha"].log() + ETA * group_losses.detach()).softmax(0)
            ((state["alpha"] * group_losses).sum() / len(groups) / len(batches)).backward()
        torch.nn.utils.clip_grad_norm_(trained, MAX_NORM)
        optimiser.step()

    return timed(step, given), len(lengths), "pairsPerSecond"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("mode", choices=("forward-backward", "preference-step"))
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--batch", type=int, help="sequences (4), or pairs a micro-batch (8)")
    arguments.add_argument("--tokens", type=int, default=96)
    arguments.add_argument("--lengths", help="needed by preference-step")
    arguments.add_argument("--repeats", type=int, default=5)
    arguments.add_argument("--warmup", type=int, default=2)
    arguments.add_argument("--attention", choices=("sdpa", "eager"), default="sdpa")
    given = arguments.parse_args()
    preference = given.mode == "preference-step"
    if preference and not given.lengths:
        arguments.error("preference-step needs --lengths")
    given.batch = given.batch or (8 if preference else 4)
    torch.set_num_threads(given.threads)
    torch.manual_seed(2021)
    random.seed(2021)

    load_before = os.getloadavg()[0]
    seconds, work, unit = (preference_step if preference else forward_backward)(load(given), given)
    print(json.dumps({
        "mode": given.mode, unit: round(work / statistics.median(seconds), 3),
        "medianSeconds": round(statistics.median(seconds), 4), "seconds": [round(s, 4) for s in seconds],
        "work": work, "batch": given.batch, "tokens": None if preference else given.tokens,
        "threads": given.threads, "attention": given.attention,
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "malloc": {key: value for key, value in os.environ.items() if key.startswith("MALLOC_")},
        "loadAverageBefore": round(load_before, 2),
        "torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__}))


main()
