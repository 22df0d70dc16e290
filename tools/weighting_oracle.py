#!/usr/bin/env python3
"""Group weights of given losses by solvers of another kind, for WeightingOracleTest.

    pip install numpy scipy
    python3 tools/weighting_oracle.py > core/src/test/resources/weighting/expected.csv

cvar: a linear programme (HiGHS). chi-square and kl-ball: the concave problem max p.L over the ball, by the trust-region
interior-point method of scipy.optimize.minimize, and, where its accuracy ends, by bisection of the multiplier (brentq), which
must agree. euclidean: the nearest point of the simplex as a non-negative least-squares problem (scipy.optimize.nnls) with the
sum as a heavy row. kl and q-ffl: their formulas in longdouble. cgd: its formula, with NumPy's matrices.
"""
import numpy as np
from scipy import optimize

rng = np.random.default_rng(20261127)


def cvar(losses, tail):
    k = len(losses)
    found = optimize.linprog(-losses, A_eq=[np.ones(k)], b_eq=[1], bounds=[(0, 1 / (tail * k))] * k, method="highs")
    return found.x


def on_ball(losses, divergence, family, low, high, rho, limit):
    """The multiplier at which a family of mixtures reaches the ball's edge; the limit if it lies within."""
    if divergence(limit) <= rho:
        return limit
    edge = optimize.brentq(lambda m: divergence(family(m)) - rho, low, high, xtol=1e-15, rtol=1e-15, maxiter=500)
    return family(edge)


def check_best(losses, p, divergence, rho):
    """A general solver finds nothing better within the ball."""
    k = len(losses)
    scale = np.ptp(losses) or 1.0
    found = optimize.minimize(
        lambda q: -(q @ losses) / scale, np.full(k, 1 / k), jac=lambda q: -losses / scale, method="SLSQP",
        bounds=[(0, 1)] * k, options={"maxiter": 1000, "ftol": 1e-14},
        constraints=[{"type": "eq", "fun": lambda q: q.sum() - 1},
                     {"type": "ineq", "fun": lambda q: rho - divergence(q)}])
    assert divergence(p) <= rho * (1 + 1e-9) + 1e-12 and abs(p.sum() - 1) < 1e-12
    assert p @ losses >= found.x @ losses - 1e-6 * scale, (losses, rho, p, found.x)


def chi_square(losses, rho):
    k = len(losses)
    divergence = lambda p: ((k * p - 1) ** 2).sum() / (2 * k)

    def family(eta):
        above = np.maximum(losses - eta, 0)
        return above / above.sum()

    top = losses.max()
    limit = (losses == top) / (losses == top).sum()
    spread = np.ptp(losses) or 1.0
    gap = np.partition(losses, -2)[-2] if k > 1 else top
    p = on_ball(losses, divergence, family, top - spread * 1e9, max(gap, top - 1e-9 * spread) if gap < top else top - 1e-9 * spread, rho, limit)
    check_best(losses, p, divergence, rho)
    return p


def kl_ball(losses, rho):
    k = len(losses)

    def divergence(p):
        positive = p[p > 0]
        return (positive * np.log(positive * k)).sum()

    def family(t):
        w = np.exp(t * (losses - losses.max()))
        return w / w.sum()

    top = losses.max()
    limit = (losses == top) / (losses == top).sum()
    p = on_ball(losses, divergence, family, 0, 1e6 / (np.ptp(losses) or 1), rho, limit)
    check_best(losses, p, lambda q: divergence(np.maximum(q, 1e-300)), rho)
    return p


def kl(losses, tilt):
    w = np.exp(np.longdouble(tilt) * losses.astype(np.longdouble))
    return (w / w.sum()).astype(float)


def q_ffl(losses, q):
    w = losses.astype(np.longdouble) ** np.longdouble(q)
    return (w / w.sum()).astype(float)


def euclidean(losses, eta):
    k = len(losses)
    target = np.full(k, 1 / k) + eta * losses
    heavy = 1e6
    found, _ = optimize.nnls(np.vstack([np.eye(k), heavy * np.ones(k)]), np.append(target, heavy))
    return found


def main():
    print("weighting,parameter,losses,weights")
    cases = [("cvar", cvar, [0.1, 0.2, 0.35, 0.5, 1.0]), ("chi-square", chi_square, [0.01, 0.1, 0.5, 2.0]),
             ("kl-ball", kl_ball, [0.01, 0.1, 0.5]), ("kl", kl, [0.0, 0.1, 1.0, 10.0]), ("q-ffl", q_ffl, [0.0, 0.5, 1.0, 3.0]),
             ("euclidean", euclidean, [0.01, 0.1, 1.0])]
    for name, solve, parameters in cases:
        for parameter in parameters:
            for k in (2, 3, 5, 17):
                losses = np.round(rng.exponential(1.0, k), 6)
                weights = solve(losses, parameter)
                print(f"{name},{parameter},{' '.join(map(repr, losses.tolist()))},{' '.join(map(repr, weights.tolist()))}")


if __name__ == "__main__":
    main()
