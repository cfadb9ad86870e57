package org.adjoint.cli;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.jspecify.annotations.Nullable;

/**
 * How long training steps take.
 *
 * @param firstSeconds the very first, when nothing is warm
 * @param medianSeconds of the measured steps
 * @param meanSeconds of the measured steps
 * @param steps how many were measured
 */
record StepTimes(double firstSeconds, double medianSeconds, double meanSeconds, int steps) {
  /** By then C2 has compiled the kernels, which takes up to 1.5 s. */
  private static final double WARM_UP_SECONDS = 2;

  private static final int WARM_UP_STEPS = 10;

  /** What each dimension that varies at run time is taken for. */
  static final int USUAL_EXTENT = (int) Dimension.USUAL_EXTENT;

  private static final int MOST_STEPS = 1 << 20;

  /** Measures so many steps, or else for so many seconds, after a warm-up. */
  static StepTimes measure(Program program, @Nullable Integer wanted, double seconds) {
    return measure(program, wanted, seconds, () -> {});
  }

  /**
   * The same with something between the warm-up and the first measured step.
   *
   * @param warmed what is done then
   */
  static StepTimes measure(
      Program program, @Nullable Integer wanted, double seconds, Runnable warmed) {
    StepRunner runner = new StepRunner(program);
    double first = runner.step();
    long warm = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
    for (int step = 0; step < WARM_UP_STEPS || System.nanoTime() < warm; step++) {
      runner.step();
    }
    warmed.run();
    double[] times = new double[wanted == null ? MOST_STEPS : wanted];
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int steps = 0;
    while (steps < times.length && (wanted != null || steps == 0 || System.nanoTime() < end)) {
      times[steps++] = runner.step();
    }
    double[] measured = Arrays.copyOf(times, steps);
    Arrays.sort(measured);
    double mean = Arrays.stream(measured).sum() / steps;
    return new StepTimes(first, measured[steps / 2], mean, steps);
  }

  /** Runs steps on the same random rows. */
  private static final class StepRunner {
    private final Program program;
    private final Object[] feed;
    private final StepScalars scalars = new StepScalars();
    private final float[] measures;

    StepRunner(Program program) {
      this.program = program;
      int[] extents = new int[program.signature().extents().size()];
      Arrays.fill(extents, USUAL_EXTENT);
      scalars.extents = extents;
      List<Port> ports =
          program.signature().feed().stream().map(port -> port.fixed(extents)).toList();
      SplittableRandom random = new SplittableRandom(1);
      this.feed = ports.stream().map(port -> filled(port, program.capacity(), random)).toArray();
      this.measures = new float[program.signature().measures().size()];
      scalars.seed = 1;
      scalars.epoch = 1;
      program.initialize(scalars.seed);
    }

    /** Whole numbers are 0 or 1, which are classes and indices of any model. */
    private static Object filled(Port port, int rows, SplittableRandom random) {
      Object array = port.newArray(rows);
      if (array instanceof float[] floats) {
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) random.nextDouble();
        }
      } else if (array instanceof double[] doubles) {
        Arrays.setAll(doubles, i -> random.nextDouble());
      } else {
        Arrays.setAll((int[]) array, i -> random.nextInt(2));
      }
      return array;
    }

    double step() {
      scalars.step++;
      long start = System.nanoTime();
      program.step(feed, program.capacity(), scalars, measures);
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
