"""What torch's AdamW, RMSprop, clip_grad_norm_ and ReduceLROnPlateau do, for the tests of their Java ports.

python tools/torch_optimizer_vectors.py > \
    language/src/test/resources/io/github/grposuite/language/training/torch-optimizer.txt

Every line is a name and numbers, written so that reading them back gives the same float or double.
"""

import torch

SIZE = 11


def line(name, values):
    print(name, *(repr(v) for v in values))


def floats(tensor):
    return tensor.detach().tolist()


def adamw(name, seed, max_norm, scale, **options):
    """Options, then by step: learning rate, gradient, norm before clipping, weights after it."""
    generator = torch.Generator().manual_seed(seed)
    weights = torch.nn.Parameter(torch.randn(SIZE, generator=generator))
    optimizer = torch.optim.AdamW([weights], lr=1e-3, foreach=False, fused=False, **options)
    betas = options.get("betas", (0.9, 0.999))
    decay = options.get("weight_decay", 0.01)
    line(f"{name}.options", [*betas, options.get("eps", 1e-8), decay, max_norm])
    line(f"{name}.start", floats(weights))
    for step in range(12):
        rate = 1e-2 * 0.7**step
        for group in optimizer.param_groups:
            group["lr"] = rate
        weights.grad = torch.randn(SIZE, generator=generator) * scale
        line(f"{name}.rate", [rate])
        line(f"{name}.gradient", floats(weights.grad))
        norm = torch.nn.utils.clip_grad_norm_([weights], max_norm)
        line(f"{name}.norm", [norm.item()])
        line(f"{name}.clipped", floats(weights.grad))
        optimizer.step()
        line(f"{name}.weights", floats(weights))
    state = optimizer.state[weights]
    line(f"{name}.m", floats(state["exp_avg"]))
    line(f"{name}.v", floats(state["exp_avg_sq"]))


def rmsprop(name, seed, scale, **options):
    """Options, then by step: learning rate, gradient, weights after it."""
    generator = torch.Generator().manual_seed(seed)
    weights = torch.nn.Parameter(torch.randn(SIZE, generator=generator))
    optimizer = torch.optim.RMSprop([weights], lr=1e-3, foreach=False, **options)
    line(f"{name}.options", [options.get("alpha", 0.99), options.get("eps", 1e-8)])
    line(f"{name}.start", floats(weights))
    for step in range(12):
        rate = 1e-2 * 0.7**step
        for group in optimizer.param_groups:
            group["lr"] = rate
        weights.grad = torch.randn(SIZE, generator=generator) * scale
        line(f"{name}.rate", [rate])
        line(f"{name}.gradient", floats(weights.grad))
        optimizer.step()
        line(f"{name}.weights", floats(weights))
    line(f"{name}.v", floats(optimizer.state[weights]["square_avg"]))


def plateau(name, seed, start, factor, patience, threshold):
    """Settings, then the losses of all evaluations and the learning rate after each."""
    generator = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=start)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, mode="min", factor=factor, patience=patience, threshold=threshold, eps=0)
    losses = (2.5 + 2 * 0.8 ** torch.arange(60) + 0.01 * torch.randn(60, generator=generator)).tolist()
    rates = []
    for loss in losses:
        scheduler.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    line(f"{name}.settings", [start, factor, patience, threshold])
    line(f"{name}.losses", losses)
    line(f"{name}.rates", rates)


torch.set_num_threads(1)
print("# Computed by tools/torch_optimizer_vectors.py with PyTorch", torch.__version__)
adamw("default", 1, 10, 1)
adamw("clipped", 2, 10, 30)
adamw("other", 3, 1, 1, betas=(0.8, 0.95), eps=1e-6, weight_decay=0)
plateau("paper", 4, 2e-5, 0.1, 4, 1e-3)
plateau("eager", 5, 6e-5, 0.5, 0, 1e-2)
rmsprop("rmsprop", 6, 1)
rmsprop("rmsprop-other", 7, 1e-3, alpha=0.9, eps=1e-4)
