"""Draws from NumPy's legacy RandomState, for the tests of its Java port.

python tools/numpy_legacy_vectors.py > \
    datasets/src/test/resources/io/github/grposuite/datasets/random/numpy-legacy.txt

Every line is a seed, an operation and what it drew; the lines of a seed come from one stream, in
order.
"""

import numpy as np

SEEDS = [0, 1, 42, 2021, 2022, 2040, 123456789, 2**30 + 1, 2**31 - 1, 2**31, 3 * 10**9, 2**32 - 1]


def line(seed, operation, values):
    print(seed, operation, *(repr(v) for v in np.asarray(values).tolist()))


def draw(seed):
    random = np.random.RandomState(seed)
    line(seed, "uniform", random.uniform(size=3))
    ten = list(range(10))
    random.shuffle(ten)
    line(seed, "shuffle", ten)
    for _ in range(12):
        line(seed, "distinct-of-8", random.choice(8, 2, replace=False, p=[1 / 8] * 8))
    line(seed, "distinct-of-5", random.choice(5, 5, replace=False, p=[1 / 5] * 5))
    for _ in range(4):
        line(seed, "index-of-7", [random.choice(7, p=[1 / 7] * 7)])
    line(seed, "index-of-2", [random.choice(2, p=[0.5, 0.5])])
    line(seed, "normal", random.standard_normal(5))
    line(seed, "uniform", random.uniform(size=2))
    line(seed, "normal", random.standard_normal(2))
    many = list(range(300))
    random.shuffle(many)
    line(seed, "shuffle", many)


print("# Drawn by tools/numpy_legacy_vectors.py with NumPy", np.__version__)
for seed in SEEDS:
    draw(seed)
