"""Writes the cases of recurrent layers, masks and `einsum`, with the values that PyTorch or the formula itself gives for them.

Run as: python3 torch_cases.py ../resources/org/adjoint/std
Made with PyTorch 1.13.0 and NumPy 1.24.2, in double precision.
"""

import sys

import numpy as np
import torch
from case_file import Cases

random = np.random.default_rng(11)
B, T, N, U = 2, 5, 3, 4
KEEP = np.array([[1, 1, 1, 1, 1], [1, 1, 0, 1, 0]])
PADDED = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]])


def draw(*shape):
    return np.round(random.normal(size=shape), 3)


def order(name):
    """The blocks of PyTorch's weights in our order: its GRU has reset, update, candidate."""
    return [1, 0, 2] if name == "gru" else [0, 1, 2, 3] if name == "lstm" else [0]


def blocks(name, weight):
    """A weight of PyTorch, [gates · units, …], with its gates in our order and transposed."""
    parts = np.split(weight.detach().numpy(), len(order(name)))
    return np.concatenate([parts[i] for i in order(name)]).T


def module(name, **options):
    made = {"simple_rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[name](N, U, batch_first=True, **options).double()
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.copy_(torch.tensor(draw(*parameter.shape)))
    return made


def weights(name, made, path="f", suffix=""):
    get = lambda part: getattr(made, part + "_l0" + suffix)
    below, above = blocks(name, get("bias_ih")), blocks(name, get("bias_hh"))
    bias = np.stack([below, above]) if name == "gru" else below + above
    return {path + ".Wx": blocks(name, get("weight_ih")), path + ".Wh": blocks(name, get("weight_hh")), path + ".bias": bias}


def array(tensor):
    return tensor.detach().numpy()


INPUT = f"input x: float[batch, {T}, {N}]"
MASK = f"input m: bool[batch, {T}]"


def layers(cases):
    x = draw(B, T, N)
    for name in ("simple_rnn", "lstm", "gru"):
        made = module(name)
        y, _ = made(torch.tensor(x))
        hold, y = weights(name, made), array(y)
        case = lambda title, text, value: cases.case(title, [INPUT, "f = " + text, "output r = f(x)"], [({"x": x}, {"r": value})], hold=hold)
        case(name, f"{name}({U})", y)
        case(name + ", the last step", f"{name}({U}, sequences: false)", y[:, -1])
        back = array(made(torch.tensor(x[:, ::-1].copy()))[0])
        case(name + " from the end", f"{name}({U}, backwards: true)", back[:, ::-1])
        case(name + " from the end, the last step", f"{name}({U}, backwards: true, sequences: false)", back[:, -1])
        rate = 0.3
        loss = ((made(torch.tensor(x))[0] * torch.arange(1, U + 1)) ** 2).sum()
        loss.backward()
        before = {"f.Wx": made.weight_ih_l0, "f.Wh": made.weight_hh_l0}
        moved = {path: blocks(name, w - rate * w.grad) for path, w in before.items()}
        cases.case(name + ", a step of training", [INPUT, f"f = {name}({U})", f"loss = sum((f(x) * (1 + range({U}))) ^ 2)"],
                   [({"x": x}, dict(moved, loss=array(loss)))], entry="step", hold=hold, optimizer=f"sgd({rate})")


def states(cases):
    x, h, c = draw(B, T, N), draw(B, U), draw(B, U)
    inputs = [INPUT, f"input h: float[batch, {U}]", f"input c: float[batch, {U}]"]
    one = lambda v: torch.tensor(v)[None]
    lstm, gru, rnn = module("lstm"), module("gru"), module("simple_rnn")
    y, (last_h, last_c) = lstm(torch.tensor(x), (one(h), one(c)))
    cases.case("lstm with its states", inputs + [f"f = lstm({U}, states: true)", "r, p, q = f(x, h, c)", "output a = r", "output b = p", "output d = q"],
               [({"x": x, "h": h, "c": c}, {"a": array(y), "b": array(last_h)[0], "d": array(last_c)[0]})], hold=weights("lstm", lstm))
    y, last = gru(torch.tensor(x), one(h))
    cases.case("gru with its state", inputs[:2] + [f"f = gru({U}, states: true)", "r, p = f(x, h)", "output a = r", "output b = p"],
               [({"x": x, "h": h}, {"a": array(y), "b": array(last)[0]})], hold=weights("gru", gru))
    loop = ["f = %s", f"r = scan s over x along 1 with h = zeros([batch, {U}]) {{", "  h = f(s, h)", "  emit h", "}", "output a = r"]
    for name, made in (("gru", gru), ("simple_rnn", rnn)):
        lines = [line % f"{name}_cell({U})" if "%" in line else line for line in loop]
        cases.case(name + "_cell", [INPUT] + lines, [({"x": x}, {"a": array(made(torch.tensor(x))[0])})], hold=weights(name, made))
    cases.case("lstm_cell", [INPUT, f"f = lstm_cell({U})", f"r = scan s over x along 1 with h = zeros([batch, {U}]), c = zeros([batch, {U}]) {{",
                             "  h, c = f(s, h, c)", "  emit h", "}", "output a = r"],
               [({"x": x}, {"a": array(lstm(torch.tensor(x))[0])})], hold=weights("lstm", lstm))
    cases.case("lstm that starts with its own bias", [INPUT, f"f = lstm({U})", "output r = f(x)", "output b = f.bias"],
               [({"x": x}, {"b": np.repeat([0.0, 1.0, 0.0, 0.0], U)})])


def both_ways(cases):
    x = draw(B, T, N)
    lstm = module("lstm", bidirectional=True)
    y = array(lstm(torch.tensor(x))[0])
    a, z = y[:, :, :U], y[:, :, U:]
    hold = dict(weights("lstm", lstm, "f"), **weights("lstm", lstm, "g", "_reverse"))
    for merge, value in {"concat": y, "sum": a + z, "multiply": a * z, "average": (a + z) / 2}.items():
        cases.case("bidirectional lstm, " + merge, [INPUT, f"f = lstm({U})", f"g = lstm({U})", f'output r = x -> bidirectional(f, g, "{merge}")'],
                   [({"x": x}, {"r": value})], hold=hold)
    cases.case("bidirectional lstm, the last steps",
               [INPUT, f"f = lstm({U}, sequences: false)", f"g = lstm({U}, sequences: false)", "output r = x -> bidirectional(f, g)"],
               [({"x": x}, {"r": np.concatenate([a[:, -1], z[:, 0]], -1)})], hold=hold)
    packed = torch.nn.utils.rnn.pack_padded_sequence(torch.tensor(x), PADDED.sum(1), batch_first=True, enforce_sorted=False)
    y, (last, _) = lstm(packed)
    cases.case("bidirectional lstm of sequences of unequal length",
               [INPUT, MASK, f"f = lstm({U}, sequences: false)", f"g = lstm({U}, sequences: false)", "output r = bidirectional(f, g)(x, m)"],
               [({"x": x, "m": PADDED}, {"r": np.concatenate(array(last), -1)})], hold=hold)
    w, b = draw(N, 2), draw(2)
    cases.case("time_distributed", [INPUT, "f = dense(2)", "output r = x -> time_distributed(f)"], [({"x": x}, {"r": x @ w + b})],
               hold={"f.W": w, "f.b": b})


def masks(cases):
    """A step that is masked leaves the state alone: the states are those of the sequence without it."""
    x = draw(B, T, N)
    for name in ("simple_rnn", "lstm", "gru"):
        made = module(name)
        rows = []
        for row in range(B):
            short = array(made(torch.tensor(x[row][KEEP[row] == 1][None]))[0])[0]
            rows.append(short[np.cumsum(KEEP[row]) - 1])
        hold, y = weights(name, made), np.stack(rows)
        cases.case(name + " with a mask", [INPUT, MASK, f"f = {name}({U})", "output r = f(x, mask: m)"], [({"x": x, "m": KEEP}, {"r": y})], hold=hold)
        cases.case(name + " with a mask, the last step", [INPUT, MASK, f"f = {name}({U}, sequences: false)", "output r = f(x, mask: m)"],
                   [({"x": x, "m": KEEP}, {"r": y[:, -1]})], hold=hold)


def before_reset(cases):
    """Keras's GRU with reset_after=False."""
    x, Wx, Wh, bias = draw(B, T, N), draw(N, 3 * U), draw(U, 3 * U), draw(1, 3 * U)
    gate = lambda v: 1 / (1 + np.exp(-v))
    h, rows = np.zeros((B, U)), []
    for t in range(T):
        z = x[:, t] @ Wx + bias[0]
        update, reset = gate(z[:, :U] + h @ Wh[:, :U]), gate(z[:, U:2 * U] + h @ Wh[:, U:2 * U])
        h = update * h + (1 - update) * np.tanh(z[:, 2 * U:] + (reset * h) @ Wh[:, 2 * U:])
        rows.append(h)
    cases.case("gru that resets before", [INPUT, f"f = gru({U}, reset_after: false)", "output r = f(x)"], [({"x": x}, {"r": np.stack(rows, 1)})],
               hold={"f.Wx": Wx, "f.Wh": Wh, "f.bias": bias})


def images(cases):
    """Keras's ConvLSTM2D, of its formula."""
    x, Wx, Wh, bias = draw(B, 3, 4, 5, 2), draw(3, 3, 2, 4 * N), draw(3, 3, N, 4 * N), draw(4 * N)

    def convolved(v, w):
        y = torch.nn.functional.conv2d(torch.tensor(v).permute(0, 3, 1, 2), torch.tensor(w).permute(3, 2, 0, 1), padding=1)
        return array(y.permute(0, 2, 3, 1))

    gate = lambda v: 1 / (1 + np.exp(-v))
    h = c = np.zeros((B, 4, 5, N))
    rows = []
    for t in range(3):
        i, f, g, o = np.split(convolved(x[:, t], Wx) + bias + convolved(h, Wh), 4, -1)
        c = gate(f) * c + gate(i) * np.tanh(g)
        h = gate(o) * np.tanh(c)
        rows.append(h)
    hold = {"f.Wx": Wx, "f.Wh": Wh, "f.bias": bias}
    model = ["input x: float[batch, 3, 4, 5, 2]", f"f = conv_lstm2d({N}, 3, padding: same%s)", "output r = f(x)"]
    for option, value in {"": np.stack(rows, 1), ", sequences: false": h}.items():
        cases.case("conv_lstm2d" + option, [line % option if "%" in line else line for line in model], [({"x": x}, {"r": value})], hold=hold)


def masked_means(cases):
    x = draw(B, T, N)
    k = KEEP[:, :, None]
    model = [INPUT, MASK]
    table = {
        "masked_mean(x, m)": (x * k).sum(1) / k.sum(1),
        "masked_max(x, m)": np.where(k == 1, x, -np.inf).max(1),
        "masked(x, m)": x * k,
    }
    for text, value in table.items():
        cases.case(text, model + ["output r = " + text], [({"x": x, "m": KEEP}, {"r": value})])
    none = np.zeros((B, T), int)
    cases.case("masked_mean of nothing", model + ["output r = masked_mean(x, m)"], [({"x": x, "m": none}, {"r": np.zeros((B, N))})])
    numbers = np.array([[3, 1, 0, 2, 0], [0, 4, 4, 1, 1]])
    cases.case("mask_of", [f"input i: int[batch, {T}]", "output r = int(mask_of(i))", "output s = int(mask_of(i, 4))"],
               [({"i": numbers}, {"r": (numbers != 0).astype(int), "s": (numbers != 4).astype(int)})])
    padded = x.copy()
    padded[1, 3:] = 0
    padded[0, 1, 1] = 0
    cases.case("mask_of_steps", [INPUT, "output r = int(mask_of_steps(x))"], [({"x": padded}, {"r": PADDED})])
    classes = random.integers(0, N, (B, T))
    log_p = torch.nn.functional.log_softmax(torch.tensor(x), -1).numpy()
    each = -np.take_along_axis(log_p, classes[:, :, None], -1)[:, :, 0]
    target = f"target y: int[batch, {T}]"
    cases.case("cross_entropy with a mask", model + [target, "loss = cross_entropy(x, y, mask: m)"],
               [({"x": x, "m": KEEP, "y": classes}, {"loss": (each * KEEP).sum() / KEEP.sum()})], entry="evaluate")
    ignoring = torch.nn.functional.cross_entropy(torch.tensor(x.reshape(-1, N)), torch.tensor(classes.reshape(-1)), ignore_index=1)
    cases.case("cross_entropy that ignores a class", model + [target, "loss = cross_entropy(x, y, mask: y != 1)"],
               [({"x": x, "m": KEEP, "y": classes}, {"loss": array(ignoring)})], entry="evaluate")


def attention(cases):
    q, v = draw(B, 4, N), draw(B, T, N)
    inputs = [f"input q: float[batch, 4, {N}]", f"input v: float[batch, {T}, {N}]", MASK]
    full = np.broadcast_to(KEEP[:, None], (B, 4, T)).copy()
    full[0, 2, 1:] = 0

    def attended(mask):
        score = np.where(mask == 1, np.einsum("bqn,bkn->bqk", q, v), -np.inf)
        return np.einsum("bqk,bkn->bqn", torch.softmax(torch.tensor(score), -1).numpy(), v)

    cases.case("attention with a mask of keys", inputs + ["output r = attention()(q, v, mask: m)"],
               [({"q": q, "v": v, "m": KEEP}, {"r": attended(np.broadcast_to(KEEP[:, None], full.shape))})])
    cases.case("attention with a mask of pairs", inputs + [f"input p: bool[batch, 4, {T}]", "output r = attention()(q, v, mask: p)"],
               [({"q": q, "v": v, "m": KEEP, "p": full}, {"r": attended(full)})])
    E, H = 6, 2
    x = draw(B, T, E)
    made = torch.nn.MultiheadAttention(E, H, batch_first=True).double()
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.copy_(torch.tensor(draw(*parameter.shape)))
    hold = {}
    for name, w, b in zip(("query", "key", "value"), np.split(array(made.in_proj_weight), 3), np.split(array(made.in_proj_bias), 3)):
        hold[f"f.{name}_projection.W"] = w.T.reshape(E, H, E // H)
        hold[f"f.{name}_projection.b"] = b.reshape(H, E // H)
    hold["f.output_projection.W"] = array(made.out_proj.weight).T.reshape(H, E // H, E)
    hold["f.output_projection.b"] = array(made.out_proj.bias)
    t = torch.tensor(x)
    later = torch.triu(torch.ones(T, T, dtype=torch.bool), 1)
    for title, text, value in [
        ("of keys", f"multi_head_attention({H}, {E // H})", made(t, t, t, key_padding_mask=torch.tensor(KEEP == 0))[0]),
        ("of keys and what comes later", f"multi_head_attention({H}, {E // H}, causal: true)",
         made(t, t, t, key_padding_mask=torch.tensor(KEEP == 0), attn_mask=later)[0]),
    ]:
        cases.case("multi_head_attention with a mask " + title,
                   [f"input x: float[batch, {T}, {E}]", MASK, "f = " + text, "output r = f(x, mask: m)"],
                   [({"x": x, "m": KEEP}, {"r": array(value)})], hold=hold)


def sums_of_products(cases):
    a, b = draw(B, 3, 3), draw(3, 4)
    inputs = ["input a: float[batch, 3, 3]", "param w: float[3, 4] = 0"]
    for equation in ("bii->b", "bii->bi", "bij->bji", "bij->b"):
        cases.case("einsum " + equation, [inputs[0], f'output r = einsum("{equation}", a)'], [({"a": a}, {"r": np.einsum(equation, a)})])
    for equation in ("bij,jk->bik", "bij,jk->bk", "bii,ik->bk", "bij,jk->bki"):
        cases.case("einsum " + equation, inputs + [f'output r = einsum("{equation}", a, w)'], [({"a": a}, {"r": np.einsum(equation, a, b)})],
                   hold={"w": b})


if __name__ == "__main__":
    for file, makers in {"recurrent": [layers, states, both_ways, masks, before_reset, images], "masks": [masked_means, attention],
                         "einsum": [sums_of_products]}.items():
        cases = Cases()
        for maker in makers:
            maker(cases)
        cases.write(sys.argv[1], file + ".cases")
