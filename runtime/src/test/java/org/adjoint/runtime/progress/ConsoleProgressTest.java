package org.adjoint.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.adjoint.runtime.data.Dataset;
import org.adjoint.runtime.data.TrainingData;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.Measure;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.train.Trainer;
import org.adjoint.runtime.train.TrainingPlan;
import org.adjoint.runtime.train.TrainingPlan.Length;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleProgressTest {
  private static final Port X = new Port("x", ElementKind.FLOAT32, List.of(), true);

  @Test
  void plainOutputHasALineAnEpochAndOneNowAndThen() {
    // Each step takes six seconds; a line inside an epoch comes every ten at most.
    assertThat(trained(false, 6).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "epoch 1/2 2/3  loss 0.5000  accuracy 0.2500  2 samples/s  24 s left"),
            line ->
                assertThat(line)
                    .isEqualTo("epoch 1/2  loss 0.5000  accuracy 0.2500  2 samples/s  18 s"),
            line -> assertThat(line).startsWith("epoch 2/2 1/3"),
            line -> assertThat(line).startsWith("epoch 2/2 3/3"),
            line -> assertThat(line).startsWith("epoch 2/2  loss"),
            line ->
                assertThat(line)
                    .startsWith("trained 2 epochs, 6 steps, ")
                    .endsWith(":  loss 0.5000  accuracy 0.2500"));
  }

  @Test
  void aTerminalHasATableAndALineThatIsDrawnAnew() {
    String shown = trained(true, 6);
    assertThat(shown)
        .contains(
            "\r\u001B[K\u001B[?7lepoch 1/2 [########................] 1/3  loss 0.5000  accuracy 0.2500"
                + "  2 samples/s  30 s left\u001B[?7h")
        .contains("[########################] 3/3")
        .contains(
            """
            \r\u001B[K epoch        loss    accuracy        time
                 1      0.5000      0.2500        18 s
            """);
    assertThat(shown.indexOf(" epoch        loss"))
        .isEqualTo(shown.lastIndexOf(" epoch        loss"));
    assertThat(shown).doesNotContain("\u001B[K\n");
  }

  @Test
  void aTerminalIsNotDrawnTooOften() {
    assertThat(trained(true, 0.01)).doesNotContain("left");
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 0.2500",
    "0, 0.0000",
    "0.0005, 5.000e-04",
    "-123456, -1.235e+05",
    "99999, 99999.0000",
    "NaN, NaN"
  })
  void measuresAreShownWithEnoughDigits(double value, String shown) {
    assertThat(Figures.measure(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.04, 0.0 s", "9.94, 9.9 s", "12.4, 12 s", "185, 3:05", "3723, 1:02:03"})
  void timesAreShownAsPeopleReadThem(double seconds, String shown) {
    assertThat(Figures.time(seconds)).isEqualTo(shown);
  }

  /** Two epochs of three steps with 30 rows, each step taking so many seconds. */
  private static String trained(boolean terminal, double secondsOfStep) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Clockwork program = new Clockwork(secondsOfStep);
    ConsoleProgress progress = new ConsoleProgress(out, terminal, () -> program.now);
    Dataset rows = new Dataset(List.of(X), new Object[] {new float[30]}, 30);
    TrainingData data = new TrainingData(rows, null, Json.fields(), List.of());
    new Trainer(program, TrainingPlan.of(10, Length.ofEpochs(2), 1), data)
        .listener(progress)
        .train();
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** A program whose steps take a time of their own. */
  private static final class Clockwork extends Program {
    private static final Signature SIGNATURE =
        new Signature(
            "Clockwork",
            List.of(X),
            List.of(),
            List.of(),
            List.of(
                new Measure("loss", Measure.Kind.AVERAGED),
                new Measure("accuracy", Measure.Kind.AVERAGED)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private final long stepNanoseconds;
    long now;

    Clockwork(double secondsOfStep) {
      super(new Storage(SIGNATURE), 10, Team.of(1));
      this.stepNanoseconds = (long) (secondsOfStep * 1e9);
    }

    @Override
    public Signature signature() {
      return SIGNATURE;
    }

    @Override
    public void initialize(int seed) {}

    @Override
    public void resetMetrics() {}

    @Override
    public void step(Object[] feed, int rows, StepScalars scalars, float[] measures) {
      now += stepNanoseconds;
      measures[0] = 0.5f;
      measures[1] = 0.25f;
    }

    @Override
    public void evaluate(Object[] feed, int rows, StepScalars scalars, float[] measures) {}

    @Override
    public void predict(Object[] inputs, int rows, StepScalars scalars, Object[] outputs) {}
  }
}
