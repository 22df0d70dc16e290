#!/usr/bin/env python3
"""Losses of pairs and their gradients by TRL's own loss functions, for TrlTest.

    pip install torch trl==1.16.0 peft
    python3 tools/trl_oracle.py > language/src/test/resources/losses/trl.csv

DPOTrainer._compute_loss and CPOTrainer.cpo_loss are called as they are installed, on a stand-in that has the attributes they read,
one pair a batch, in float64; gradients are by autograd. CPOTrainer gives cdpo (its `sigmoid` has label smoothing, DPOTrainer's has
none) and simpo. A pair has several tokens a response, whose log-probabilities are drawn so that log-ratios have the sizes wanted.
"""
import collections
import types

import numpy as np
import torch
from trl.experimental.cpo.cpo_trainer import CPOTrainer
from trl.trainer.dpo_trainer import DPOTrainer

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20261127)


class Accelerator:
    device = "cpu"

    @staticmethod
    def gather(x):
        return x

    gather_for_metrics = gather


class Model:
    """What a model with a fused head gives back, of log-probabilities that are known."""

    training = True

    def __init__(self, log_probs):
        zeros = torch.zeros(log_probs.shape)
        self.outputs = types.SimpleNamespace(
            log_probs=log_probs, entropy=zeros, mean_logits=zeros, is_top1=zeros.bool())

    def __call__(self, **kwargs):
        return self.outputs


def dpo(types_and_weights, chosen, rejected, reference, beta, smoothing, tau):
    width = max(len(chosen), len(rejected))
    tokens = torch.zeros(2, width)
    mask = torch.zeros(2, 1 + width, dtype=torch.long)
    for row, own in enumerate((chosen, rejected)):
        tokens[row, : len(own)] = torch.tensor(own)
        mask[row, 1 : 1 + len(own)] = 1
    tokens.requires_grad_(True)
    model = Model(tokens)
    trainer = types.SimpleNamespace(
        accelerator=Accelerator(), model=model, aux_loss_enabled=False, ld_alpha=None, precompute_ref_logps=True,
        f_divergence_type="reverse_kl", loss_types=[t for t, _ in types_and_weights],
        loss_weights=[w for _, w in types_and_weights], beta=beta, label_smoothing=smoothing,
        args=types.SimpleNamespace(discopop_tau=tau), use_weighting=False, _metrics=collections.defaultdict(
            lambda: collections.defaultdict(list)), _total_train_tokens=0, _tp_size=1)
    inputs = {
        "input_ids": torch.zeros(2, 1 + width, dtype=torch.long), "attention_mask": torch.ones(2, 1 + width),
        "completion_mask": mask, "ref_chosen_logps": torch.tensor([reference[0]]),
        "ref_rejected_logps": torch.tensor([reference[1]])}
    loss = DPOTrainer._compute_loss(trainer, model, inputs, False)
    loss.backward()
    return loss.item(), tokens.grad[0, 0].item(), tokens.grad[1, 0].item()


def cpo(loss_type, chosen, rejected, reference, beta, smoothing, gamma):
    """Of log-probabilities less the reference's; of means of them for simpo, as CPOTrainer takes them."""
    sums = torch.tensor([sum(chosen), sum(rejected)], requires_grad=True)
    own = sums / torch.tensor([float(len(chosen)), len(rejected)]) if loss_type == "simpo" else sums - torch.tensor(reference)
    trainer = types.SimpleNamespace(
        accelerator=Accelerator(), alpha=0.0, loss_type=loss_type, simpo_gamma=gamma, beta=beta, label_smoothing=smoothing)
    loss = CPOTrainer.cpo_loss(trainer, own[0:1], own[1:2])[0].sum()
    loss.backward()
    return loss.item(), sums.grad[0].item(), sums.grad[1].item()


# Our name; who computes; parameter; log_probability; lambda.
CASES = [
    ("dpo", [("sigmoid", 1.0)], 0, "sum", 0),
    ("dpo", [("sigmoid_norm", 1.0)], 0, "mean", 0),
    ("dpo", [("sigmoid", 1.0), ("sft", 0.7)], 0, "sum", 0.7),
    ("apo-zero", [("apo_zero", 1.0), ("sft", 2.0)], 0, "sum", 2),
    ("ipo", [("ipo", 1.0)], 0, "mean", 0),
    ("rdpo", [("robust", 1.0)], 0.2, "sum", 0),
    ("hinge", [("hinge", 1.0)], 0, "sum", 0),
    ("exo", [("exo_pair", 1.0)], 0.001, "sum", 0),
    ("exo", [("exo_pair", 1.0)], 0.3, "sum", 0),
    ("discopop", [("discopop", 1.0)], 0.05, "sum", 0),
    ("nca", [("nca_pair", 1.0)], 0, "sum", 0),
    ("bco", [("bco_pair", 1.0)], 0, "sum", 0),
    ("sppo", [("sppo_hard", 1.0)], 0, "sum", 0),
    ("apo-zero", [("apo_zero", 1.0)], 0, "sum", 0),
    ("apo-down", [("apo_down", 1.0)], 0, "sum", 0),
    ("cdpo", "sigmoid", 0.1, "sum", 0),
    ("simpo", "simpo", 0.5, "mean", 0),
]

print("loss,parameter,beta,log_probability,sft_weight,chosen_tokens,rejected_tokens,policy_chosen,policy_rejected,"
      "reference_chosen,reference_rejected,value,chosen_slope,rejected_slope")
for name, by, parameter, log_probability, sft in CASES:
    for beta in (0.01, 0.1, 2.0):
        for size in (0.0, 0.5, 10.0, 100.0, 1000.0):
            lengths = rng.integers(1, 6, 2)
            chosen, rejected = (-rng.uniform(0.05, 5, n) for n in lengths)
            ratios = size * rng.normal(size=2)
            reference = [float(chosen.sum() - ratios[0]), float(rejected.sum() - ratios[1])]
            if isinstance(by, str):
                result = cpo(by, chosen, rejected, reference, beta, parameter if name == "cdpo" else 0.0, parameter)
            else:
                result = dpo(by, chosen, rejected, reference, beta, parameter, parameter)
            if not np.all(np.isfinite(result)):
                continue
            row = [parameter, beta, log_probability, sft, *lengths, float(chosen.sum()), float(rejected.sum()), *reference, *result]
            print(",".join([name] + [x if isinstance(x, str) else repr(x.item() if hasattr(x, "item") else x) for x in row]))
