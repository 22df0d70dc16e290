"""Verdicts computed again from the raw runs of an experiment, by SciPy and statsmodels and not by the suite.

    python tools/verdict_check.py results/synthetic/even-imbalanced [ROW…]

prints rows of DIR/report/verdicts.csv (those of kind difference or equal, counted from 1; without any the first, middle
and last) beside what scipy.stats says of runs/<id>/metrics.csv: the BCa bootstrap of the mean (bootstrap) and one-sided exact
sign flips (permutation_test) of differences less the margin by seed, by block (where the row has blocks), or, where failed
seeds rank, wilcoxon; of rows with the unit question, the BCa bootstrap of questions from runs/<id>/examples.csv. First Holm's
correction of each file of claims by statsmodels beside the suite's; of files that are on several experiments with

    python tools/verdict_check.py results/verdicts.csv results/paper/verdicts.csv

For runs that are judged at the last checkpoint; method and baseline with one setting each. Needs numpy, scipy and statsmodels (run with 2.4.6, 1.17.1 and 0.15.0).
"""
import csv
import pathlib
import sys

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests

RESAMPLES = 50_000


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def last(run, metric, split, group):
    """The value at the last checkpoint."""
    value = None
    for row in rows_of(run / "metrics.csv"):
        if (row["metric"], row["split"], row["group"]) == (metric, split, group):
            value = float(row["value"])
    return value


def parts(setting):
    """A row's or a block's settings by name; "over fold" names a block's setting without a value."""
    return dict(part.split(": ", 1) for part in setting.split(", ") if ": " in part)


def cells_of(cells, method, wanted):
    """The cells of a method with these data settings, by seed."""
    names = {name.split(".")[-1].replace("_", " "): name for name in cells[0] if name.startswith("data.")}
    return {
        int(cell["seed"]): cell
        for cell in cells
        if cell["method"] == method and all(cell[names[n]] == v for n, v in wanted.items())
    }


def blocks_of(row):
    """The settings of each block; one without any where there are no blocks."""
    fixed = parts(row["setting"])
    names = [block.rsplit(": ", 1)[0] for block in row["blocks"].split("; ") if block]
    return [dict(fixed, **parts(name)) for name in names] or [fixed]


def paired(directory, cells, row, wanted):
    """Values of method and baseline by seed, as two arrays; a failed seed is infinitely bad."""
    key = row["metric"], row["split"], row["group"]
    worst = np.inf if row["metric"] != "accuracy" or row["group"] == "gap" else -np.inf
    ended = ("done", "failed") if "as the worst" in row["sentence"] else ("done",)
    values = []
    for name in ("method", "baseline"):
        own = cells_of(cells, row[name], wanted)
        values.append({
            seed: last(directory / "runs" / cell["id"], *key) if cell["status"] == "done" else worst
            for seed, cell in own.items()
            if cell["status"] in ended
        })
    seeds = sorted(set(values[0]) & set(values[1]))
    return np.array([[v[s] for s in seeds] for v in values])


def reduced(matrices, row):
    """One value of method and of baseline a unit: a seed, a block's mean, or a seed's mean over blocks."""
    if len(matrices) == 1:
        return matrices[0]
    axis = 1 if "block" in row["units"].split(" of ")[0] else None
    if axis == 1 and not row["units"].split()[1].startswith("seed"):
        return np.array([m.mean(axis=1) for m in matrices]).T
    return np.mean(matrices, axis=0)


def exact(values):
    """One-sided, against values above 0: all patterns of signs."""
    return stats.permutation_test(
        (values,), lambda x, axis: np.mean(x, axis=axis), permutation_type="samples", alternative="greater",
        vectorized=True, n_resamples=np.inf, batch=20_000).pvalue


def margins(row, y):
    """The margin of each unit; a relative one is a part of the baseline's own value there, which is positive."""
    return float(row["relative_margin"]) * y if row["relative_margin"] else np.full(len(y), float(row["margin"]))


def by_units(directory, cells, row):
    x, y = reduced([paired(directory, cells, row, wanted) for wanted in blocks_of(row)], row)
    if np.isinf(x).any() or np.isinf(y).any():
        with np.errstate(invalid="ignore"):
            d = np.where(x == y, 0, x - y)
        better = "less" if row["direction"] == "lower" else "greater"
        return np.median(d), None, stats.wilcoxon(d[d != 0], alternative=better, method="exact").pvalue
    d = x - y
    interval = stats.bootstrap((d,), np.mean, n_resamples=RESAMPLES, method="BCa", rng=1).confidence_interval
    if row["kind"] == "equal":
        p = max(exact(d + margins(row, y)), exact(margins(row, y) - d))
    else:
        p = exact((-d if row["direction"] == "lower" else d) - margins(row, y))
    return d.mean(), interval, p


def by_questions(directory, cells, row):
    """The metric from how often each question counts, averaged over the runs of all seeds and blocks."""
    column = "loss" if row["metric"] == "loss" else "correct"
    questions, runs = {}, []
    for wanted in blocks_of(row):
        both = [cells_of(cells, row[name], wanted) for name in ("method", "baseline")]
        for seed in sorted(set(both[0]) & set(both[1])):
            for sign, own in zip((1, -1), both):
                sums = {}
                for e in rows_of(directory / "runs" / own[seed]["id"] / "examples.csv"):
                    if e["split"] == row["split"] and row["group"] in ("worst", "average", "gap", e["group"]):
                        q = questions.setdefault(e["question"], len(questions))
                        sums.setdefault(e["group"], []).append((q, float(e[column])))
                runs.append((sign, list(sums.values())))
    matrices = []
    for sign, groups in runs:
        sums, counts = (np.zeros((len(groups), len(questions))) for _ in range(2))
        for g, values in enumerate(groups):
            for q, value in values:
                sums[g, q] += value
                counts[g, q] += 1
        matrices.append((sign, sums, counts))

    def statistic(draws, axis=-1):
        draws = np.atleast_2d(draws)
        weights = np.stack([np.bincount(draw, minlength=len(questions)) for draw in draws.astype(int)])
        total = 0
        for sign, sums, counts in matrices:
            with np.errstate(invalid="ignore"):
                means = weights @ sums.T / (weights @ counts.T)
            low, high = np.nanmin(means, axis=1), np.nanmax(means, axis=1)
            worst = high if column == "loss" else low
            kinds = {"worst": worst, "gap": high - low}
            total = total + sign * kinds.get(row["group"], np.nanmean(means, axis=1))
        return total / (len(matrices) / 2)

    names = np.arange(len(questions))
    found = stats.bootstrap((names,), statistic, n_resamples=RESAMPLES, method="BCa", rng=1, batch=1000, vectorized=True)
    effect = float(statistic(names)[0])
    sign = -1 if row["direction"] == "lower" else 1
    p = (np.sum(sign * found.bootstrap_distribution <= float(row["margin"])) + 1) / (RESAMPLES + 1)
    return effect, found.confidence_interval, p if row["kind"] == "difference" else np.nan


def check(directory, cells, row):
    question = " question" in row["units"]
    effect, interval, p = (by_questions if question else by_units)(directory, cells, row)
    print("{claim}, {setting}, {method} - {baseline}, {units}: {verdict}".format(**row))
    print(f"  {'':10} {'suite':>24} {'SciPy':>24} {'difference':>12}")
    theirs = {"effect": effect, "p": p}
    if interval:
        theirs.update(low=float(np.squeeze(interval.low)), high=float(np.squeeze(interval.high)))
    for name, b in theirs.items():
        a = float(row[name] or "nan")
        print(f"  {name:10} {a:24.16g} {b:24.16g} {a - b:12.1e}")


def holm(verdicts):
    for family in sorted({row["family"] for row in verdicts}):
        all_rows = [row for row in verdicts if row["family"] == family and row["p"]]
        if len(all_rows) < int(all_rows[0]["family_rows"]):
            print(f"Holm, {family}: {len(all_rows)} of its {all_rows[0]['family_rows']} rows are here; give several files")
            continue
        for raw, adjusted in (("p", "p_holm"), ("p_opposite", "p_opposite_holm"), ("p_no_more", "p_no_more_holm")):
            own = [row for row in all_rows if row[raw]]
            if own:
                theirs = multipletests([float(row[raw]) for row in own], method="holm")[1]
                largest = max(abs(float(row[adjusted]) - b) for row, b in zip(own, theirs))
                print(f"Holm, {family or 'claims'}, {raw}, {len(own)} rows: largest difference to statsmodels {largest:.1e}")


def main(directory, rows):
    if directory.endswith(".csv"):
        unique = {}
        for file in (directory, *rows):
            for row in rows_of(file):
                unique[tuple(row[n] for n in ("claim", "experiment", "setting", "method", "baseline"))] = row
        holm(list(unique.values()))
        return
    directory = pathlib.Path(directory)
    report = directory / "report" / "verdicts.csv"
    cells, verdicts = rows_of(directory / "cells.csv"), rows_of(report)
    holm(verdicts)
    own = [row for row in verdicts if row["kind"] in ("difference", "equal") and row["effect"]]
    for number in rows or sorted({1, (len(own) + 1) // 2, len(own)}):
        check(directory, cells, own[int(number) - 1])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
