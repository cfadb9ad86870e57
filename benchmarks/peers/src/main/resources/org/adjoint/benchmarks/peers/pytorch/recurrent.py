def parameters() -> List[Tensor]:
    return [weight(64, 32), weight(512, 32), weight(512, 128), torch.zeros([512]), torch.zeros([512]), weight(64, 128), torch.zeros([64])]


def batch() -> List[Tensor]:
    return [torch.randint(64, [32, 64]), torch.randint(64, [32, 64])]


def loss(p: List[Tensor], x: Tensor, y: Tensor) -> Tensor:
    e = torch.embedding(p[0], x)
    state = torch.zeros([1, 32, 128])
    h, last, cell = torch.lstm(e, [state, state], [p[1], p[2], p[3], p[4]], True, 1, 0.0, True, False, True)
    logits = torch.linear(h, p[5], p[6])
    return torch.cross_entropy_loss(logits.reshape([2048, 64]), y.reshape([2048]))


def update(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]):
    adam(p, g, m, v, t, 0.001)
