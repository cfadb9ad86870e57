def parameters() -> List[Tensor]:
    p = [weight(64, 64), weight(64, 64)]
    for i in range(2):
        p += [torch.ones([64]), torch.zeros([64]), weight(192, 64), weight(64, 64)]
        p += [torch.ones([64]), torch.zeros([64]), weight(256, 64), torch.zeros([256]), weight(64, 256), torch.zeros([64])]
    p += [torch.ones([64]), torch.zeros([64]), weight(64, 64)]
    return p


def batch() -> List[Tensor]:
    return [torch.randint(64, [16, 64]), torch.randint(64, [16, 64])]


def loss(p: List[Tensor], x: Tensor, y: Tensor) -> Tensor:
    h = torch.embedding(p[0], x) + p[1]
    at = 2
    for i in range(2):
        n = torch.layer_norm(h, [64], p[at], p[at + 1], 1e-3)
        q, k, v = torch.linear(n, p[at + 2]).reshape([16, 64, 3, 4, 16]).permute([2, 0, 3, 1, 4]).unbind(0)
        a = torch.scaled_dot_product_attention(q, k, v, None, 0.0, True)
        h = h + torch.linear(a.transpose(1, 2).reshape([16, 64, 64]), p[at + 3])
        n = torch.layer_norm(h, [64], p[at + 4], p[at + 5], 1e-3)
        f = torch.gelu(torch.linear(n, p[at + 6], p[at + 7]))
        h = h + torch.linear(f, p[at + 8], p[at + 9])
        at += 10
    h = torch.layer_norm(h, [64], p[at], p[at + 1], 1e-3)
    return torch.cross_entropy_loss(torch.linear(h, p[at + 2]).reshape([1024, 64]), y.reshape([1024]))


def update(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]):
    adam(p, g, m, v, t, 0.001)
