#!/usr/bin/env python3
"""Losses of both log-ratios and their derivatives with 2600 digits, for ResponseLossTest.

    pip install mpmath
    python3 tools/response_loss_oracle.py > core/src/test/resources/losses/exact.csv

The formulas are as docs/methods.md has them; derivatives are differences of the values, so that no formula of ours for them is
used. It takes two minutes. What is infinite in double precision is printed as inf.
"""
import mpmath
from mpmath import mpf

mpmath.mp.dps = 2600


def sigma(x):
    return 1 / (1 + mpmath.exp(-x))


def log_sigma(x):
    return -mpmath.log1p(mpmath.exp(-x))


def chi_po(w, l, b, c):
    u = b * ((mpmath.exp(w) + w) - (mpmath.exp(l) + l))
    return -log_sigma(max(-c, min(c, u)))


LOSSES = {
    "nca": lambda w, l, b, c: -log_sigma(b * w) - log_sigma(-b * w) / 2 - log_sigma(-b * l) / 2,
    "bco": lambda w, l, b, c: -log_sigma(b * w) - log_sigma(-b * l),
    "sppo": lambda w, l, b, c: (w - 1 / (2 * b)) ** 2 + (l + 1 / (2 * b)) ** 2,
    "apo-zero": lambda w, l, b, c: 1 - sigma(b * w) + sigma(b * l),
    "apo-down": lambda w, l, b, c: sigma(b * w) + 1 - sigma(b * (w - l)),
    "chi-po": chi_po,
}
RATIOS = [mpf(x) for x in ("-1000", "-36.5", "-1.25", "0", "0.375", "3", "36.5", "700", "1000", "100000")]


def double(x):
    return repr(float(x)) if abs(x) < mpf(2) ** 1024 else ("inf" if x > 0 else "-inf")


print("loss,beta,clip,chosen,rejected,value,chosen_slope,rejected_slope")
for name, loss in LOSSES.items():
    for beta in (mpf("0.0625"), mpf("0.5"), mpf("2")):
        for clip in (mpf(1), mpf(20)) if name == "chi-po" else (mpf(0),):
            for w in RATIOS:
                for l in RATIOS:
                    if name == "chi-po" and w == l == 100000:
                        continue  # A difference as small as this slope needs has 43,000 digits.
                    d = mpf(10) ** -1000
                    slopes = [
                        (loss(w + d, l, beta, clip) - loss(w - d, l, beta, clip)) / (2 * d),
                        (loss(w, l + d, beta, clip) - loss(w, l - d, beta, clip)) / (2 * d)]
                    value = loss(w, l, beta, clip)
                    print(",".join([name] + [double(x) for x in (beta, clip, w, l, value, *slopes)]))
