def weight(rows: int, columns: int) -> Tensor:
    return torch.randn([rows, columns]) / (columns ** 0.5)


def adam(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor], rate: float):
    torch._foreach_add_(t, 1.0)
    none: List[Tensor] = []
    torch._fused_adam_(p, g, m, v, none, t, lr=rate, beta1=0.9, beta2=0.999, weight_decay=0.0, eps=1e-7, amsgrad=False,
                       maximize=False)


def sgd(p: List[Tensor], g: List[Tensor], m: List[Tensor], rate: float):
    torch._fused_sgd_(p, g, m, weight_decay=0.0, momentum=0.9, lr=rate, dampening=0.0, nesterov=False, maximize=False,
                      is_first_step=False)
