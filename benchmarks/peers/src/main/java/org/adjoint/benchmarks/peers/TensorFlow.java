package org.adjoint.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.MaxPool;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow in graph mode: forward pass, gradients and optimiser are one graph, run by one call.
 */
final class TensorFlow implements Contender {
  /** A network under construction. */
  private static final class Network {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Random random = new Random(1);
    private final List<Variable<TFloat32>> weights = new ArrayList<>();
    private final List<Op> initializers = new ArrayList<>();

    Operand<TFloat32> constant(double scale, long... extents) {
      Shape shape = Shape.of(extents);
      float[] values = new float[(int) shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (scale < 0 ? random.nextDouble() : scale * random.nextGaussian());
      }
      return tf.constant(shape, DataBuffers.of(values));
    }

    Variable<TFloat32> variable(Operand<TFloat32> initial) {
      Variable<TFloat32> variable = tf.variable(initial.shape(), TFloat32.class);
      initializers.add(tf.assign(variable, initial));
      return variable;
    }

    Variable<TFloat32> weight(double scale, long... extents) {
      Variable<TFloat32> weight = variable(constant(scale, extents));
      weights.add(weight);
      return weight;
    }

    Operand<TFloat32> dense(Operand<TFloat32> x, long inputs, long units) {
      Operand<TFloat32> weight = weight(1 / Math.sqrt(inputs), inputs, units);
      return tf.nn.biasAdd(tf.linalg.matMul(x, weight), weight(0, units));
    }

    Operand<TFloat32> convolve(Operand<TFloat32> x, long channels, long filters) {
      Operand<TFloat32> kernel = weight(1 / Math.sqrt(9.0 * channels), 3, 3, channels, filters);
      Operand<TFloat32> made = tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "VALID");
      return tf.nn.relu(tf.nn.biasAdd(made, weight(0, filters)));
    }

    Operand<TFloat32> pool(Operand<TFloat32> x) {
      Operand<TInt32> two = tf.constant(new int[] {1, 2, 2, 1});
      return tf.nn.maxPool(x, two, two, "VALID", new MaxPool.Options[0]);
    }

    Operand<TInt32> classes(int rows, int count) {
      return tf.constant(random.ints(rows, 0, count).toArray());
    }

    /** Over class distributions: of class numbers the library has no gradient outside Python. */
    Operand<TFloat32> crossEntropy(Operand<TFloat32> logits, int rows) {
      Operand<TFloat32> labels =
          tf.oneHot(classes(rows, 10), tf.constant(10), tf.constant(1f), tf.constant(0f));
      return mean(tf.nn.softmaxCrossEntropyWithLogits(logits, labels).loss());
    }

    Operand<TFloat32> mean(Operand<TFloat32> x) {
      Operand<TInt32> axes = tf.range(tf.constant(0), tf.rank(x), tf.constant(1));
      return tf.math.mean(x, axes);
    }

    /** Adds gradients and the updates of Adam; gives the operations that make a step. */
    List<Op> adam(Operand<TFloat32> loss, float rate) {
      Output<?>[] inputs = weights.stream().map(Variable::asOutput).toArray(Output<?>[]::new);
      Output<?>[] gradients = graph.addGradients(loss.asOutput(), inputs);
      Variable<TFloat32> power1 = variable(tf.constant(0.9f));
      Variable<TFloat32> power2 = variable(tf.constant(0.999f));
      List<Op> updates = new ArrayList<>();
      for (int i = 0; i < inputs.length; i++) {
        @SuppressWarnings("unchecked")
        Output<TFloat32> gradient = (Output<TFloat32>) gradients[i];
        Operand<TFloat32> zeros = tf.zeros(tf.constant(inputs[i].shape()), TFloat32.class);
        updates.add(
            tf.train.applyAdam(
                weights.get(i),
                variable(zerosLike(zeros, inputs[i])),
                variable(zerosLike(zeros, inputs[i])),
                power1,
                power2,
                tf.constant(rate),
                tf.constant(0.9f),
                tf.constant(0.999f),
                tf.constant(1e-7f),
                gradient));
      }
      Ops after = tf.withControlDependencies(updates);
      updates.add(after.assign(power1, after.math.mul(power1, tf.constant(0.9f))));
      updates.add(after.assign(power2, after.math.mul(power2, tf.constant(0.999f))));
      return updates;
    }

    private Operand<TFloat32> zerosLike(Operand<TFloat32> zeros, Output<?> like) {
      return tf.reshape(zeros, tf.constant(like.shape()));
    }
  }

  @Override
  public String version() {
    return "TensorFlow " + org.tensorflow.TensorFlow.version();
  }

  @Override
  public boolean takes(Workload workload) {
    return switch (workload) {
      case ARTICLE, DENSE, CONVOLUTIONAL -> true;
      default -> !workload.trains();
    };
  }

  @Override
  public Runnable prepare(Workload workload, int threads) {
    Network network = new Network();
    List<? extends Op> targets = targets(network, workload);
    ConfigProto configuration =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads)
            .build();
    Session session = new Session(network.graph, configuration);
    Session.Runner initialize = session.runner();
    network.initializers.forEach(initialize::addTarget);
    initialize.run().close();
    if (!workload.trains()) {
      Operand<?> fetched = (Operand<?>) targets.get(0);
      return () -> session.runner().fetch(fetched).run().close();
    }
    return () -> {
      Session.Runner runner = session.runner();
      targets.forEach(runner::addTarget);
      runner.run().close();
    };
  }

  private static List<? extends Op> targets(Network network, Workload workload) {
    Ops tf = network.tf;
    int rows = workload.rows();
    if (workload.network().equals("article")) {
      Operand<TFloat32> x = input(network, workload, rows, 10);
      Operand<TFloat32> h = tf.nn.relu(network.dense(x, 10, 32));
      Operand<TFloat32> logits = network.dense(tf.nn.relu(network.dense(h, 32, 16)), 16, 1);
      if (!workload.trains()) {
        return List.of(tf.math.sigmoid(logits));
      }
      Operand<TFloat32> y = tf.math.round(network.constant(-1, rows, 1));
      return network.adam(
          network.mean(tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, y))), 0.01f);
    }
    if (workload == Workload.CONVOLUTIONAL) {
      Operand<TFloat32> h =
          network.pool(network.convolve(network.constant(-1, rows, 28, 28, 1), 1, 32));
      h = network.pool(network.convolve(h, 32, 64));
      h = tf.reshape(h, tf.constant(new int[] {rows, 1600}));
      Operand<TFloat32> kept =
          tf.dtypes.cast(
              tf.math.greaterEqual(
                  tf.random.randomUniform(tf.constant(new int[] {rows, 1600}), TFloat32.class),
                  tf.constant(0.5f)),
              TFloat32.class);
      h = tf.math.mul(h, tf.math.mul(kept, tf.constant(2f)));
      return network.adam(network.crossEntropy(network.dense(h, 1600, 10), rows), 0.001f);
    }
    Operand<TFloat32> x = input(network, workload, rows, 784);
    Operand<TFloat32> h = tf.nn.relu(network.dense(x, 784, 512));
    Operand<TFloat32> logits = network.dense(tf.nn.relu(network.dense(h, 512, 256)), 256, 10);
    return workload.trains()
        ? network.adam(network.crossEntropy(logits, rows), 0.001f)
        : List.of(tf.nn.softmax(logits));
  }

  /** The batch; a variable where a constant would let the whole prediction be folded. */
  private static Operand<TFloat32> input(
      Network network, Workload workload, long rows, long columns) {
    Operand<TFloat32> drawn = network.constant(-1, rows, columns);
    return workload.trains() ? drawn : network.variable(drawn);
  }
}
