package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A dimension beside the batch that each call gives anew. */
class VaryingDimensionTest {
  /** Each row has T points of 3 numbers, each point weighted by how it compares with the others. */
  private static final String MODEL =
      """
      model M {
        input  x: float[batch, T, 3]
        target y: float[batch, T]

        h = x -> dense(5, tanh)
        scores = h @ h.T
        mixed = softmax(scores) @ h
        z = reshape(mixed -> dense(1), batch, T)
        output weights = softmax(scores)
        output total = sum(z, axis: 1) / T
        loss = mean((z - y) ^ 2)
      }
      """;

  @ParameterizedTest
  @EnumSource(TargetChoice.class)
  void eachCallHasTheNumbersOfAModelOfThatSize(TargetChoice target) {
    Program varying = program("dim T\n" + MODEL, 6, target);
    varying.initialize(7);
    for (int[] call : new int[][] {{5, 2}, {33, 6}, {9, 4}}) {
      int extent = call[0];
      int rows = call[1];
      Program fixed = program("const T = " + extent + "\n" + MODEL, 6, target);
      fixed.storage().copyFrom(varying.storage());
      Object[] feed = {random(rows * extent * 3, extent), random(rows * extent, rows)};
      StepScalars scalars = new StepScalars();
      scalars.extents = new int[] {extent};
      float[][] found = predict(varying, feed, rows, extent, scalars);
      float[][] expected = predict(fixed, feed, rows, extent, scalars);
      assertThat(found[0]).usingComparatorWithPrecision(1e-6f).containsExactly(expected[0]);
      assertThat(found[1]).usingComparatorWithPrecision(1e-5f).containsExactly(expected[1]);
      // The weights of each point are shares of one whole.
      for (int point = 0; point < rows * extent; point++) {
        float sum = 0;
        for (int other = 0; other < extent; other++) {
          sum += found[0][point * extent + other];
        }
        assertThat(sum).isCloseTo(1, within(1e-5f));
      }
    }
  }

  private static float[][] predict(
      Program program, Object[] feed, int rows, int extent, StepScalars scalars) {
    float[][] outputs = {new float[rows * extent * extent], new float[rows]};
    program.predict(new Object[] {feed[0]}, rows, scalars, outputs);
    return outputs;
  }

  @Test
  void aMeanOverTheDimensionIsThatOfTheNumbersGiven() {
    String text =
        """
        dim T
        model Mean {
          input x: float[batch, T]
          output m = mean(x, axis: 1)
          output shifted = x[:, 1:] - x[:, :-1]
        }
        """;
    Program program = program(text, 2, TargetChoice.AUTO);
    StepScalars scalars = new StepScalars();
    float[] mean = new float[2];
    for (int extent = 2; extent < 40; extent += 7) {
      scalars.extents = new int[] {extent};
      float[] x = new float[2 * extent];
      for (int i = 0; i < extent; i++) {
        x[i] = i * i;
        x[extent + i] = 3;
      }
      float[] shifted = new float[2 * (extent - 1)];
      program.predict(new Object[] {x}, 2, scalars, new Object[] {mean, shifted});
      assertThat(mean[0]).isCloseTo((extent - 1) * (2 * extent - 1) / 6f, within(1e-3f));
      assertThat(mean[1]).isEqualTo(3);
      assertThat(shifted[extent - 2]).isEqualTo(2 * extent - 3);
      assertThat(shifted[extent - 1]).isZero();
    }
  }

  @Test
  void trainingMovesTheParametersAsFiniteDifferencesSay() {
    String text =
        "dim T\n"
            + MODEL
            + "data d = supplied() { x = a\n y = b }\n"
            + "train M { data: d\n optimizer: sgd(learning_rate: 1)\n batch: 3\n epochs: 1 }\n";
    Program program = program(text, 3, TargetChoice.AUTO);
    program.initialize(5);
    int extent = 11;
    StepScalars scalars = new StepScalars();
    scalars.extents = new int[] {extent};
    scalars.step = 1;
    scalars.epoch = 1;
    Object[] feed = {random(3 * extent * 3, 1), random(3 * extent, 2)};
    float[] before = program.storage().parameters.float32.clone();
    float[] measures = new float[1];
    program.step(feed, 3, scalars, measures);
    float[] after = program.storage().parameters.float32.clone();
    for (int i = 0; i < before.length; i++) {
      double slope =
          (loss(program, feed, before, i, 1e-2f) - loss(program, feed, before, i, -1e-2f)) / 2e-2;
      assertThat(before[i] - after[i]).isCloseTo((float) slope, within(2e-3f));
    }
  }

  /** Two loops, one backwards, over as many turns as a call says. */
  private static final String LOOPS =
      """
      dim T
      model L {
        input  x: float[batch, T, 3]
        target y: float[batch, T]
        w = dense(4)
        hs, ms = scan z over x along 1 with h = zeros([batch, 4]) {
          h = tanh(w(z) + 0.5 * h)
          emit h, max(h, axis: 1)
        }
        bs = scan g over hs -> lstm(3) along 1 reversed with s = ones([batch, 3]) {
          s = 0.9 * s + g * g
          emit s
        }
        scan m over ms along 1 with total = zeros([batch]) {
          total = total + sin(m)
        }
        p = reshape(bs -> dense(1), batch, T) + total[:, newaxis] / T
        output q = p
        loss = mean((p - y) ^ 2)
      }
      data d = supplied() { x = a
        y = b }
      train L { data: d
        optimizer: sgd(0.1) }
      """;

  @ParameterizedTest
  @EnumSource(TargetChoice.class)
  void loopsOverItStepAsTheInterpreterDoes(TargetChoice target) {
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofText("m.nn", LOOPS), CompilerOptions.DEFAULT.withTarget(target));
    for (int extent : new int[] {1, 2, 7, 40}) {
      for (int threads = 1; threads <= 2; threads++) {
        try (StepOracle oracle = new StepOracle(model, 5, threads, extent)) {
          oracle.stepAsTheInterpreter(1e-5);
          oracle.stepAsTheInterpreter(1e-5);
        }
      }
    }
  }

  private static float loss(Program program, Object[] feed, float[] at, int place, float moved) {
    float[] parameters = program.storage().parameters.float32;
    System.arraycopy(at, 0, parameters, 0, at.length);
    parameters[place] += moved;
    StepScalars scalars = new StepScalars();
    scalars.extents = new int[] {11};
    float[] measures = new float[1];
    program.evaluate(feed, 3, scalars, measures);
    return measures[0];
  }

  @Test
  void aDimensionThatNothingTellsIsRefused() {
    assertThatThrownBy(
            () ->
                program(
                    "dim T\nmodel M {\n input x: float[batch]\n output o = x + sum(ones([T]))\n}\n",
                    1,
                    TargetChoice.AUTO))
        .isInstanceOf(CompilationException.class)
        .hasMessageContaining("nothing that is fed tells how large `T` is");
    assertThatThrownBy(
            () ->
                program(
                    "dim T\nmodel M {\n input x: float[batch, T * T]\n output o = x\n}\n",
                    1,
                    TargetChoice.AUTO))
        .isInstanceOf(CompilationException.class)
        .hasMessageContaining("`T`");
  }

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static Program program(String text, int capacity, TargetChoice target) {
    CompilerOptions options = CompilerOptions.DEFAULT.withTarget(target);
    ProgramFactory factory =
        Compiler.compile(ProgramSource.ofText("m.nn", text), options).factory();
    return factory.create(factory.newStorage(), capacity, Team.of(1));
  }
}
