"""A million steps of Algorithms 1 and 3 in NumPy, for the test of the Java solvers.

python tools/one_pair_replay.py > \
    core/src/test/resources/io/github/grposuite/core/training/one-pair-replay.txt

Needs numpy (run with 2.4.6); takes a few minutes. Written from the paper's Algorithms 1 and 3 and
equation 32, with alpha itself kept and normalised in every step (the suite keeps logarithms), and
means taken by exact summation of all iterates (math.fsum).

Pairs and draws come from the generator state <- 6364136223846793005 state + 1442695040888963407
mod 2^64: a uniform number is its upper 53 bits times 2^-53, an index below n is its upper 31 bits
times n over 2^31. Pairs (seed 1): group after group, pair after pair, each feature a uniform
number - 0.3. Draws (seed 2): Algorithm 1 draws an index of all pairs, group after group; Algorithm
3 an index of the groups, then one of its pairs. theta starts at (1, 1, 1, 1).

A line: name, step, theta, mean theta, alpha, mean alpha.
"""
import math

import numpy as np

STEPS = 1_000_000
CHECKPOINTS = (1, 1000, STEPS)
CASES = {
    # algorithm, factor K, loss, beta, sizes, eta_theta, eta_alpha, radius, chi, mu, offset
    "algorithm-1-dpo": (1, False, "dpo", 1.0, (60, 240), 0.02, 0.005, 0.0, 1.0, (0.5, 0.5), 0.0),
    "algorithm-1-ipo": (1, False, "ipo", 0.1, (60, 240), 0.002, 1e-5, 2.5, 0.75, (0.25, 0.75), 0.0),
    "algorithm-3-dpo": (3, False, "dpo", 2.0, (30, 70, 200), 0.05, 0.01, 0.0, 1.0, (1 / 3, 1 / 3, 1 / 3), 0.5),
    "algorithm-3-ipo": (3, True, "ipo", 0.5, (60, 240), 0.005, 2e-4, 0.0, 1.0, (0.5, 0.5), 0.0),
}


class Generator:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return self.state

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53

    def index(self, n):
        return ((self.next() >> 33) * n) >> 31


def replay(name):
    algorithm, times_groups, loss, beta, sizes, eta_theta, eta_alpha, radius, chi, mu, offset = CASES[name]
    random = Generator(1)
    pairs = [np.array([[random.uniform() - 0.3 for _ in range(4)] for _ in range(n)]) for n in sizes]
    groups, total = len(sizes), sum(sizes)
    owners = [(g, i) for g in range(groups) for i in range(sizes[g])]
    random = Generator(2)
    theta, alpha = np.ones(4), np.full(groups, 1 / groups)
    thetas, alphas = np.empty((STEPS, 4)), np.empty((STEPS, groups))
    for t in range(STEPS):
        if algorithm == 1:
            g, i = owners[random.index(total)]
            factor = total / sizes[g]
        else:
            g = random.index(groups)
            i = random.index(sizes[g])
            factor = groups if times_groups else 1
        x = pairs[g][i]
        h = float(x @ theta)
        if loss == "dpo":
            value = math.log1p(math.exp(-beta * h))
            slope = -beta / (1 + math.exp(beta * h))
        else:
            value = (h - 1 / (2 * beta)) ** 2
            slope = 2 * (h - 1 / (2 * beta))
        alpha[g] *= math.exp(eta_alpha * chi * factor * (value + offset / math.sqrt(sizes[g])))
        alpha /= alpha.sum()
        weight = (1 - chi) * mu[g] + chi * float(alpha[g])
        theta = theta - (eta_theta * factor * weight * slope) * x
        norm = math.sqrt(float(theta @ theta))
        if radius > 0 and norm > radius:
            theta *= radius / norm
        thetas[t], alphas[t] = theta, alpha
        if t + 1 in CHECKPOINTS:
            means = [[math.fsum(column) / (t + 1) for column in a[: t + 1].T] for a in (thetas, alphas)]
            print(name, t + 1, *(repr(float(v)) for v in [*theta, *means[0], *alpha, *means[1]]), flush=True)


print("# Computed by tools/one_pair_replay.py with NumPy", np.__version__)
for case in CASES:
    replay(case)
