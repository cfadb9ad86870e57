package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Test;

final class ProbedModelTest {
  /** A dense layer whose third unit is always below zero, and one that adds up the others. */
  private static final String MODEL =
      """
      model Units {
        input  x: float[batch, 2]
        target y: float[batch, 1]
        h = x -> dense(3, relu)
        output sum = h -> dense(1)
        loss = mean((sum - y) ^ 2)
      }
      data rows = synthetic(rows: 4) {
        x = normal()
        y = normal()
      }
      train Units {
        data: rows
        optimizer: sgd(learning_rate: 0.5 / step)
        batch: 4
        epochs: 1
      }
      """;

  private static final float[] X = {1, 2, 3, 4};
  private static final float[] Y = {1, 2};

  private final CompiledModel model =
      Compiler.compile(ProgramSource.ofText("units.nn", MODEL), CompilerOptions.DEFAULT);
  private final Storage storage = model.factory().newStorage();
  private final StepScalars scalars = new StepScalars();

  private static void fill(Storage storage, List<Persistent> all, String name, float... values) {
    Persistent tensor = all.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    System.arraycopy(values, 0, storage.parameters.float32, tensor.offset(), values.length);
  }

  private Program probe() {
    List<Persistent> parameters = model.signature().parameters();
    fill(storage, parameters, "dense_1.W", 1, 0, -1, 0, 1, -1);
    fill(storage, parameters, "dense_1.b", 0, 0, 0);
    fill(storage, parameters, "dense_2.W", 1, 1, 1);
    fill(storage, parameters, "dense_2.b", 0);
    scalars.step = 5;
    scalars.epoch = 1;
    return model.probed().factory().create(storage, 4, Team.of(1));
  }

  private double reported(Program probe, String name) {
    float[] reports = new float[probe.signature().measures().size()];
    probe.step(new Object[] {X, Y}, 2, scalars, reports);
    List<String> names = probe.signature().measures().stream().map(m -> m.name()).toList();
    return reports[names.indexOf(name)];
  }

  /**
   * By hand: sums are 3 and 7, errors 2 and 5, so that dL/dsum is 2 and 5 (2 · error / 2 rows). The
   * second weights' gradient is Σ h · dsum = (1 · 2 + 3 · 5, 2 · 2 + 4 · 5, 0) = (17, 24, 0), the
   * bias' 7; the first weights' has the columns Σ x · dsum = (17, 24) for the two units that are
   * above zero, their biases 7 each.
   */
  @Test
  void normsAreThoseOfTheGradientsWorkedByHand() {
    Program probe = probe();
    assertThat(reported(probe, "dense_2.W")).isCloseTo(Math.sqrt(865), within(1e-5));
    assertThat(reported(probe, "dense_2.b")).isCloseTo(7, within(1e-5));
    assertThat(reported(probe, "dense_1.W")).isCloseTo(Math.sqrt(2 * 865), within(1e-5));
    assertThat(reported(probe, "dense_1.b")).isCloseTo(Math.sqrt(98), within(1e-5));
  }

  @Test
  void theRateIsThatOfTheStep() {
    assertThat(reported(probe(), "sgd")).isCloseTo(0.1, within(1e-7));
  }

  @Test
  void eachUnitBehindARectifierHasItsGreatestNumber() {
    Program probe = probe();
    assertThat(probe.signature().outputs())
        .singleElement()
        .matches(o -> o.name().equals("dense_1"));
    float[] greatest = new float[3];
    probe.predict(new Object[] {X}, 2, scalars, new Object[] {greatest});
    assertThat(greatest).containsExactly(3, 4, 0);
  }

  @Test
  void nothingThatIsKeptChanges() {
    Program probe = probe();
    Storage before = storage.copy();
    reported(probe, "sgd");
    assertThat(storage.parameters.float32).containsExactly(before.parameters.float32);
    assertThat(storage.slots.float32).containsExactly(before.slots.float32);
  }

  @Test
  void theClassOfTheModelIsAsItWouldBeWithout() {
    String alone =
        Compiler.compile(ProgramSource.ofText("units.nn", MODEL), CompilerOptions.DEFAULT)
            .java()
            .text();
    model.probed();
    assertThat(model.java().text()).isEqualTo(alone);
  }
}
