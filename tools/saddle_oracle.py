"""Values of min over ||theta|| <= B of max_g L_g for the problems of SaddleOracleTest, by two solvers.

SLSQP (SciPy) solves the epigraph form with exact gradients; Clarabel (CVXPY) the same problem as a cone
program. They must agree to 1e-7; SLSQP's values, which are the more accurate, are written.

    python tools/saddle_oracle.py > core/src/test/resources/theory/saddle-values.csv
"""
import sys
import numpy as np, scipy, cvxpy as cp
from scipy.optimize import minimize
from scipy.special import expit

MASK = (1 << 64) - 1


def pairs(seed, groups, size, d):
    """Knuth's MMIX generator; each number is the top 31 bits as a fraction of 2^30, minus 1, plus a drift."""
    state = seed
    out = []
    for g in range(groups):
        rows = []
        for i in range(size + g):
            row = []
            for j in range(d):
                state = (state * 6364136223846793005 + 1442695040888963407) & MASK
                u = (state >> 33) / 2.0**30 - 1
                row.append(u + (0.25 if j == g % d else 0.0))
            rows.append(row)
        out.append(np.array(rows))
    return out


def solve(loss, beta, radius, data):
    def value(h):
        if loss == "dpo":
            m = beta * h
            return np.logaddexp(0, -m), -beta * expit(-m)
        r = h - 1 / (2 * beta)
        return r * r, 2 * r

    d = data[0].shape[1]

    def losses(theta):
        return np.array([value(x @ theta)[0].mean() for x in data])

    def jac(theta):
        return np.array([(value(x @ theta)[1][:, None] * x).mean(axis=0) for x in data])

    best = None
    for start in range(5):
        rng = np.random.default_rng(start)
        theta0 = rng.normal(size=d) * 0.1
        z0 = np.append(theta0, losses(theta0).max())
        cons = [
            {"type": "ineq", "fun": lambda z: z[d] - losses(z[:d]),
             "jac": lambda z: np.hstack([-jac(z[:d]), np.ones((len(data), 1))])},
            {"type": "ineq", "fun": lambda z: np.array([radius**2 - z[:d] @ z[:d]]),
             "jac": lambda z: np.append(-2 * z[:d], 0.0)[None, :]},
        ]
        for _ in range(5):
            res = minimize(lambda z: z[d], z0, jac=lambda z: np.append(np.zeros(d), 1.0), constraints=cons,
                           method="SLSQP", options={"maxiter": 1000, "ftol": 1e-16})
            z0 = res.x
        theta = res.x[:d]
        theta = theta * min(1, radius / np.linalg.norm(theta))
        v = losses(theta).max()
        best = v if best is None else min(best, v)
    theta = cp.Variable(d)
    t = cp.Variable()
    cons = [cp.norm(theta) <= radius]
    for x in data:
        if loss == "dpo":
            cons.append(cp.sum(cp.logistic(-beta * (x @ theta))) / len(x) <= t)
        else:
            cons.append(cp.sum_squares(x @ theta - 1 / (2 * beta)) / len(x) <= t)
    p = cp.Problem(cp.Minimize(t), cons)
    p.solve(solver=cp.CLARABEL)
    assert abs(t.value - best) < 1e-7 * max(1, best), (t.value, best)
    return best


print("# scipy %s (SLSQP), cvxpy %s (Clarabel), numpy %s" % (scipy.__version__, cp.__version__, np.__version__))
print("loss,beta,radius,seed,groups,size,dimension,value")
seed = 1
for loss in ("dpo", "ipo"):
    for groups in (2, 3, 4, 6):
        for beta, radius in ((1.0, 0.5), (0.5, 20.0), (0.1, 3.0)):
            seed += 1
            v = solve(loss, beta, radius, pairs(seed, groups, 12, 4))
            print(f"{loss},{beta},{radius},{seed},{groups},12,4,{v!r}".replace("np.float64(", "").replace(")", ""))
