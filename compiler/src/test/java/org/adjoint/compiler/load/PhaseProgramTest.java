package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.plan.Planner;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.runtime.program.FlatArrays;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What generated code does in which step, by numbers that are worked by hand. */
@Tag("bits")
class PhaseProgramTest {
  private static final String MODEL =
      """
      model M {
        input x: float[batch]
        param a: float[33] = 10
        param b: float[33] = 20
        output y = x
        loss left = sum(a)
        loss right = 2 * sum(b)
      }
      data d = supplied() { x = x }
      """;

  private static Plan plan(String train) {
    return plan(MODEL, train);
  }

  private static Plan plan(String model, String train) {
    Diagnostics diagnostics = new Diagnostics();
    CheckedProgram program =
        Checker.of(ImportReader.NONE)
            .check(SourceText.of("test.nn", model + train), Map.of(), diagnostics);
    Graph graph = new Graph();
    Lowering lowering = Lowering.of(program, graph, diagnostics);
    TrainBlock block = lowering.trains().lower(program.trains().get(0));
    Optimizer optimizer = Optimizer.full(false);
    TrainingStep step =
        lowering.trainingStep(
            lowering.lower(program.definitions(Declaration.Model.class).get(0)),
            Objects.requireNonNull(block).step(),
            roots -> optimizer.simplify(graph, roots));
    assertThat(diagnostics.all()).isEmpty();
    return Planner.plan(step.modelInterface(), optimizer.optimize(step.functions()));
  }

  private static Program program(Plan plan, Target target, Team team) {
    LoadedModel model = LoadedModel.load(Emitter.emit(plan, target, "", 8), plan);
    Program program = model.create(new Storage(model.signature()), 8, team);
    program.initialize(1);
    return program;
  }

  private static float last(Program program, String name) {
    Storage storage = program.storage();
    return last(program.signature().parameters(), storage.parameters, name)
        + last(program.signature().slots(), storage.slots, name);
  }

  private static float last(List<Persistent> all, FlatArrays arrays, String name) {
    for (Persistent each : all) {
      if (each.name().equals(name)) {
        return arrays.float32[each.offset() + each.size() - 1];
      }
    }
    return 0;
  }

  private static void step(Program program, int step, int epoch) {
    StepScalars scalars = new StepScalars();
    scalars.step = step;
    scalars.epoch = epoch;
    program.step(new Object[] {new float[8]}, 8, scalars, new float[3]);
  }

  @Test
  void takesTheFunctionWhoseTurnItIs() {
    Plan plan =
        plan(
            """
            train M {
              accumulate: 2
              freeze: { parameters: "a", from: 2, until: 3 }
              phases: [
                { minimize: left, optimizer: sgd(step), steps: 2 },
                { minimize: right, parameters: "b", optimizer: sgd(1) },
              ]
            }
            """);
    for (Target target : List.of(Target.PORTABLE, new Target(8))) {
      try (Team team = Team.of(2)) {
        Program program = program(plan, target, team);
        // The first phase moves a by 1, 2, 3, … at its updates; the second moves b by 2.
        float[] a = {10, 9, 9, 7, 7, 7, 7, 4, 4, 0, 0, 0};
        float[] b = {20, 20, 20, 20, 20, 18, 18, 18, 18, 18, 18, 16};
        for (int step = 1; step <= 12; step++) {
          step(program, step, 1);
          assertThat(last(program, "a")).as("a after %d", step).isEqualTo(a[step - 1]);
          assertThat(last(program, "b")).as("b after %d", step).isEqualTo(b[step - 1]);
        }
        step(program, 13, 2);
        step(program, 14, 2);
        assertThat(last(program, "a")).isEqualTo(0);
        step(program, 15, 3);
        step(program, 16, 3);
        assertThat(last(program, "a")).isEqualTo(-6);
      }
    }
  }

  /** Forward two products; backward one for each weight, and one to reach the first layer. */
  @Test
  void whatIsFrozenCostsNoGradient() {
    String model =
        """
        model M {
          input x: float[batch, 20]
          encode = dense(24, tanh)
          output y = x -> encode -> dense(28)
          loss = mean(y ^ 2)
        }
        data d = supplied() { x = x }
        """;
    Plan plan = plan(model, "train M { freeze: { parameters: \"encode.*\", until: 2 } }");
    assertThat(products(plan, "step")).isEqualTo(3);
    assertThat(products(plan, "step_from_2")).isEqualTo(5);
  }

  private static long products(Plan plan, String function) {
    return plan.functions().stream()
        .filter(each -> each.name().equals(function))
        .flatMap(each -> each.kernels().stream())
        .filter(Kernel.Contract.class::isInstance)
        .count();
  }

  @Test
  void averagesAndOverwrites() {
    Plan plan =
        plan("train M { optimizer: sgd(1), average: { momentum: 0.5, overwrite_every: 3 } }");
    for (Target target : List.of(Target.PORTABLE, new Target(8))) {
      try (Team team = Team.of(1)) {
        Program program = program(plan, target, team);
        float[] a = {9, 8, 7.75f, 6.75f};
        float[] averages = {9, 8.5f, 7.75f, 7.25f};
        for (int step = 1; step <= 4; step++) {
          step(program, step, 1);
          assertThat(last(program, "a")).as("a after %d", step).isEqualTo(a[step - 1]);
          assertThat(last(program, "average:a")).isEqualTo(averages[step - 1]);
        }
        program.swapAverages();
        assertThat(last(program, "a")).isEqualTo(7.25f);
        assertThat(last(program, "average:a")).isEqualTo(6.75f);
      }
    }
  }

  @Test
  void allocatesNothing() {
    Plan plan =
        plan(
            """
            train M {
              optimizer: sgd(0.1, momentum: 0.9)
              accumulate: 2
              average: 0.9
              phases: [{ minimize: left }, { minimize: right }]
            }
            """);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Team team = Team.of(1)) {
      Program program = program(plan, Target.PORTABLE, team);
      Object[] feed = {new float[8]};
      StepScalars scalars = new StepScalars();
      scalars.epoch = 1;
      float[] measures = new float[3];
      for (int step = 1; step <= 4; step++) {
        scalars.step = step;
        program.step(feed, 8, scalars, measures);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 5; step < 50; step++) {
        scalars.step = step;
        program.step(feed, 8, scalars, measures);
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }
  }
}
