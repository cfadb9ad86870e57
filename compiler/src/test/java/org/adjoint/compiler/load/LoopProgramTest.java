package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.Simplifier;
import org.adjoint.compiler.lower.TrainSettings;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.plan.PlanPrinter;
import org.adjoint.compiler.plan.Planner;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A recurrent model that is trained. */
@Tag("bits")
class LoopProgramTest {
  private static final String RECURRENT =
      """
      layer recurrent(units: int)(x: float[b, t, n]) -> float[b, t, units] {
        param w: float[n, units]     = glorot_uniform()
        param u: float[units, units] = glorot_uniform()
        hs = scan z over x @ w along 1 with h = zeros([b, units]) {
          h = tanh(z + h @ u)
          emit h
        }
        return hs
      }

      model Recurrent {
        input  x: float[batch, 7, 20]
        target y: int[batch]
        logits = reshape(x -> recurrent(16) -> recurrent(24), [batch, 7 * 24]) -> dense(5)
        output probability = softmax(logits)
        loss               = cross_entropy(logits, y)
      }
      """;

  private static final Plan PLAN = plan();

  private static Plan plan() {
    Diagnostics diagnostics = new Diagnostics();
    CheckedProgram program =
        Checker.of(ImportReader.NONE)
            .check(SourceText.of("test.nn", RECURRENT), Map.of(), diagnostics);
    Lowering lowering = Lowering.of(program, new Graph(), diagnostics);
    TrainingStep step =
        lowering.trainingStep(
            lowering.lower(program.definitions(Declaration.Model.class).get(0)),
            TrainSettings.NONE,
            Simplifier.NONE);
    assertThat(diagnostics.all()).isEmpty();
    return Planner.plan(step.modelInterface(), step.functions());
  }

  private static Object[] feed(int rows) {
    float[] x = new float[rows * 7 * 20];
    int[] y = new int[rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i);
    }
    for (int i = 0; i < rows; i++) {
      y[i] = i % 5;
    }
    return new Object[] {x, y};
  }

  private static float[] train(Target target, long batch, int threads) {
    LoadedModel model = LoadedModel.load(Emitter.emit(PLAN, target, "", batch), PLAN);
    var storage = model.newStorage();
    try (Team team = Team.of(threads)) {
      Program program = model.create(storage, 32, team);
      program.initialize(5);
      StepScalars scalars = new StepScalars();
      float[] measures = new float[1];
      for (int step = 1; step <= 4; step++) {
        scalars.step = step;
        program.step(feed(32), 32 - step % 3, scalars, measures);
      }
    }
    return storage.parameters.float32;
  }

  @Test
  void trainsToTheSameBitsForAllTargetsAndTeams() {
    float[] expected = train(Target.PORTABLE, 32, 1);
    for (int lanes : new int[] {1, 4, 8, 16}) {
      for (int threads : new int[] {1, 2, 3}) {
        float[] found = train(new Target(lanes), threads == 3 ? 1_000_000 : 32, threads);
        assertThat(found).as("%d lanes, %d threads", lanes, threads).isEqualTo(expected);
      }
    }
  }

  @Test
  void allocatesNothingInAStep() {
    LoadedModel model = LoadedModel.load(Emitter.emit(PLAN, Target.PORTABLE, "", 32), PLAN);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Team team = Team.of(1)) {
      Program program = model.create(model.newStorage(), 32, team);
      program.initialize(1);
      Object[] feed = feed(32);
      StepScalars scalars = new StepScalars();
      float[] measures = new float[1];
      program.step(feed, 32, scalars, measures);
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 2; step < 50; step++) {
        scalars.step = step;
        program.step(feed, 32, scalars, measures);
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }
  }

  private static List<Kernel.Loop> loops(String function) {
    return PLAN.functions().stream()
        .filter(planned -> planned.name().equals(function))
        .flatMap(planned -> planned.kernels().stream())
        .filter(Kernel.Loop.class::isInstance)
        .map(Kernel.Loop.class::cast)
        .toList();
  }

  @Test
  void rowsOfTheBatchRunAllTurnsByThemselves() {
    assertThat(loops("step")).hasSize(4);
    assertThat(loops("step"))
        .allSatisfy(
            loop -> {
              assertThat(loop.rows()).isEqualTo(org.adjoint.compiler.ir.Dimension.BATCH);
              assertThat(loop.kernels()).hasSize(2);
            });
  }

  @Test
  void listsTheBodyOfALoopBelowIt() {
    assertThat(PlanPrinter.print(PLAN, 32, null))
        .containsPattern("\\n +\\d+  loop +7 turns by rows of batch")
        .containsPattern("\\n +contract +batch x 16 over 16")
        .containsPattern("\\n +nest +batch x 16|\\n +nest +16 \\* batch");
  }
}
