"""The numbers of ScanLstmTest: an LSTM of PyTorch (2.13) in double precision, and its gradients.

Run with `python3 compiler/src/test/reference/lstm_values.py`; every tensor holds 0.5 * sin(1 + k * step) at place k.
"""
import torch

torch.set_default_dtype(torch.float64)


def wave(step, *shape):
    places = torch.arange(int(torch.tensor(shape).prod()), dtype=torch.float64)
    return (0.5 * torch.sin(1 + places * step)).reshape(shape)


batch, turns, inputs, units = 2, 4, 2, 3
x = wave(0.7, batch, turns, inputs).requires_grad_()
wx = wave(0.9, inputs, 4 * units).requires_grad_()
wh = wave(1.3, units, 4 * units).requires_grad_()
bias = wave(0.4, 4 * units).requires_grad_()

lstm = torch.nn.LSTM(inputs, units, batch_first=True)
weights = {
    "weight_ih_l0": wx.T,
    "weight_hh_l0": wh.T,
    "bias_ih_l0": bias,
    "bias_hh_l0": torch.zeros(4 * units),
}
hs, _ = torch.func.functional_call(lstm, weights, (x,))
loss = (hs * wave(0.3, batch, turns, units)).sum()
loss.backward()
for name, values in [("hs", hs), ("x", x.grad), ("Wx", wx.grad), ("Wh", wh.grad), ("bias", bias.grad)]:
    print(name, ", ".join(f"{v:.9f}" for v in values.flatten().tolist()))
