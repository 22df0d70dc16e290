"""What SciPy, statsmodels and rliable say of small samples, for the tests of reports.inference.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 arch==7.2.0 pandas==2.3.3 absl-py==2.5.1
    pip install --no-deps rliable==1.2.0
    python tools/statistics_fixtures.py [OUT_DIR]

OUT_DIR is reports/src/test/resources/io/github/grposuite/reports/inference unless given. Takes
about two minutes; the same versions write the same bytes. Every line of a file is a name and numbers
that read back as the same double; lines that start with # name the versions.

exact.csv has what can be computed in one way only, and bootstrap distributions of 999 resamples with
the limits that SciPy finds in each. brackets.csv has, for limits that depend on the draws, between
which values those of 50,000 resamples of another generator must be: see `bracket`.
"""
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from rliable import library, metrics
from scipy import stats
from scipy.special import ndtr, ndtri
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else "reports/src/test/resources/io/github/grposuite/reports/inference")
RESAMPLES, LEVEL, EVENT = 50_000, 0.95, 1e-9
RANDOM = np.random.RandomState(2024)
SAMPLES = {
    "two": [1.5, -0.25],
    "normal7": RANDOM.normal(3, 2, 7),
    "tied12": RANDOM.normal(0, 2, 12).round(),
    "skewed15": RANDOM.exponential(1, 15),
    "normal20": RANDOM.normal(0.5, 1, 20),
    "lognormal23": RANDOM.lognormal(0, 1, 23),
}
STRATA = RANDOM.normal(0.6, 0.3, (10, 3)).round(3)
OTHERS = (STRATA + RANDOM.normal(0.05, 0.3, (10, 3))).round(1)
THRESHOLDS = [0.0, 0.3, 0.6, 0.601, 0.9, 5.0]
GAMMA = 0.7


def iqm(x, axis=-1):
    return stats.trim_mean(x, 0.25, axis=axis)


STATISTICS = {"MEAN": np.mean, "MEDIAN": np.median, "IQM": iqm}


def line(name, values):
    return ",".join([name, *(repr(float(v)) for v in np.ravel(values))])


def write(name, lines):
    packages = ("numpy", "scipy", "statsmodels", "arch", "rliable")
    header = "# tools/statistics_fixtures.py: " + ", ".join(f"{p} {version(p)}" for p in packages)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def columns(matrix):
    return [matrix[:, task] for task in range(matrix.shape[1])]


def locations():
    for name, x in SAMPLES.items():
        x = np.asarray(x)
        yield line(f"sample/{name}", x)
        for statistic, function in STATISTICS.items():
            yield line(f"value/{name}/{statistic}", function(x))
    for name, matrix in (("strata", STRATA), ("others", OTHERS)):
        for task, scores in enumerate(columns(matrix)):
            yield line(f"{name}/{task}", scores)
    yield line("rliable/mean", metrics.aggregate_mean(STRATA))
    yield line("rliable/iqm", metrics.aggregate_iqm(STRATA))
    yield line("rliable/optimality-gap", metrics.aggregate_optimality_gap(STRATA, GAMMA))
    yield line("rliable/improvement", metrics.probability_of_improvement(STRATA, OTHERS))
    yield line("rliable/profile", library.score_distributions(STRATA, THRESHOLDS))


def tests():
    for name, x in SAMPLES.items():
        if len(x) <= 20:
            test = stats.permutation_test((x,), np.mean, permutation_type="samples", n_resamples=np.inf)
            yield line(f"sign-flip/{name}", test.pvalue)
    large = RANDOM.normal(0.3, 1, 30)
    test = stats.permutation_test((large,), np.mean, permutation_type="samples", n_resamples=2_000_000,
                                  batch=50_000, rng=np.random.default_rng(7))
    yield line("sample/normal30", large)
    yield line("sign-flip-drawn/normal30", test.pvalue)
    p = [0.01, 0.04, 0.03, 0.005, 0.04, 0.5, 1.0, 0.0]
    yield line("holm/p", p)
    yield line("holm/adjusted", multipletests(p, method="holm")[1])
    for name, scores in (("plain", RANDOM.normal(size=(8, 5)) + np.arange(5) * 0.3),
                         ("tied", RANDOM.randint(0, 4, (12, 4)).astype(float)),
                         ("clear", RANDOM.normal(size=(30, 3)) + np.arange(3) * 9.0)):
        yield line(f"friedman/{name}/shape", scores.shape)
        yield line(f"friedman/{name}/scores", scores)
        yield line(f"friedman/{name}/ranks", stats.rankdata(scores, axis=1))
        yield line(f"friedman/{name}/p", stats.friedmanchisquare(*scores.T).pvalue)
    for k in range(2, 21):
        yield line(f"nemenyi/{k}", stats.studentized_range.ppf(0.95, k, np.inf) / np.sqrt(2))
    for effect in (0.05, 0.2, 0.5, 0.8, 1.3, 3.0, 8.0):
        for pairs in (2, 3, 5, 20, 100, 3000):
            power = TTestPower().power(effect, pairs, 0.05)
            if np.isfinite(power):  # SciPy's noncentral t gives up on some that are almost 1
                yield line(f"power/{effect}/{pairs}", power)
        needed = next(n for n in range(2, 10_000) if TTestPower().power(effect, n, 0.05) >= 0.8)
        yield line(f"pairs/{effect}", needed)


def distributions():
    for name, statistic in (("normal20", "MEAN"), ("skewed15", "IQM"), ("lognormal23", "MEAN"), ("tied12", "MEDIAN")):
        yield from distribution(f"{name}/{statistic}", (SAMPLES[name],), STATISTICS[statistic])
    pooled = tuple(np.asarray(SAMPLES[name]) for name in ("normal7", "skewed15"))
    yield from distribution("pooled/MEAN", pooled, lambda x, y, axis: np.mean(np.concatenate((x, y), axis), axis))


def distribution(name, data, function):
    for method in ("BCa", "percentile"):
        result = stats.bootstrap(data, function, n_resamples=999, method=method, confidence_level=LEVEL,
                                 vectorized=True, rng=np.random.default_rng(11))
        yield line(f"{method.lower()}/{name}", result.confidence_interval)
    yield line(f"distribution/{name}", result.bootstrap_distribution)


def slack(p, n):
    """How far below p a probability q must be for n draws' p-quantile to be below q's with probability EVENT."""
    low, high = 0.0, p
    for _ in range(60):
        q = (low + high) / 2
        low, high = (q, high) if stats.binom.sf(np.floor(p * (n - 1)) - 1, n, q) < EVENT else (low, q)
    return p - low


def bracket(reference, p_low, p_high):
    """Values that the quantile of RESAMPLES other draws, at a p of that range, is between but for probability 4 EVENT.

    By the binomial distribution of how many draws are below a quantile of the distribution that both
    draw from, which holds with ties too: once for theirs, once for the reference's.
    """
    n, ordered = len(reference), np.sort(reference)
    low = p_low - slack(p_low, RESAMPLES)
    high = 1 - p_high - slack(1 - p_high, RESAMPLES)
    index_low = np.floor((low - slack(low, n)) * (n - 1)) - 1
    index_high = np.floor((high - slack(high, n)) * (n - 1)) - 1
    return ordered[max(0, int(index_low))], ordered[n - 1 - max(0, int(index_high))]


def percentile_brackets(name, reference):
    for end, p in (("low", (1 - LEVEL) / 2), ("high", (1 + LEVEL) / 2)):
        yield line(f"percentile/{name}/{end}", bracket(reference, p, p))


def bca_brackets(name, reference, x, function):
    """As for percentiles, where p is itself drawn: the bias correction is a fraction of the resamples."""
    estimate = function(x)
    below = [np.mean(reference < estimate), np.mean(reference <= estimate)]
    z = stats.norm.isf(EVENT)
    error = sum(z * np.sqrt(0.25 / n) for n in (RESAMPLES, len(reference)))
    biases = ndtri([np.mean(below) - error, np.mean(below) + error])
    jackknife = np.array([function(np.delete(x, i)) for i in range(len(x))])
    influence = jackknife.mean() - jackknife
    acceleration = np.sum(influence**3) / (6 * np.sum(influence**2) ** 1.5)
    for end, p in (("low", (1 - LEVEL) / 2), ("high", (1 + LEVEL) / 2)):
        shifted = biases + ndtri(p)
        yield line(f"bca/{name}/{end}", bracket(reference, *ndtr(biases + shifted / (1 - acceleration * shifted))))


def brackets():
    for name in ("normal20", "lognormal23"):
        x = np.asarray(SAMPLES[name])
        for statistic, function in STATISTICS.items():
            result = stats.bootstrap((x,), function, n_resamples=400_000, batch=50_000, method="percentile",
                                     vectorized=True, rng=np.random.default_rng(5))
            yield from percentile_brackets(f"{name}/{statistic}", result.bootstrap_distribution)
            yield from bca_brackets(f"{name}/{statistic}", result.bootstrap_distribution, x, function)
    np.random.seed(3)  # rliable draws from NumPy's global generator
    strata = library.StratifiedBootstrap(STRATA)
    several = strata.apply(lambda x: np.array([metrics.aggregate_mean(x), metrics.aggregate_iqm(x),
                                               metrics.aggregate_optimality_gap(x, GAMMA),
                                               *library.score_distributions(x, THRESHOLDS[1:5])]), reps=100_000)
    names = ["strata/MEAN", "strata/IQM", "optimality-gap", *(f"profile/{t}" for t in range(1, 5))]
    for name, values in zip(names, several.T):
        yield from percentile_brackets(name, values)
    both = library.StratifiedIndependentBootstrap(STRATA, OTHERS)
    improvement = both.apply(lambda x, y: np.array([metrics.probability_of_improvement(x, y)]), reps=50_000)
    yield from percentile_brackets("improvement", improvement[:, 0])


write("exact.csv", [*locations(), *tests(), *distributions()])
write("brackets.csv", brackets())
