"""Writes the cases of windows, pooling, tables, orders and attention, with the values that Keras 3 computes for them.

Run as: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python keras_window_cases.py ../resources/org/adjoint/std
Made with Keras 3.15.1, JAX 0.10.2 and NumPy 2.4.6, in double precision.
"""

import sys

import keras
import numpy as np

from keras_cases import Cases, draw

L = keras.layers


def dims(x):
    return ", ".join(str(d) for d in x.shape[1:])


def weighted(cases, text, x, layer, names, path=None):
    """A layer whose weights Keras orders as the names say; all of them get draws."""
    layer.build(x.shape)
    values = [draw(*w.shape) for w in layer.weights]
    layer.set_weights(values)
    hold = {(path or "r") + "." + name: value for name, value in zip(names, values, strict=True)}
    cases.case(text, [f"input x: float[batch, {dims(x)}]", f"r = {text}", "output y = r(x)"],
               [({"x": x}, {"y": layer(x)})], hold=hold)


def plain(cases, text, x, value, kind="float"):
    cases.case(text, [f"input x: {kind}[batch, {dims(x)}]", f"output y = {text}"], [({"x": x}, {"y": value})])


def convolutions(cases):
    s, x, v = draw(2, 7, 4), draw(2, 6, 5, 4), draw(1, 4, 3, 5, 2)
    weighted(cases, "conv1d(3, 2)", s, L.Conv1D(3, 2), "Wb")
    weighted(cases, "conv1d(3, 3, stride: 2, padding: same, activation: tanh)", s,
             L.Conv1D(3, 3, strides=2, padding="same", activation="tanh"), "Wb")
    weighted(cases, "conv1d(3, 2, padding: causal, dilation: 2)", s, L.Conv1D(3, 2, padding="causal", dilation_rate=2), "Wb")
    weighted(cases, "conv1d(6, 3, groups: 2, bias: false)", s, L.Conv1D(6, 3, groups=2, use_bias=False), "W")
    weighted(cases, "conv2d(3, 3)", x, L.Conv2D(3, 3), "Wb")
    weighted(cases, "conv2d(3, [3, 2], stride: [2, 1], padding: same)", x, L.Conv2D(3, (3, 2), (2, 1), "same"), "Wb")
    weighted(cases, "conv2d(3, 2, stride: 3, padding: same)", x, L.Conv2D(3, 2, 3, "same"), "Wb")
    weighted(cases, "conv2d(3, 1, stride: 2, bias: false)", x, L.Conv2D(3, 1, 2, use_bias=False), "W")
    weighted(cases, "conv2d(3, 2, dilation: [2, 3])", x, L.Conv2D(3, 2, dilation_rate=(2, 3)), "Wb")
    weighted(cases, "conv2d(6, 3, padding: same, groups: 2)", x, L.Conv2D(6, 3, padding="same", groups=2), "Wb")
    weighted(cases, "conv3d(3, 2)", v, L.Conv3D(3, 2), "Wb")
    weighted(cases, "conv3d(4, [3, 2, 3], stride: [1, 2, 2], padding: same, groups: 2)", v,
             L.Conv3D(4, (3, 2, 3), (1, 2, 2), "same", groups=2), "Wb")
    weighted(cases, "conv1d_transpose(3, 3)", s, L.Conv1DTranspose(3, 3), "Wb")
    weighted(cases, "conv1d_transpose(3, 3, stride: 2, padding: same)", s, L.Conv1DTranspose(3, 3, strides=2, padding="same"), "Wb")
    weighted(cases, "conv1d_transpose(3, 2, stride: 3)", s, L.Conv1DTranspose(3, 2, strides=3), "Wb")
    weighted(cases, "conv2d_transpose(3, 3)", x, L.Conv2DTranspose(3, 3), "Wb")
    weighted(cases, "conv2d_transpose(3, [2, 3], stride: 2, padding: same)", x,
             L.Conv2DTranspose(3, (2, 3), strides=2, padding="same"), "Wb")
    weighted(cases, "conv2d_transpose(3, 4, stride: [2, 3], bias: false)", x,
             L.Conv2DTranspose(3, 4, strides=(2, 3), use_bias=False), "W")
    weighted(cases, "conv3d_transpose(3, 2, stride: 2)", v, L.Conv3DTranspose(3, 2, strides=2), "Wb")
    weighted(cases, "depthwise_conv1d(3, multiplier: 2)", s, L.DepthwiseConv1D(3, depth_multiplier=2), "Wb")
    weighted(cases, "depthwise_conv2d(3, padding: same, multiplier: 2)", x, L.DepthwiseConv2D(3, padding="same", depth_multiplier=2), "Wb")
    weighted(cases, "depthwise_conv2d(2, stride: 2)", x, L.DepthwiseConv2D(2, strides=2), "Wb")
    weighted(cases, "separable_conv1d(3, 3, padding: same)", s, L.SeparableConv1D(3, 3, padding="same"), "DWb")
    weighted(cases, "separable_conv2d(3, 3, stride: 2, padding: same, multiplier: 2)", x,
             L.SeparableConv2D(3, 3, 2, "same", depth_multiplier=2), "DWb")
    layer = L.Conv2D(2, 3)
    padded = np.pad(x, [(0, 0), (1, 1), (0, 2), (0, 0)])
    layer.build(padded.shape)
    W, b = draw(3, 3, 4, 2), draw(2)
    layer.set_weights([W, b])
    cases.case("conv2d with padding in numbers", ["input x: float[batch, 6, 5, 4]", "r = conv2d(2, 3, padding: [1, [0, 2]])", "output y = r(x)"],
               [({"x": x}, {"y": layer(padded)})], hold={"r.W": W, "r.b": b})


def pooling(cases):
    s, x, v = draw(2, 7, 3), draw(2, 6, 5, 3), draw(1, 4, 3, 5, 2)
    for n, t in ((1, s), (2, x), (3, v)):
        for name, kind in (("max", "Max"), ("average", "Average")):
            layer = getattr(L, f"{kind}Pooling{n}D")
            plain(cases, f"x -> {name}_pool{n}d", t, layer(2)(t))
            plain(cases, f"{name}_pool{n}d(3, stride: 2, padding: same)(x)", t, layer(3, 2, "same")(t))
            plain(cases, f"{name}_pool{n}d(3, 1)(x)", t, layer(3, 1)(t))
            over = getattr(L, f"Global{kind}Pooling{n}D")
            plain(cases, f"x -> global_{name}_pool{n}d", t, over()(t))
            plain(cases, f"global_{name}_pool{n}d(keep: true)(x)", t, over(keepdims=True)(t))
    plain(cases, "max_pool2d([2, 3], [1, 2], same)(-2 - abs(x))", x, L.MaxPooling2D((2, 3), (1, 2), "same")(-2 - np.abs(x)))
    plain(cases, "average_pool2d(2, padding: same)(x)", x, L.AveragePooling2D(2, padding="same")(x))


def spatial(cases):
    s, x, v = draw(2, 4, 3), draw(2, 4, 5, 2), draw(1, 2, 3, 2, 2)
    plain(cases, "up_sampling1d(3)(x)", s, L.UpSampling1D(3)(s))
    plain(cases, "x -> up_sampling2d", x, L.UpSampling2D()(x))
    plain(cases, "up_sampling2d([1, 3])(x)", x, L.UpSampling2D((1, 3))(x))
    plain(cases, "zero_padding1d([1, 2])(x)", s, L.ZeroPadding1D((1, 2))(s))
    plain(cases, "zero_padding2d([[1, 2], 3])(x)", x, L.ZeroPadding2D(((1, 2), (3, 3)))(x))
    plain(cases, "zero_padding3d([1, 2, 0])(x)", v, L.ZeroPadding3D((1, 2, 0))(v))
    plain(cases, "cropping1d([1, 2])(x)", s, L.Cropping1D((1, 2))(s))
    plain(cases, "cropping2d([1, [0, 2]])(x)", x, L.Cropping2D(((1, 1), (0, 2)))(x))
    plain(cases, "center_crop(2, 3)(x)", x, L.CenterCrop(2, 3)(x))
    plain(cases, "permute([2, 3, 1])(x)", x, L.Permute((2, 3, 1))(x))
    plain(cases, "rescaling(2, 0.5)(x)", x, L.Rescaling(2, 0.5)(x))
    for text in ("random_flip_horizontal()", "random_flip_vertical()", "random_crop(2)", "random_brightness(0.2)", "random_contrast(0.2)"):
        plain(cases, f"{text}(x)", x, x)


def tables(cases):
    i = np.array([[0, 4, 2], [2, 2, 1]])
    layer = L.Embedding(5, 3)
    layer.build(None)
    W = draw(5, 3)
    layer.set_weights([W])
    cases.case("embedding", ["input x: int[batch, 3]", "r = embedding(5, 3)", "output y = r(x)"], [({"x": i}, {"y": layer(i)})], hold={"r.W": W})
    x, v, w = (np.arange(n * m, dtype=float).reshape(n, m) / 4 for n, m in ((2, 4), (2, 3), (3, 4)))
    columns, rows = x.copy(), np.ones((2, 4))
    np.add.at(columns, (slice(None), [3, 0, 3]), v)
    np.add.at(rows, [1, 0, 1], w)
    cases.case("scatter_add", ["input x: float[batch, 4]", "input v: float[batch, 3]", "output y = scatter_add(x, [-1, 0, 3], v, axis: 1)"],
               [({"x": x, "v": v}, {"y": columns})])
    cases.case("scatter_add of rows", ["input w: float[batch, 4]", "input i: int[batch]", "output y = take(scatter_add(ones([2, 4]), i, w), i)"],
               [({"w": w, "i": np.array([1, 0, 1])}, {"y": rows[[1, 0, 1]]})])


def orders(cases):
    x = np.array([[3.0, -1.0, 2.0, 3.0, 0.5, -1.0, 7.0], [1.0, 1.0, 1.0, 0.0, -2.0, 5.0, 4.0]])
    z = draw(2, 6, 3)
    down = np.argsort(-x, axis=-1, kind="stable")
    plain(cases, "sort(x)", x, np.sort(x))
    plain(cases, "sort(x, descending: true)", x, -np.sort(-x))
    plain(cases, "argsort(x)", x, np.argsort(x, kind="stable"))
    plain(cases, "argsort(x, descending: true)", x, down)
    plain(cases, "cumsum(x)", x, np.cumsum(x, -1))
    plain(cases, "cumsum(x, 1)", z, np.cumsum(z, 1))
    cases.case("top_k(x, 3)", ["input x: float[batch, 7]", "values, places = top_k(x, 3)", "output y = values", "output z = places"],
               [({"x": x}, {"y": -np.sort(-x)[:, :3], "z": down[:, :3]})])


def attention(cases):
    q, v, k = draw(2, 4, 3), draw(2, 5, 3), draw(2, 5, 3)
    inputs = ["input q: float[batch, 4, 3]", "input v: float[batch, 5, 3]", "input k: float[batch, 5, 3]"]
    given = {"q": q, "v": v, "k": k}

    def case(text, call, value, hold=None):
        # Keras computes the weights of attention in single precision, whatever the precision asked for.
        cases.case(text, inputs + [f"r = {text}", f"output y = {call}"], [(given, {"y ~1e-6": value})], hold=hold)

    case("attention()", "r(q, v, k)", L.Attention()([q, v, k]))
    scaled = L.Attention(use_scale=True)
    scaled.build([q.shape, v.shape, k.shape])
    scaled.set_weights([np.array(0.7)])
    case("attention(true, causal: true)", "r(q, v, k)", scaled([q, v, k], use_causal_mask=True), {"r.scale": np.array(0.7)})
    case("additive_attention(false)", "r(q, v)", L.AdditiveAttention(use_scale=False)([q, v]))
    additive = L.AdditiveAttention()
    additive.build([q.shape, v.shape, k.shape])
    scale = draw(3)
    additive.set_weights([scale])
    case("additive_attention()", "r(q, v, k)", additive([q, v, k]), {"r.scale": scale})
    names = [f"r.{part}_projection.{weight}" for part in ("query", "key", "value", "output") for weight in "Wb"]
    for text, layer in {"multi_head_attention(2, 3)": L.MultiHeadAttention(2, 3),
                        "multi_head_attention(2, 3, 4, causal: true)": L.MultiHeadAttention(2, 3, 4),
                        "multi_head_attention(4, 3, key_heads: 2)": L.GroupQueryAttention(3, 4, 2)}.items():
        layer.build(q.shape, v.shape, k.shape)
        values = [draw(*w.shape) for w in layer.weights]
        order = [w.path.split("/")[-2] for w in layer.weights][::2]
        assert [o.split("_")[0] for o in order] in (["query", "key", "value", "attention"], ["query", "key", "value", "output"]), order
        layer.set_weights(values)
        # Asked for its scores, Keras takes the path that allows values of a size of their own.
        result, _ = layer(q, v, k, use_causal_mask="causal" in text, return_attention_scores=True)
        case(text, "r(q, v, k)", result, dict(zip(names, values, strict=True)))
    layer = L.MultiHeadAttention(2, 3, use_bias=False)
    layer.build(q.shape, v.shape, k.shape)
    values = [draw(*w.shape) for w in layer.weights]
    layer.set_weights(values)
    case("multi_head_attention(2, 3, bias: false)", "r(q, v, k)", layer(q, v, k), dict(zip(names[::2], values, strict=True)))


if __name__ == "__main__":
    for name, makers in {"windows": [convolutions, pooling, spatial], "tables": [tables, orders, attention]}.items():
        cases = Cases()
        for maker in makers:
            maker(cases)
        cases.write(sys.argv[1], name + ".cases")
