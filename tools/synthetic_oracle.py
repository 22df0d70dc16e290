"""Expected values of the synthetic experiments, computed independently of the suite.

Data, updates and metrics in plain NumPy (numpy.random.RandomState is the authors' generator), in
double precision. Writes the JSON that experiments/src/test/resources/synthetic-oracle.json holds:

    python tools/synthetic_oracle.py 2030 2040 > experiments/src/test/resources/synthetic-oracle.json

Needs numpy (run with 2.4.6). A checkpoint {iter} is the state after update iter, counted from 0; the
last one, after the last update, bears the number of updates.
"""
import json
import sys

import numpy as np

K = 8
OMEGA = [np.array([1.0, 3, 1, 3]), np.array([3.0, 1, 3, 1])]
SETTINGS = {
    "even-imbalanced": dict(pairs="even", weights=(0.2, 0.8), q=(0.8, 0.2), dpo=(1, 0.5, 0.9, 10000)),
    "uneven-balanced": dict(pairs="uneven", weights=(0.5, 0.5), q=(0.5, 0.5), dpo=(2, 5, 0.01, 5000)),
    "uneven-imbalanced": dict(pairs="uneven", weights=(0.2, 0.8), q=(0.8, 0.2), dpo=(1, 0.9, 0.5, 20000)),
}


def features(x, a, g, kind):
    s = a / K + 1
    phi = np.empty(4)
    for i in (0, 1):
        c, w = np.cos(np.pi * x[i]), np.sin(np.pi * x[i])
        if g == 0 or kind == "same":
            phi[2 * i : 2 * i + 2] = s * c, w / s
        elif kind == "swapped":
            phi[2 * i : 2 * i + 2] = w / s, s * c
        else:
            phi[2 * i : 2 * i + 2] = s * w, c / s
    return phi


def draw(r, n, weights, pairs, kind, noise):
    ids = [g for g, w in enumerate(weights) for _ in range(round(w * n))]
    r.shuffle(ids)
    differences, groups, states = [], [], []
    for g in ids[:n]:
        x = r.uniform(0, 1, 2)
        if pairs == "even":
            a, b = r.choice(K, 2, replace=False, p=np.ones(K) / K)
        else:
            a = r.choice(K, p=np.ones(K) / K)
            if g == 0:
                b = a + r.choice([-1, 1], p=[0.5, 0.5])
                b = 1 if b < 0 else K - 2 if b >= K else b
            else:
                b = (a + K // 2) % K
        if noise:
            r.random_sample()
        fa, fb = features(x, a, g, kind), features(x, b, g, kind)
        differences.append(fb - fa if fb @ OMEGA[g] > fa @ OMEGA[g] else fa - fb)
        groups.append(g)
        states.append(x)
    return np.array(differences), np.array(groups), states


class World:
    def __init__(self, setting, kind, seed):
        s = SETTINGS[setting]
        r = np.random.RandomState(seed)
        r.uniform(0, 1, 2)
        self.train = draw(r, 300, s["weights"], s["pairs"], kind, s["pairs"] != "even")
        test = draw(r, 1000, (0.5, 0.5), "even", kind, False)
        self.validation = draw(r, 1000, (0.5, 0.5), s["pairs"], kind, True)
        r.standard_normal(4)
        r.uniform(0, 1, 2)
        self.theta0 = r.uniform(0, 1, 4) * 5
        self.phi = [np.array([[features(x, a, g, kind) for a in range(K)] for x in test[2]]) for g in (0, 1)]
        self.reward = [self.phi[g] @ OMEGA[g] for g in (0, 1)]

    def judge(self, theta, value):
        row = {"theta": list(theta)}
        for split, (d, g, _) in (("train", self.train), ("val", self.validation)):
            row[split] = [float(np.mean(value(d[g == k] @ theta))) for k in (0, 1)]
        row["rew_err"], row["expected_err"], row["kl"] = [], [], []
        for phi, r in zip(self.phi, self.reward):
            logits = phi @ theta
            best = r.max(1).mean()
            greedy = r[np.arange(len(r)), logits.argmax(1)].mean()
            logp = logits - logits.max(1, keepdims=True)
            logp -= np.log(np.exp(logp).sum(1, keepdims=True))
            logr = r - r.max(1, keepdims=True)
            logr -= np.log(np.exp(logr).sum(1, keepdims=True))
            row["rew_err"].append(float((best - greedy) / best))
            row["expected_err"].append(float((best - (np.exp(logp) * r).sum(1).mean()) / best))
            row["kl"].append(float((np.exp(logr) * (logr - logp)).sum(1).mean()))
        return row


def softmax(u):
    e = np.exp(u - u.max())
    return e / e.sum()


def run(world, method, setting):
    s = SETTINGS[setting]
    delta, group, _ = world.train
    sizes = np.array([(group == 0).sum(), (group == 1).sum()])
    n, q = len(group), np.array(s["q"])
    theta, u, alpha = world.theta0.copy(), np.zeros(2), np.array([0.5, 0.5])
    if method.startswith("is-"):
        alpha = q
    dpo = method.endswith("dpo")
    beta, eta_theta, eta_alpha, steps = s["dpo"] if dpo else (0.1, None, 0.01, 100 if "gr-" in method else 10)
    value = (lambda h: np.logaddexp(0, -beta * h)) if dpo else (lambda h: (h - 1 / (2 * beta)) ** 2)
    rows = []
    for i in range(steps):
        h = delta @ theta
        losses = np.bincount(group, value(h), 2) / sizes
        if method.startswith("gr-"):
            u = u + eta_alpha * (losses / sizes if "@" in method else losses)
            alpha = softmax(u)
        weight = 1 / n if method in ("dpo", "ipo") else alpha[group] if "@" in method else q[group] / n
        if method in ("gr-dpo", "gr-ipo"):
            weight = (alpha / sizes)[group]
        if dpo:
            slope = -beta / (1 + np.exp(beta * h))
            theta = theta - eta_theta * ((weight * slope) @ delta)
        else:
            w = weight * np.ones(n)
            theta = np.linalg.solve((delta.T * w) @ delta, delta.T @ w) / (2 * beta)
        if i in (0, 100, 1000) and dpo or i in (0, 10) and not dpo or i == steps - 1:
            rows.append({"iter": steps if i == steps - 1 else i, "alpha": list(alpha), **world.judge(theta, value)})
    return rows


METHODS = ["dpo", "is-dpo", "gr-dpo", "ipo", "is-ipo", "gr-ipo", "gr-ipo@reference-head"]


def main():
    records = []
    for setting in SETTINGS:
        for kind in ("same", "swapped", "flipped"):
            for seed in map(int, sys.argv[1:]):
                w = World(setting, kind, seed)
                runs = {m: run(w, m, setting) for m in METHODS}
                records.append({"setting": setting.replace("-", "_"), "feature": kind, "seed": seed, "runs": runs})
    json.dump(records, sys.stdout, separators=(",", ":"))


if __name__ == "__main__":
    main()
