def kernel(rows: int, columns: int, size: int) -> Tensor:
    return (torch.randn([rows, columns, size, size]) / ((columns * size * size) ** 0.5)).contiguous(memory_format=LAYOUT)


def parameters() -> List[Tensor]:
    p = [kernel(16, 1, 3), torch.ones([16]), torch.zeros([16])]
    width = 16
    for filters in [16, 32, 64]:
        for i in range(3):
            p += [kernel(filters, width, 3), torch.ones([filters]), torch.zeros([filters])]
            p += [kernel(filters, filters, 3), torch.ones([filters]), torch.zeros([filters])]
            if width != filters:
                p += [kernel(filters, width, 1), torch.ones([filters]), torch.zeros([filters])]
            width = filters
    p += [weight(10, 64), torch.zeros([10])]
    return p


def batch() -> List[Tensor]:
    return [torch.rand([128, 1, 28, 28]).contiguous(memory_format=LAYOUT), torch.randint(10, [128])]


def convolve(p: List[Tensor], at: int, x: Tensor, stride: int, padding: int) -> Tensor:
    mean = torch.zeros_like(p[at + 1])
    variance = torch.ones_like(p[at + 1])
    h = torch.conv2d(x, p[at], None, [stride, stride], [padding, padding])
    return torch.batch_norm(h, p[at + 1], p[at + 2], mean, variance, True, 0.01, 1e-3, False)


def loss(p: List[Tensor], x: Tensor, y: Tensor) -> Tensor:
    h = torch.relu(convolve(p, 0, x, 1, 1))
    at = 3
    for stage in range(3):
        for i in range(3):
            stride = 1
            if stage > 0 and i == 0:
                stride = 2
            r = torch.relu(convolve(p, at, h, stride, 1))
            r = convolve(p, at + 3, r, 1, 1)
            at += 6
            if stride == 2:
                h = convolve(p, at, h, 2, 0)
                at += 3
            h = torch.relu(r + h)
    h = h.mean([2, 3])
    return torch.cross_entropy_loss(torch.linear(h, p[at], p[at + 1]), y)


def update(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]):
    sgd(p, g, m, 0.1)
