package org.adjoint.benchmarks.peers;

import java.util.Random;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/**
 * Smile's multilayer perceptron, in plain Java. It computes in double precision and has no Adam:
 * RMSProp is the nearest to it.
 */
final class Smile implements Contender {
  @Override
  public String version() {
    return "Smile " + Versions.of("smile");
  }

  @Override
  public boolean takes(Workload workload) {
    return workload.network().equals("article") || workload == Workload.DENSE;
  }

  @Override
  public Runnable prepare(Workload workload, int threads) {
    boolean article = workload.network().equals("article");
    MLP network = new MLP(article ? article() : dense());
    network.setLearningRate(TimeFunction.constant(0.001));
    network.setRMSProp(0.9, 1e-7);
    Random random = new Random(1);
    double[][] rows = new double[workload.rows()][article ? 10 : 784];
    int[] classes = new int[rows.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = random.doubles(rows[row].length).toArray();
      classes[row] = random.nextInt(article ? 2 : 10);
    }
    if (workload.trains()) {
      return () -> network.update(rows, classes);
    }
    double[] probabilities = new double[article ? 2 : 10];
    return () -> network.predict(rows[0], probabilities);
  }

  private static LayerBuilder[] article() {
    return new LayerBuilder[] {
      Layer.input(10),
      Layer.rectifier(32),
      Layer.rectifier(16),
      Layer.mle(1, OutputFunction.SIGMOID)
    };
  }

  private static LayerBuilder[] dense() {
    return new LayerBuilder[] {
      Layer.input(784),
      Layer.rectifier(512),
      Layer.rectifier(256),
      Layer.mle(10, OutputFunction.SOFTMAX)
    };
  }
}
