def parameters() -> List[Tensor]:
    return [weight(32, 10), torch.zeros([32]), weight(16, 32), torch.zeros([16]), weight(1, 16), torch.zeros([1])]


def batch() -> List[Tensor]:
    return [torch.rand([10, 10]), torch.bernoulli(torch.full([10, 1], 0.5))]


def logits(p: List[Tensor], x: Tensor) -> Tensor:
    h = torch.relu(torch.linear(x, p[0], p[1]))
    h = torch.relu(torch.linear(h, p[2], p[3]))
    return torch.linear(h, p[4], p[5])


def outputs(p: List[Tensor], x: Tensor) -> Tensor:
    return torch.sigmoid(logits(p, x))


def loss(p: List[Tensor], x: Tensor, y: Tensor) -> Tensor:
    return torch.binary_cross_entropy_with_logits(logits(p, x), y)


def update(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]):
    adam(p, g, m, v, t, 0.01)
