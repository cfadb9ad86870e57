def kernel(rows: int, columns: int, size: int) -> Tensor:
    return (torch.randn([rows, columns, size, size]) / ((columns * size * size) ** 0.5)).contiguous(memory_format=LAYOUT)


def parameters() -> List[Tensor]:
    return [kernel(32, 1, 3), torch.zeros([32]), kernel(64, 32, 3), torch.zeros([64]), weight(10, 1600), torch.zeros([10])]


def batch() -> List[Tensor]:
    return [torch.rand([128, 1, 28, 28]).contiguous(memory_format=LAYOUT), torch.randint(10, [128])]


def loss(p: List[Tensor], x: Tensor, y: Tensor) -> Tensor:
    h = torch.max_pool2d(torch.relu(torch.conv2d(x, p[0], p[1])), [2, 2])
    h = torch.max_pool2d(torch.relu(torch.conv2d(h, p[2], p[3])), [2, 2])
    h = torch.dropout(h.flatten(1), 0.5, True)
    return torch.cross_entropy_loss(torch.linear(h, p[4], p[5]), y)


def update(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor]):
    adam(p, g, m, v, t, 0.001)
