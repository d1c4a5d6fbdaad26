"""What the golden scripts of convolutional networks share: the images that Java draws too, and what is kept of
results and gradients. A network has `channels`; `forward(net, weights, images)` computes in double precision."""
import torch

from swinir import drawn, projection, some

SIZES = ((1, 16, 24), (2, 13, 21), (1, 1, 5))
VALUES, GRADIENT_VALUES = 150, 8


def images(n, net, h, w):
    return torch.from_numpy((drawn("input", n, net.channels, h, w) + 1) / 2).double()


def measured(net, weights, forward, sizes=SIZES):
    """Size -> projection and some values of the result; and the largest value."""
    golden = {}
    for n, h, w in sizes:
        with torch.no_grad():
            y = forward(net, weights, images(n, net, h, w))
        golden[f"{n}x{h}x{w}"] = torch.cat((projection(y)[None], some(y, VALUES))).float()
    return golden, y.abs().max().item()


def gradients(net, weights, forward):
    """For each parameter: largest gradient, length, projection and some values."""
    parameters = {n: t.clone().requires_grad_() for n, t in weights.items()}
    y = forward(net, parameters, images(2, net, 13, 21))
    (y * torch.from_numpy(drawn("cotangent", *y.shape))).mean().backward()
    lines = [torch.cat((torch.stack((p.grad.abs().max(), p.grad.norm(), projection(p.grad))),
                        some(p.grad, GRADIENT_VALUES))) for p in parameters.values()]
    return torch.stack(lines).float()
