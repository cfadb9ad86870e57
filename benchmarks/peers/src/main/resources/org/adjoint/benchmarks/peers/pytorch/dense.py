def parameters() -> List[Tensor]:
    return [weight(512, 784), torch.zeros([512]), weight(256, 512), torch.zeros([256]), weight(10, 256), torch.zeros([10])]


def batch() -> List[Tensor]:
    return [torch.rand([128, 784]), torch.randint(10, [128])]


def logits(p: List[Tensor], x: Tensor) -> Tensor:
    h = torch.relu(torch.linear(x, p[0], p[1]))
    h = torch.relu(torch.linear(h, p[2], p[3]))
    return torch.linear(h, p[4], p[5])


def outputs(p: List[Tensor], x: Tensor) -> Tensor:
    return torch.softmax(logits(p, x), 1)


def loss(p: List[Tensor], x: Tensor, y: Tensor) -> Tensor:
    return torch.cross_entropy_loss(logits(p, x), y)


def update(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]):
    adam(p, g, m, v, t, 0.001)
