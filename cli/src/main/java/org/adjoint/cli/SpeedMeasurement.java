package org.adjoint.cli;

import org.adjoint.compiler.CompiledModel;
import org.adjoint.compiler.Compiler;
import org.adjoint.compiler.CompilerOptions;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.TargetChoice;
import org.adjoint.compiler.plan.MachineSpeed;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;

/**
 * Measures what one thread of this machine can do: arithmetic by a product of matrices that fit
 * into the cache, memory by a sum of arrays that do not.
 */
final class SpeedMeasurement {
  private static final int SIZE = 256;
  private static final int LONG = 1 << 23;
  private static final double SECONDS = 0.7;

  /** Runs within which C2 has compiled the work, however late a busy machine lets it. */
  private static final int LEAST_RUNS = 200;

  private static final double MOST_SECONDS = 10;

  private static final String PRODUCT =
      """
      model Product {
        input x: float[batch, 256]
        param W: float[256, 256] = glorot_uniform()
        output y = x @ W
      }
      """;

  private SpeedMeasurement() {}

  /** The product that is measured: this compiler's own comes close to the peak of a processor. */
  static CompiledModel product(TargetChoice target) {
    return Compiler.compile(
        ProgramSource.ofText("product.nn", PRODUCT), CompilerOptions.DEFAULT.withTarget(target));
  }

  static MachineSpeed measure(ProgramFactory product) {
    return new MachineSpeed(operations(product), bytes());
  }

  private static double operations(ProgramFactory product) {
    try (Team team = Team.of(1)) {
      Program program = product.create(product.newStorage(), SIZE, team);
      program.initialize(1);
      Object[] inputs = {new float[SIZE * SIZE]};
      Object[] outputs = {new float[SIZE * SIZE]};
      StepScalars scalars = new StepScalars();
      double seconds = best(() -> program.predict(inputs, SIZE, scalars, outputs));
      return 2.0 * SIZE * SIZE * SIZE / seconds;
    }
  }

  private static double bytes() {
    float[] x = new float[LONG];
    float[] y = new float[LONG];
    float[] sum = new float[LONG];
    double seconds = best(() -> add(x, y, sum));
    return 3.0 * Float.BYTES * LONG / seconds;
  }

  private static void add(float[] x, float[] y, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = x[i] + 3 * y[i];
    }
  }

  /** The shortest of many runs: what else the machine does only makes them longer. */
  private static double best(Runnable work) {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    double passed = 0;
    for (int run = 0; passed < SECONDS || (run < LEAST_RUNS && passed < MOST_SECONDS); run++) {
      long start = System.nanoTime();
      work.run();
      long end = System.nanoTime();
      best = Math.min(best, end - start);
      passed = (end - begin) / 1e9;
    }
    return best / 1e9;
  }
}
