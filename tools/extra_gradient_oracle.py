"""θ and α of mirror-prox and of optimistic steps, for ExtraGradientOracleTest.

Mirror-prox is written as its two steps. The optimistic form is written in the points ahead, by the formula of
optimistic multiplicative weights, alpha <- alpha exp(2 eta L_t - eta L_{t-1}), and with no ball by
theta <- theta - eta (2 g_t - g_{t-1}): not by its two steps, which the suite takes. With a ball it takes the two steps.

    python tools/extra_gradient_oracle.py > core/src/test/resources/training/extra-gradient.csv
"""
import numpy as np

MASK = (1 << 64) - 1
STEPS = 300


def pairs(seed, groups, size, d):
    """As in saddle_oracle.py: Knuth's MMIX generator, the top 31 bits as a fraction of 2^30, minus 1, plus a drift."""
    state = seed
    out = []
    for g in range(groups):
        rows = []
        for i in range(size + g):
            row = []
            for j in range(d):
                state = (state * 6364136223846793005 + 1442695040888963407) & MASK
                row.append((state >> 33) / 2.0**30 - 1 + (0.25 if j == g % d else 0.0))
            rows.append(row)
        out.append(np.array(rows))
    return out


class Game:
    """sum_g ((1 - chi)/K + chi alpha_g) L_g(theta) + chi sum_g alpha_g C / sqrt(N_g)."""

    def __init__(self, loss, beta, chi, offset, radius, data):
        self.loss, self.beta, self.chi, self.radius, self.data = loss, beta, chi, radius, data
        self.offsets = offset / np.sqrt([len(x) for x in data])

    def losses_and_gradient(self, theta, alpha):
        w = (1 - self.chi) / len(alpha) + self.chi * alpha
        losses, gradient = [], 0
        for x, share in zip(self.data, w):
            h = x @ theta
            if self.loss == "dpo":
                value, slope = np.logaddexp(0, -self.beta * h), -self.beta / (1 + np.exp(self.beta * h))
            else:
                r = h - 1 / (2 * self.beta)
                value, slope = r * r, 2 * r
            losses.append(value.mean())
            gradient = gradient + share * (slope[:, None] * x).mean(axis=0)
        return self.chi * (np.array(losses) + self.offsets), gradient

    def project(self, theta):
        norm = np.linalg.norm(theta)
        return theta if self.radius == 0 or norm <= self.radius else theta * (self.radius / norm)


def moved(alpha, exponents):
    alpha = alpha * np.exp(exponents - exponents.max())
    return alpha / alpha.sum()


def mirror_prox(game, theta, eta, eta_alpha):
    alpha = np.full(len(game.data), 1 / len(game.data))
    theta = game.project(theta)
    thetas, alphas = [], []
    for _ in range(STEPS):
        l, g = game.losses_and_gradient(theta, alpha)
        half, half_alpha = game.project(theta - eta * g), moved(alpha, eta_alpha * l)
        thetas.append(half)
        alphas.append(half_alpha)
        l, g = game.losses_and_gradient(half, half_alpha)
        theta, alpha = game.project(theta - eta * g), moved(alpha, eta_alpha * l)
    return theta, alpha, np.mean(thetas, axis=0), np.mean(alphas, axis=0)


def optimistic(game, theta, eta, eta_alpha):
    alpha = np.full(len(game.data), 1 / len(game.data))
    theta = game.project(theta)
    before, g_before = game.losses_and_gradient(theta, alpha)
    lead, lead_alpha = game.project(theta - eta * g_before), moved(alpha, eta_alpha * before)
    thetas, alphas = [], []
    for _ in range(STEPS):
        thetas.append(lead)
        alphas.append(lead_alpha)
        now, g = game.losses_and_gradient(lead, lead_alpha)
        theta, alpha = game.project(theta - eta * g), moved(alpha, eta_alpha * now)
        lead = lead - eta * (2 * g - g_before) if game.radius == 0 else game.project(theta - eta * g)
        lead_alpha = moved(lead_alpha, eta_alpha * (2 * now - before))
        before, g_before = now, g
    return theta, alpha, np.mean(thetas, axis=0), np.mean(alphas, axis=0)


print("# numpy %s" % np.__version__)
print("solver,loss,beta,chi,offset,radius,seed,groups,size,dimension,eta_theta,eta_alpha,steps,theta,alpha,mean_theta,mean_alpha")
seed = 0
for loss, beta, eta, eta_alpha in (("dpo", 2.0, 0.3, 0.2), ("ipo", 0.5, 0.1, 0.05)):
    for groups in (2, 4):
        for chi, offset, radius in ((1.0, 0.0, 0.0), (1.0, 0.0, 0.4), (0.4, 1.5, 0.0)):
            seed += 1
            for name, run in (("mirror-prox", mirror_prox), ("optimistic", optimistic)):
                game = Game(loss, beta, chi, offset, radius, pairs(seed, groups, 6, 3))
                results = run(game, np.array([0.5, -0.25, 1.0]), eta, eta_alpha)
                shown = [" ".join(repr(float(v)) for v in array) for array in results]
                print(",".join([name, loss, str(beta), str(chi), str(offset), str(radius), str(seed), str(groups),
                                "6", "3", str(eta), str(eta_alpha), str(STEPS)] + shown))
