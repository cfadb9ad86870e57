"""Writes the cases that the standard library is held against, with the values that Keras 3 computes for them.

Run as: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python keras_cases.py ../resources/org/adjoint/std
Made with Keras 3.15.1, JAX 0.10.2 and NumPy 2.4.6, in double precision.
"""

import sys

import keras
import numpy as np
from case_file import Cases
from keras import ops

keras.config.set_floatx("float64")
random = np.random.default_rng(7)


def draw(*shape):
    return np.round(random.normal(size=shape), 3)


def elementwise(cases):
    a = keras.activations
    x = np.array([[-7.0, -3.5, -1.2, -1.0], [-0.3, 0.0, 0.4, 0.5], [0.9, 1.0, 2.6, 6.5]])
    table = {
        "identity(x)": a.linear(x),
        "x -> relu": a.relu(x),
        "relu(x, negative_slope: 0.1, max_value: 2, threshold: 0.5)": a.relu(x, 0.1, 2.0, 0.5),
        "relu6(x)": a.relu6(x),
        "leaky_relu(x)": a.leaky_relu(x),
        "x -> leaky_relu(negative_slope: 0.3)": a.leaky_relu(x, 0.3),
        "elu(x)": a.elu(x),
        "elu(x, 0.7)": a.elu(x, 0.7),
        "celu(x, 0.7)": a.celu(x, 0.7),
        "selu(x)": a.selu(x),
        "gelu(x)": a.gelu(x),
        "gelu_tanh(x)": a.gelu(x, approximate=True),
        "silu(x)": a.silu(x),
        "swish(x)": a.silu(x),
        "mish(x)": a.mish(x),
        "softsign(x)": a.softsign(x),
        "exponential(x)": a.exponential(x),
        "hard_sigmoid(x)": a.hard_sigmoid(x),
        "hard_silu(x)": a.hard_silu(x),
        "hard_swish(x)": a.hard_silu(x),
        "hard_tanh(x)": a.hard_tanh(x),
        "hard_shrink(x)": a.hard_shrink(x),
        "soft_shrink(x)": a.soft_shrink(x),
        "tanh_shrink(x)": a.tanh_shrink(x),
        "squareplus(x)": a.squareplus(x),
        "sparse_sigmoid(x)": a.sparse_sigmoid(x),
        "sparse_plus(x)": a.sparse_plus(x),
        "log_sigmoid(x)": a.log_sigmoid(x),
        "softmax(x)": a.softmax(x),
        "log_softmax(x)": a.log_softmax(x),
        "glu(x)": a.glu(x),
        "flatten(x[:, newaxis, :])": x,
        "repeat_vector(x, 3)": keras.layers.RepeatVector(3)(x),
        "add([x, x * 2, x ^ 2])": keras.layers.Add()([x, x * 2, x**2]),
        "average([x, x * 2, x ^ 2])": keras.layers.Average()([x, x * 2, x**2]),
        "multiply([x, x * 2, x ^ 2])": keras.layers.Multiply()([x, x * 2, x**2]),
        "subtract(x, x ^ 2)": keras.layers.Subtract()([x, x**2]),
        "dot(x, x ^ 2 + 1)": keras.layers.Dot(axes=1)([x, x**2 + 1]),
        "dot(x, x ^ 2 + 1, normalize: true)": keras.layers.Dot(axes=1, normalize=True)([x, x**2 + 1]),
        "unit_norm()(x)": keras.layers.UnitNormalization()(x),
    }
    for text, value in table.items():
        cases.case(text, ["input x: float[batch, 4]", "output r = " + text], [({"x": x}, {"r": value})])
    cases.case("words of options", ["input x: float[batch, 4]", "output r = if same == valid then x else 2 * x"], [({"x": x}, {"r": 2 * x})])
    z = np.stack([x, x[::-1] + 0.1])
    model = ["input x: float[batch, 3, 4]"]
    cases.case("softmax along another axis", model + ["output r = softmax(x, axis: 1)"],
               [({"x": z}, {"r": a.softmax(z, axis=1)})])
    cases.case("log_softmax along another axis", model + ["output r = log_softmax(x, axis: 1)"],
               [({"x": z}, {"r": a.log_softmax(z, axis=1)})])
    cases.case("flatten of several axes", model + ["output r = x -> flatten"],
               [({"x": z}, {"r": keras.layers.Flatten()(z)})])
    w = draw(2, 3, 4)
    cases.case("glu along another axis", ["input x: float[batch, 3, 4]", "output r = glu(x, axis: -1)"],
               [({"x": w}, {"r": a.glu(w)})])


def with_weights(cases):
    x, x3 = draw(5, 4), draw(2, 6, 4)
    W, b = draw(4, 3), draw(3)
    layer = keras.layers.Dense(3, activation="tanh")
    layer.build((None, 4))
    layer.set_weights([W, b])
    hold = {"f.W": W, "f.b": b}
    cases.case("dense", ["input x: float[batch, 4]", "f = dense(3, tanh)", "output r = f(x)"],
               [({"x": x}, {"r": layer(x)})], hold=hold)
    cases.case("dense without a bias", ["input x: float[batch, 4]", "f = dense(3, bias: false)", "output r = f(x)"],
               [({"x": x}, {"r": x @ W})], hold={"f.W": W})
    sequence = keras.layers.Dense(3, activation="tanh")
    sequence.build((None, 6, 4))
    sequence.set_weights([W, b])
    cases.case("dense over a sequence", ["input x: float[batch, 6, 4]", "f = dense(3, tanh)", "output r = f(x)"],
               [({"x": x3}, {"r": sequence(x3)})], hold=hold)
    kernel, shift = draw(4, 2, 3), draw(2, 3)
    einsum = keras.layers.EinsumDense("btd,dhk->bthk", output_shape=(None, 2, 3), bias_axes="hk", activation="relu")
    einsum.build((None, 6, 4))
    einsum.set_weights([kernel, shift])
    cases.case("einsum_dense",
               ["input x: float[batch, 6, 4]",
                'f = einsum_dense("btd,dhk->bthk", [4, 2, 3], activation: relu, bias_shape: [2, 3])',
                "output r = f(x)"],
               [({"x": x3}, {"r": einsum(x3)})], hold={"f.W": kernel, "f.b": shift})
    alpha, shared = draw(6, 4), draw(1, 4)
    prelu = keras.layers.PReLU()
    prelu.build((None, 6, 4))
    prelu.set_weights([alpha])
    cases.case("prelu", ["input x: float[batch, 6, 4]", "f = prelu()", "output r = f(x)"],
               [({"x": x3}, {"r": prelu(x3)})], hold={"f.alpha": alpha})
    prelu = keras.layers.PReLU(shared_axes=[1])
    prelu.build((None, 6, 4))
    prelu.set_weights([shared])
    cases.case("prelu with shared axes", ["input x: float[batch, 6, 4]", "f = prelu(shared_axes: [1])", "output r = f(x)"],
               [({"x": x3}, {"r": prelu(x3)})], hold={"f.alpha": shared})


def normalization(cases):
    x, x3 = draw(5, 4), draw(3, 6, 4)
    gamma, beta, long_gamma, long_beta = draw(4), draw(4), draw(6), draw(6)

    def built(layer, shape, weights):
        layer.build(shape)
        layer.set_weights(weights)
        return layer

    k = keras.layers
    scaled = {"f.gamma": gamma, "f.beta": beta}
    table = [
        ("layer_norm", "layer_norm()", k.LayerNormalization(), x3, [gamma, beta], scaled),
        ("layer_norm along another axis", "layer_norm(axis: 1, epsilon: 1e-5)", k.LayerNormalization(axis=1, epsilon=1e-5), x3,
         [long_gamma, long_beta], {"f.gamma": long_gamma, "f.beta": long_beta}),
        ("layer_norm without scale and shift", "layer_norm(center: false, scale: false)",
         k.LayerNormalization(center=False, scale=False), x3, [], {}),
        ("group_norm", "group_norm(2)", k.GroupNormalization(2), x3, [gamma, beta], scaled),
        ("rms_norm", "rms_norm()", k.RMSNormalization(), x3, [gamma], {"f.gamma": gamma}),
    ]
    for title, text, layer, value, weights, hold in table:
        layer = built(layer, (None,) + value.shape[1:], weights)
        shape = ", ".join(str(d) for d in value.shape[1:])
        cases.case(title, [f"input x: float[batch, {shape}]", "f = " + text, "output r = f(x)"],
                   [({"x": value}, {"r": layer(value)})], hold=hold)
    mean, variance = draw(4), np.abs(draw(4)) + 0.5
    layer = built(k.BatchNormalization(), (None, 4), [gamma, beta, mean, variance])
    hold = dict(scaled, **{"f.moving_mean": mean, "f.moving_variance": variance})
    cases.case("batch_norm outside training", ["input x: float[batch, 4]", "f = batch_norm()", "output r = f(x)"],
               [({"x": x}, {"r": layer(x)})], hold=hold)
    other = draw(5, 4)
    for title, text, value, momentum, axis, shape, g, b in [
        ("batch_norm in training", "batch_norm(momentum: 0.9)", x, 0.9, -1, "4", gamma, beta),
        ("batch_norm of a sequence in training", "batch_norm()", x3, 0.99, -1, "6, 4", gamma, beta),
        ("batch_norm along another axis in training", "batch_norm(axis: 1)", x3, 0.99, 1, "6, 4", long_gamma, long_beta),
    ]:
        size = value.shape[axis]
        m, v = draw(size), np.abs(draw(size)) + 0.5
        layer = built(k.BatchNormalization(momentum=momentum, axis=axis), (None,) + value.shape[1:], [g, b, m, v])
        factor = draw(*value.shape)
        result = layer(value, training=True)
        hold = {"f.gamma": g, "f.beta": b, "f.moving_mean": m, "f.moving_variance": v}
        cases.case(title, [f"input x: float[batch, {shape}]", f"input k: float[batch, {shape}]", "f = " + text, "loss = sum(f(x) * k)"],
                   [({"x": value, "k": factor},
                     {"loss": np.sum(result * factor), "f.moving_mean": layer.moving_mean, "f.moving_variance": layer.moving_variance})],
                   entry="step", hold=hold, optimizer="sgd(learning_rate: 0)")


def penalties(cases):
    w = draw(4, 3)
    r = keras.regularizers
    table = {
        "none(w)": 0.0,
        "l1()(w)": r.L1()(ops.convert_to_tensor(w)),
        "l1(0.1)(w)": r.L1(0.1)(ops.convert_to_tensor(w)),
        "l2()(w)": r.L2()(ops.convert_to_tensor(w)),
        "l2(1e-4)(w)": r.L2(1e-4)(ops.convert_to_tensor(w)),
        "l1_l2(0.1, 0.2)(w)": r.L1L2(0.1, 0.2)(ops.convert_to_tensor(w)),
        "orthogonality()(w)": r.OrthogonalRegularizer()(ops.convert_to_tensor(w)),
        "orthogonality(0.1, of: rows)(w)": r.OrthogonalRegularizer(0.1)(ops.convert_to_tensor(w)),
        "orthogonality(0.1, of: columns)(w)": r.OrthogonalRegularizer(0.1, mode="columns")(ops.convert_to_tensor(w)),
    }
    for text, value in table.items():
        cases.case(text, ["input x: float[batch, 1]", "param w: float[4, 3] = 0", "loss = sum(0 * x) + " + text],
                   [({"x": np.ones((1, 1))}, {"loss": value})], entry="evaluate", hold={"w": w})
    x = draw(5, 4)
    cases.case("a penalty of dense",
               ["input x: float[batch, 4]", "f = dense(3, penalty: l2(0.1), bias_penalty: l1(0.2))", "loss = 0 * sum(f(x)) + 0 * sum(f(x))"],
               [({"x": x}, {"loss": 0.1 * np.sum(np.square(w)) + 0.2 * 6})], entry="evaluate",
               hold={"f.W": w, "f.b": np.array([1.0, -2.0, 3.0])})
    layer = keras.layers.ActivityRegularization(l1=0.1, l2=0.2)
    layer(x)
    expected = np.sum([np.asarray(v) for v in layer.losses]) + np.sum(x)
    cases.case("activity_regularization",
               ["input x: float[batch, 4]", "loss = sum(x -> activity_regularization(l1: 0.1, l2: 0.2))"],
               [({"x": x}, {"loss": expected})], entry="evaluate")


def constraints(cases):
    w = draw(4, 3)
    c = keras.constraints
    table = {
        "max_norm(1.5)": c.MaxNorm(1.5)(ops.convert_to_tensor(w)),
        "max_norm(0.5, axis: 1)": c.MaxNorm(0.5, axis=1)(ops.convert_to_tensor(w)),
        "max_norm": c.MaxNorm()(ops.convert_to_tensor(w)),
        "non_negative": c.NonNeg()(ops.convert_to_tensor(w)),
        "unit_norm(axis: 0)": w / np.sqrt(np.sum(w**2, axis=0)),
        "min_max_norm(0.9, 1.1, 0.5)": c.MinMaxNorm(0.9, 1.1, 0.5)(ops.convert_to_tensor(w)),
        "min_max_norm(min_value: 2, max_value: 3, axis: 1)": c.MinMaxNorm(2.0, 3.0, axis=1)(ops.convert_to_tensor(w)),
    }
    for text, value in table.items():
        model = ["input x: float[batch, 4]", f"f = dense(3, bias: false, constraint: {text})", "loss = sum(0 * f(x))"]
        cases.case(text + " after an update", model, [({"x": draw(2, 4)}, {"f.W": value})],
                   entry="step", hold={"f.W": w}, optimizer="sgd()")


def losses(cases):
    l = keras.losses
    p, y = draw(5, 3), draw(5, 3)
    positive, counts = np.round(random.uniform(0.1, 4, (5, 3)), 3), random.integers(0, 5, (5, 3)).astype(float)
    q = np.round(random.uniform(0.02, 0.98, (5, 3)), 3)
    bits = random.integers(0, 2, (5, 3)).astype(float)
    signs = 2 * bits - 1
    classes = random.integers(0, 3, 5)
    onehot = np.eye(3)[classes]
    distribution = np.asarray(ops.softmax(draw(5, 3)))
    target = np.asarray(ops.softmax(draw(5, 3)))
    mean = lambda v: np.mean(np.asarray(v))
    logits = draw(5, 3)
    table = [
        ("mean_squared_error(p, y)", p, y, l.mean_squared_error(y, p)),
        ("mean_absolute_error(p, y)", p, y, l.mean_absolute_error(y, p)),
        ("mean_absolute_percentage_error(p, y)", p, y, l.mean_absolute_percentage_error(y, p)),
        ("mean_squared_logarithmic_error(p, y)", positive, counts, l.mean_squared_logarithmic_error(counts, positive)),
        ("huber(p, y)", p, y, l.huber(y, p)),
        ("huber(p, y, delta: 0.3)", p, y, l.huber(y, p, 0.3)),
        ("log_cosh(p, y)", p, y, l.log_cosh(y, p)),
        ("cosine_similarity(p, y)", p, y, l.cosine_similarity(y, p)),
        ("cosine_similarity(p, y, axis: 0)", p, y, l.cosine_similarity(y, p, axis=0)),
        ("hinge(p, y)", p, signs, l.hinge(signs, p)),
        ("hinge(p, y) of targets 0 and 1", p, bits, l.hinge(bits, p)),
        ("squared_hinge(p, y)", p, signs, l.squared_hinge(signs, p)),
        ("categorical_hinge(p, y)", p, onehot, l.categorical_hinge(onehot, p)),
        ("kl_divergence(p, y)", distribution, target, l.kl_divergence(target, distribution)),
        ("poisson(p, y)", positive, counts, l.poisson(counts, positive)),
        ("binary_cross_entropy(p, y)", q, bits, l.binary_crossentropy(bits, q)),
        ("binary_cross_entropy(p, y, label_smoothing: 0.1)", q, bits, l.binary_crossentropy(bits, q, label_smoothing=0.1)),
        ("mean(binary_cross_entropies(p, smoothed(y, 0.2)))", q, bits, l.binary_crossentropy(bits, q, label_smoothing=0.2)),
        ("binary_cross_entropy(sigmoid(p), y)", logits, bits, l.binary_crossentropy(bits, logits, from_logits=True)),
        ("mean(sigmoid_cross_entropy(p, y))", logits, bits, l.binary_crossentropy(bits, logits, from_logits=True)),
        ("mean(sigmoid_cross_entropy(p, y, 0.1))", logits, bits,
         l.binary_crossentropy(bits, logits, from_logits=True, label_smoothing=0.1)),
        ("binary_focal_cross_entropy(p, y)", q, bits, l.binary_focal_crossentropy(bits, q)),
        ("binary_focal_cross_entropy(p, y, gamma: 1.5, balance: true, alpha: 0.3, label_smoothing: 0.1)", q, bits,
         l.binary_focal_crossentropy(bits, q, True, 0.3, 1.5, label_smoothing=0.1)),
        ("categorical_cross_entropy(p, y)", logits, onehot, l.categorical_crossentropy(onehot, logits, from_logits=True)),
        ("categorical_cross_entropy(p, y, label_smoothing: 0.1)", logits, onehot,
         l.categorical_crossentropy(onehot, logits, from_logits=True, label_smoothing=0.1)),
        ("categorical_focal_cross_entropy(p, y)", distribution, onehot, l.categorical_focal_crossentropy(onehot, distribution)),
        ("categorical_focal_cross_entropy(p, y, 0.4, gamma: 1.5, label_smoothing: 0.1)", distribution, onehot,
         l.categorical_focal_crossentropy(onehot, distribution, 0.4, 1.5, label_smoothing=0.1)),
        ("dice(p, y)", q, bits, l.dice(bits, q)),
    ]
    for text, prediction, wanted, value in table:
        cases.case(text, ["input p: float[batch, 3]", "target y: float[batch, 3]", "loss = " + text.split(" of ")[0]],
                   [({"p": prediction, "y": wanted}, {"loss": mean(value)})], entry="evaluate")
    model = ["input p: float[batch, 3]", "target y: int[batch]"]
    sparse = l.sparse_categorical_crossentropy(classes, logits, from_logits=True)
    cases.case("cross_entropy", model + ["loss = cross_entropy(p, y)"], [({"p": logits, "y": classes}, {"loss": mean(sparse)})], entry="evaluate")
    smooth = l.categorical_crossentropy(onehot, logits, from_logits=True, label_smoothing=0.1)
    cases.case("cross_entropy with label smoothing", model + ["loss = cross_entropy(p, y, label_smoothing: 0.1)"],
               [({"p": logits, "y": classes}, {"loss": mean(smooth)})], entry="evaluate")
    wide, steps = draw(2, 4, 3), random.integers(0, 3, (2, 4))
    sequence = l.sparse_categorical_crossentropy(steps, wide, from_logits=True)
    cases.case("cross_entropy over a sequence",
               ["input p: float[batch, 4, 3]", "target y: int[batch, 4]", "loss = cross_entropy(p, y)"],
               [({"p": wide, "y": steps}, {"loss": mean(sequence)})], entry="evaluate")


def metrics(cases):
    m = keras.metrics
    scores, classes = draw(8, 5), random.integers(0, 5, 8)
    onehot = np.eye(5)[classes]
    p, y = np.round(random.uniform(0, 1, (8, 2)), 2), random.integers(0, 2, (8, 2)).astype(float)
    mean = lambda v: np.mean(np.asarray(v))
    plain = ["input p: float[batch, 2]", "target y: float[batch, 2]"]
    binary = {"binary_accuracy(p, y)": m.binary_accuracy(y, p), "binary_accuracy(p, y, threshold: 0.3)": m.binary_accuracy(y, p, 0.3),
              "accuracy(int(p > 0.5), int(y))": np.asarray((p > 0.5) == y)}
    for text, value in binary.items():
        cases.case(text, plain + ["loss = 0 * sum(p)", "metric m = " + text], [({"p": p, "y": y}, {"m": mean(value)})], entry="evaluate")
    sparse = {"sparse_categorical_accuracy(p, y)": m.sparse_categorical_accuracy(classes, scores),
              "top_k_accuracy(p, y, k: 2)": m.sparse_top_k_categorical_accuracy(classes, scores, 2),
              "top_k_accuracy(p, y)": np.ones(8)}
    for text, value in sparse.items():
        cases.case(text, ["input p: float[batch, 5]", "target y: int[batch]", "loss = 0 * sum(p)", "metric m = " + text],
                   [({"p": scores, "y": classes}, {"m": mean(value)})], entry="evaluate")
    hot = {"categorical_accuracy(p, y)": m.categorical_accuracy(onehot, scores),
           "top_k_categorical_accuracy(p, y, k: 3)": m.top_k_categorical_accuracy(onehot, scores, 3)}
    for text, value in hot.items():
        cases.case(text, ["input p: float[batch, 5]", "target y: float[batch, 5]", "loss = 0 * sum(p)", "metric m = " + text],
                   [({"p": scores, "y": onehot}, {"m": mean(value)})], entry="evaluate")

    def counted(title, text, metric, batches, model, prepare=lambda p, y: (p, y)):
        runs = []
        for p, y in batches:
            metric.update_state(prepare(p, y)[1], prepare(p, y)[0])
            runs.append(({"p": p, "y": y}, {"m": metric.result()}))
        cases.case(title, model + ["loss = 0 * sum(p)", "metric m = " + text], runs, entry="evaluate")

    def batch(rows, columns=2):
        return np.round(random.uniform(0, 1, (rows, columns)), 2), random.integers(0, 2, (rows, columns)).astype(float)

    three = [batch(8), batch(5), batch(6)]
    table = {
        "true_positives()(p, y)": m.TruePositives(), "false_positives()(p, y)": m.FalsePositives(),
        "true_negatives()(p, y)": m.TrueNegatives(), "false_negatives()(p, y)": m.FalseNegatives(),
        "true_positives(0.305)(p, y)": m.TruePositives(0.305), "false_positives(0.305)(p, y)": m.FalsePositives(0.305),
        "true_negatives(0.305)(p, y)": m.TrueNegatives(0.305), "false_negatives(0.305)(p, y)": m.FalseNegatives(0.305),
        "precision()(p, y)": m.Precision(), "recall()(p, y)": m.Recall(),
        "precision(0.705)(p, y)": m.Precision(0.705), "recall(0.705)(p, y)": m.Recall(0.705),
        "auc()(p, y)": m.AUC(), 'auc(curve: "PR")(p, y)': m.AUC(curve="PR"), "auc(thresholds: 5)(p, y)": m.AUC(num_thresholds=5),
        "root_mean_squared_error()(p, y)": m.RootMeanSquaredError(),
        "r2()(p, y)": m.R2Score(), "r2(predictors: 1)(p, y)": None,
        "f_beta(2, average: macro)(p, y)": m.FBetaScore("macro", 2.0, 0.5),
        "f_beta(0.5, average: weighted)(p, y)": m.FBetaScore("weighted", 0.5, 0.5),
        "f1(average: micro)(p, y)": m.F1Score("micro", 0.5), "f1(0.305, macro)(p, y)": m.F1Score("macro", 0.305),
    }
    for text, metric in table.items():
        if metric:
            counted(text, text, metric, three, plain)
    # Keras counts elements, not rows, as samples of the adjusted R²; with one column they are the same.
    counted("r2(predictors: 1)(p, y)", "r2(predictors: 1)(p, y)", m.R2Score(num_regressors=1), [batch(8, 1), batch(5, 1)],
            ["input p: float[batch, 1]", "target y: float[batch, 1]"])
    counted("total()(p)", "total()(p)", m.Sum(), three, plain, lambda p, y: (None, p))
    rows = [(draw(7, 4), random.integers(0, 4, 7)), (draw(6, 4), random.integers(0, 4, 6))]
    hot = lambda p, y: (p, np.eye(4)[y])
    model = ["input p: float[batch, 4]", "target y: int[batch]"]
    counted("class_f_beta", "class_f_beta(2, weighted)(p, y)", m.FBetaScore("weighted", 2.0), rows, model, hot)
    counted("class_f1", "class_f1()(p, y)", m.F1Score("macro"), rows, model, hot)
    counted("class_f1 of all classes together", "class_f1(micro)(p, y)", m.F1Score("micro"), rows, model, hot)


def optimisers(cases):
    o = keras.optimizers
    table = {
        "sgd()": o.SGD(), "sgd(0.5, momentum: 0.9)": o.SGD(0.5, 0.9), "sgd(0.5, 0.9, nesterov: true)": o.SGD(0.5, 0.9, True),
        "sgd(0.1, weight_decay: 0.2)": o.SGD(0.1, weight_decay=0.2),
        "adam()": o.Adam(), "adam(0.5, 0.8, 0.95, 1e-4)": o.Adam(0.5, 0.8, 0.95, 1e-4), "adam(0.1, amsgrad: true)": o.Adam(0.1, amsgrad=True),
        "adam(0.1, weight_decay: 0.1)": o.Adam(0.1, weight_decay=0.1),
        "adamw()": o.AdamW(), "adamw(0.5, amsgrad: true)": o.AdamW(0.5, amsgrad=True),
        "rmsprop()": o.RMSprop(), "rmsprop(0.1, 0.8, momentum: 0.9)": o.RMSprop(0.1, 0.8, 0.9), "rmsprop(0.1, centered: true)": o.RMSprop(0.1, centered=True),
        "rmsprop(0.1, weight_decay: 0.1)": o.RMSprop(0.1, weight_decay=0.1),
        "adagrad()": o.Adagrad(), "adagrad(0.5, 0.2, weight_decay: 0.1)": o.Adagrad(0.5, 0.2, weight_decay=0.1),
        "adadelta()": o.Adadelta(), "adadelta(1.0, 0.8, 1e-6, 0.1)": o.Adadelta(1.0, 0.8, 1e-6, 0.1),
        "adamax()": o.Adamax(), "adamax(0.5, weight_decay: 0.1)": o.Adamax(0.5, weight_decay=0.1),
        "nadam()": o.Nadam(), "nadam(0.5, weight_decay: 0.1)": o.Nadam(0.5, weight_decay=0.1),
        "lion()": o.Lion(), "lion(0.1, 0.8, 0.95, weight_decay: 0.1)": o.Lion(0.1, 0.8, 0.95, weight_decay=0.1),
        "ftrl()": o.Ftrl(), "ftrl(0.5, -0.6, 0.2, l1: 0.1, l2: 0.2, l2_shrinkage: 0.3, beta: 0.1)": o.Ftrl(0.5, -0.6, 0.2, 0.1, 0.2, 0.3, 0.1),
        "lamb()": o.Lamb(), "lamb(0.5, weight_decay: 0.1)": o.Lamb(0.5, weight_decay=0.1),
    }
    gradients = [draw(4) for _ in range(4)]
    start = draw(4)
    for text, optimizer in table.items():
        w = keras.Variable(start, dtype="float64")
        runs = []
        for g in gradients:
            optimizer.apply([ops.convert_to_tensor(g)], [w])
            runs.append(({"g": g[None]}, {"w": np.asarray(w)}))
        stepped(cases, text, runs, start)
    golden(cases)


def stepped(cases, text, runs, start, top=()):
    cases.case(text, ["input g: float[batch, %d]" % len(start), "param w: float[%d] = 0" % len(start), "loss = sum(w * g)"],
               runs, entry="step", hold={"w": start}, optimizer=text, top=top)


def golden(cases):
    """The first steps that Keras's own tests state, to the four digits they state them with."""
    g, w = np.array([[1.0, 6.0, 7.0, 2.0]]), np.array([1.0, 2.0, 3.0, 4.0])
    for text, value in {"sgd(learning_rate: 0.5)": [0.5, -1.0, -0.5, 3.0], "adam(learning_rate: 0.5)": [0.5, 1.5, 2.5, 3.5],
                        "rmsprop(learning_rate: 0.5)": [-0.5811, 0.4189, 1.4189, 2.4189],
                        "adagrad(learning_rate: 0.5)": [0.5233, 1.5007, 2.5005, 3.5061],
                        "adamw(learning_rate: 0.5)": [0.498, 1.496, 2.494, 3.492]}.items():
        stepped(cases, text, [({"g": g}, {"w ~1e-4": np.array(value)})], w)
    first = np.arange(0.1, 1.1, 0.1)
    for text, value in {"adam(amsgrad: true)": [0.999, 0.9982, 0.9974, 0.9965, 0.9955],
                        "rmsprop(centered: true)": [0.9967, 0.9933, 0.9908, 0.9885, 0.9864],
                        "adadelta(1.0, 0.8, 1e-6)": [0.9978, 0.9947, 0.9915, 0.9882, 0.9849]}.items():
        runs = [({"g": np.array([[0.01 if i == 0 else 1.0]])}, {"w ~1e-4": np.array([v])}) for i, v in enumerate(value)]
        stepped(cases, text, runs, np.array([1.0]))


def schedules(cases):
    s = keras.optimizers.schedules
    table = {
        "exponential_decay(0.1, rate: 0.9, steps: 4)": s.ExponentialDecay(0.1, 4, 0.9),
        "exponential_decay(0.1, rate: 0.9, steps: 4, staircase: true)": s.ExponentialDecay(0.1, 4, 0.9, True),
        "inverse_time_decay(0.1, rate: 0.5, steps: 4)": s.InverseTimeDecay(0.1, 4, 0.5),
        "inverse_time_decay(0.1, rate: 0.5, steps: 4, staircase: true)": s.InverseTimeDecay(0.1, 4, 0.5, True),
        "piecewise([3, 6], [0.1, 0.01, 0.001])": s.PiecewiseConstantDecay([3, 6], [0.1, 0.01, 0.001]),
        "polynomial_decay(0.1, steps: 5, end: 0.01, power: 2)": s.PolynomialDecay(0.1, 5, 0.01, 2.0),
        "polynomial_decay(0.1, steps: 4, cycle: true)": s.PolynomialDecay(0.1, 4, cycle=True),
        "cosine_decay(0.1, steps: 5, floor: 0.01)": s.CosineDecay(0.1, 5, 0.1),
        "cosine_restarts(0.1, steps: 3)": s.CosineDecayRestarts(0.1, 3),
        "cosine_restarts(0.1, steps: 3, length_factor: 1, height_factor: 0.8, floor_factor: 0.1)": s.CosineDecayRestarts(0.1, 3, 1.0, 0.8, 0.1),
    }
    top = ["optimizer rate_of(rate)(w, g) {", "  return rate * ones_like(w)", "}"]
    for text, schedule in table.items():
        runs = [({"g": np.zeros((1, 1))}, {"w": np.asarray(schedule(step)).reshape(1)}) for step in range(1, 9)]
        cases.case(text, ["input g: float[batch, 1]", "param w: float[1] = 0", "loss = sum(w * g)"], runs, entry="step",
                   hold={"w": np.zeros(1)}, optimizer=f"rate_of({text})", top=top)
    runs = [({"g": np.zeros((1, 1))}, {"w": np.array([v])}) for v in (0.05, 0.1, 0.15, 0.2, 0.2)]
    cases.case("warmup(0.2, steps: 4)", ["input g: float[batch, 1]", "param w: float[1] = 0", "loss = sum(w * g)"], runs,
               entry="step", hold={"w": np.zeros(1)}, optimizer="rate_of(warmup(0.2, steps: 4))", top=top)


if __name__ == "__main__":
    for name, makers in {"functions": [elementwise], "layers": [with_weights, normalization, penalties, constraints],
                         "losses": [losses], "metrics": [metrics], "optimisers": [optimisers], "schedules": [schedules]}.items():
        cases = Cases()
        for maker in makers:
            maker(cases)
        cases.write(sys.argv[1], name + ".cases")
