"""Bernoulli draws of NumPy's legacy binomial, and labels with noise, for the tests of the Java port.

python tools/numpy_binomial_vectors.py > \
    datasets/src/test/resources/io/github/grposuite/datasets/random/numpy-binomial.txt

Needs numpy (run with 2.4.6). A line is a seed, an operation, its arguments and what was drawn; the
lines of a seed come from one stream, in order.

bernoulli-grid N: binomial(1, p, 1) for p = (i + 0.5) / N, i = 0 .. N-1.
bernoulli P: 40 of them with one p, among them the least and the largest that there are.
labels PAIRS RHO: the training set of the synthetic world (swapped features) with certainty RHO in
both groups as the authors draw it: a label is certain if RHO >= uniform, else the second action is
preferred if binomial(1, sigmoid(r2 - r1), 1). 1 where the label follows the larger reward.
"""

import numpy as np
from synthetic_oracle import K, OMEGA, features

EDGES = [0.0, 5e-324, 1e-300, 1e-17, 2.0**-53, 0.25, 0.5, np.nextafter(0.5, 1), 0.75, 1 - 2.0**-53, 1.0]


def line(seed, operation, argument, values):
    text = values if isinstance(values, str) else " ".join(repr(float(v)) for v in values)
    print(seed, operation, argument, text)


def bits(values):
    return "".join(str(int(v)) for v in values)


def draw(seed):
    random = np.random.RandomState(seed)
    line(seed, "bernoulli-grid", 2000, bits(random.binomial(1, (i + 0.5) / 2000, 1)[0] for i in range(2000)))
    line(seed, "uniform", 2, random.random_sample(2))
    for p in EDGES:
        line(seed, "bernoulli", repr(float(p)), bits(random.binomial(1, p, 1)[0] for _ in range(40)))
        line(seed, "uniform", 1, random.random_sample(1))


def labels(seed, pairs, rho):
    r = np.random.RandomState(seed)
    r.uniform(0, 1, 2)
    ids = [0] * 60 + [1] * 240
    r.shuffle(ids)
    follows = []
    for g in ids:
        x = r.uniform(0, 1, 2)
        if pairs == "even":
            a, b = r.choice(K, 2, replace=False, p=np.ones(K) / K)
        elif g == 0:
            a = r.choice(K, p=np.ones(K) / K)
            b = a + r.choice([-1, 1], p=[0.5, 0.5])
            b = 1 if b < 0 else K - 2 if b >= K else b
        else:
            a = r.choice(K, p=np.ones(K) / K)
            b = (a + K // 2) % K
        gain = (features(x, b, g, "swapped") - features(x, a, g, "swapped")) @ OMEGA[g]
        if rho >= r.random_sample():
            follows.append(True)
        else:
            second = r.binomial(1, 1 / (1 + np.exp(-gain)), 1)[0] == 1
            follows.append(second == (gain > 0))
    line(seed, "labels-" + pairs, rho, bits(follows))


if __name__ == "__main__":
    print("# Drawn by tools/numpy_binomial_vectors.py with NumPy", np.__version__)
    for seed in (0, 2021, 2**31 - 1, 2**32 - 1):
        draw(seed)
        for pairs in ("even", "uneven"):
            for rho in (0.6, 0.25, 0.0):
                labels(seed, pairs, rho)
