def prepare() -> List[List[Tensor]]:
    p = parameters()
    m: List[Tensor] = []
    v: List[Tensor] = []
    t: List[Tensor] = []
    for x in p:
        x.requires_grad_()
        m.append(torch.zeros_like(x))
        v.append(torch.zeros_like(x))
        t.append(torch.zeros([1]))
    return [p, m, v, t, batch()]


def step(s: List[List[Tensor]]) -> Tensor:
    p, m, v, t, b = s
    l = loss(p, b[0], b[1])
    g: List[Tensor] = []
    for x in torch.autograd.grad([l], p):
        if x is not None:
            g.append(x)
    update([x.detach() for x in p], g, m, v, t)
    return l.detach()
