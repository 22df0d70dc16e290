"""Verdicts computed again from the raw runs of an experiment, by SciPy and not by the suite.

    python tools/verdict_check.py results/synthetic/even-imbalanced [ROW…]

prints rows of DIR/report/verdicts.csv (those of kind difference or equal, counted from 1; without any the first, middle
and last) beside what scipy.stats.bootstrap (BCa) and scipy.stats.permutation_test (exact) say of runs/<id>/metrics.csv. For runs that are
judged at the last checkpoint; method and baseline with one setting each. Needs numpy and scipy (run with 2.4.6 and 1.17.1).
"""
import csv
import pathlib
import sys

import numpy as np
from scipy import stats

RESAMPLES = 50_000


def last(run, metric, split, group):
    """The value at the last checkpoint."""
    value = None
    with open(run / "metrics.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["metric"], row["split"], row["group"]) == (metric, split, group):
                value = float(row["value"])
    return value


def setting(cell):
    """A cell's data settings in words."""
    columns = [name for name in cell if name.startswith("data.")]
    return ", ".join(name.split(".")[-1].replace("_", " ") + ": " + cell[name] for name in columns)


def values(directory, cells, row, method):
    """By seed, in order."""
    own = [c for c in cells if c["method"] == method and c["status"] == "done" and setting(c) == row["setting"]]
    key = row["metric"], row["split"], row["group"]
    return {int(c["seed"]): last(directory / "runs" / c["id"], *key) for c in own}


def exact(shifted):
    return stats.permutation_test(
        (shifted,), lambda x, axis: np.mean(x, axis=axis), permutation_type="samples",
        vectorized=True, n_resamples=np.inf, batch=20_000).pvalue


def p_value(d, margin, kind):
    """Of an equivalence the larger of both sides' if the mean is between them, else twice that of the side it is beyond."""
    if kind == "difference":
        return exact(d - np.sign(d.mean()) * margin)
    sides = [d + margin, margin - d]
    wrong = [side for side in sides if side.mean() < 0]
    return min(1, 2 * exact(wrong[0])) if wrong else max(exact(side) for side in sides)


def check(directory, cells, row):
    method, baseline = (values(directory, cells, row, row[name]) for name in ("method", "baseline"))
    seeds = sorted(set(method) & set(baseline))
    d = np.array([method[s] - baseline[s] for s in seeds])
    interval = stats.bootstrap((d,), np.mean, n_resamples=RESAMPLES, method="BCa", rng=1).confidence_interval
    p = p_value(d, float(row["margin"]), row.get("kind", "difference"))
    print("{claim}, {setting}, {method} - {baseline}: {verdict}".format(**row))
    print(f"  {'':10} {'suite':>24} {'SciPy':>24} {'difference':>12}")
    ours = [float(row[name]) for name in ("n", "effect", "low", "high", "p")]
    theirs = [len(seeds), d.mean(), interval.low, interval.high, p]
    for name, a, b in zip(("seeds", "effect", "low", "high", "p"), ours, theirs):
        print(f"  {name:10} {a:24.16g} {b:24.16g} {a - b:12.1e}")


def main(directory, rows):
    directory = pathlib.Path(directory)
    with open(directory / "cells.csv", newline="", encoding="utf-8") as file:
        cells = list(csv.DictReader(file))
    with open(directory / "report" / "verdicts.csv", newline="", encoding="utf-8") as file:
        verdicts = list(csv.DictReader(file))
    verdicts = [row for row in verdicts if row.get("kind", "difference") in ("difference", "equal")]
    for number in rows or sorted({1, (len(verdicts) + 1) // 2, len(verdicts)}):
        check(directory, cells, verdicts[int(number) - 1])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
