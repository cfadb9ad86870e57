package org.adjoint.compiler.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.Simplifier;
import org.adjoint.compiler.lower.TrainSettings;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.compiler.plan.Planner;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("bits")
class TrainingProgramTest {
  private static final String CLASSIFIER =
      """
      model Classifier {
        input  x: float[batch, 20]
        target y: int[batch]
        logits = x -> dense(48, relu) -> dropout(0.1) -> dense(24, tanh) -> layer_norm() -> dense(5)
        output probability = softmax(logits)
        loss               = cross_entropy(logits, y)
        metric accuracy    = mean(argmax(logits) == y)
      }
      """;

  private static TrainingStep lower(String text) {
    Diagnostics diagnostics = new Diagnostics();
    CheckedProgram program =
        Checker.of(ImportReader.NONE).check(SourceText.of("test.nn", text), Map.of(), diagnostics);
    Lowering lowering = Lowering.of(program, new Graph(), diagnostics);
    TrainingStep step =
        lowering.trainingStep(
            lowering.lower(program.definitions(Declaration.Model.class).get(0)),
            TrainSettings.NONE,
            Simplifier.NONE);
    assertThat(diagnostics.all()).isEmpty();
    return step;
  }

  private static Plan plan(TrainingStep step) {
    return Planner.plan(step.modelInterface(), step.functions());
  }

  private static Storage train(LoadedModel model, int threads, int rows, int steps) {
    Storage storage = model.newStorage();
    try (Team team = Team.of(threads)) {
      Program program = model.create(storage, rows, team);
      program.initialize(5);
      StepScalars scalars = new StepScalars();
      scalars.seed = 5;
      float[] measures = new float[2];
      for (int step = 1; step <= steps; step++) {
        scalars.step = step;
        program.step(feed(rows), rows - step % 3, scalars, measures);
      }
    }
    return storage;
  }

  private static Object[] feed(int rows) {
    float[] x = new float[rows * 20];
    int[] y = new int[rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i);
    }
    for (int i = 0; i < rows; i++) {
      y[i] = i % 5;
    }
    return new Object[] {x, y};
  }

  @Test
  void trainsToTheSameBitsForAllTargetsAndTeams() {
    TrainingStep step = lower(CLASSIFIER);
    Plan plan = plan(step);
    float[] expected = null;
    for (int lanes : new int[] {1, 4, 8, 16}) {
      for (int threads : new int[] {1, 2, 3}) {
        long batch = threads == 3 ? 1_000_000 : 32;
        LoadedModel model =
            LoadedModel.load(Emitter.emit(plan, new Target(lanes), "", batch), plan);
        float[] found = train(model, threads, 32, 6).parameters.float32;
        expected = expected == null ? found : expected;
        assertThat(found).as("%d lanes, %d threads", lanes, threads).isEqualTo(expected);
      }
    }
  }

  @Test
  void predictsOneRowWithoutTheTeam() {
    Plan plan = plan(lower(CLASSIFIER));
    JavaSource divided = Emitter.emit(plan, Target.PORTABLE, "", 1_000_000);
    LoadedModel model = LoadedModel.load(divided, plan);
    try (Team team = Team.of(2)) {
      Program program = model.create(model.newStorage(), 4, team);
      program.initialize(1);
      // In a job of the team, whatever hands work to it fails.
      team.run((part, parts) -> predict(program, part == 0 ? 1 : 0));
      assertThatThrownBy(() -> team.run((part, parts) -> predict(program, part == 0 ? 4 : 0)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static void predict(Program program, int rows) {
    if (rows > 0) {
      Object[] input = {new float[rows * 20]};
      program.predict(input, rows, new StepScalars(), new Object[] {new float[rows * 5]});
    }
  }

  @Test
  void allocatesNothingInAStep() {
    Plan plan = plan(lower(CLASSIFIER));
    LoadedModel model = LoadedModel.load(Emitter.emit(plan, Target.PORTABLE, "", 32), plan);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Team team = Team.of(1)) {
      Program program = model.create(model.newStorage(), 32, team);
      program.initialize(1);
      Object[] feed = feed(32);
      StepScalars scalars = new StepScalars();
      float[] measures = new float[2];
      program.step(feed, 32, scalars, measures);
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 2; step < 50; step++) {
        scalars.step = step;
        program.step(feed, 32, scalars, measures);
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }
  }

  /** A product that sums over 20,000 and another of 20,000 columns: no square of that is needed. */
  @Test
  void longAndWideProductsOfPlainJavaTakeTheirOwnSizes() {
    Plan plan =
        plan(
            lower(
                """
                model Wide {
                  input  x: float[batch, 20000]
                  target y: float[batch]
                  total = sum(x -> dense(1), axis: 1)
                  output sum = total
                  loss       = mean_squared_error(total, y)
                }
                """));
    LoadedModel model = LoadedModel.load(Emitter.emit(plan, Target.PORTABLE, "", 32), plan);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Team team = Team.of(1)) {
      long before = threads.getCurrentThreadAllocatedBytes();
      model.create(model.newStorage(), 32, team);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_000_000);
    }
  }

  @Test
  void isAcceptedByJavacWithoutAWarning(@TempDir Path folder) {
    Plan plan = plan(lower(CLASSIFIER));
    for (int lanes : new int[] {1, 16}) {
      JavaSource source = Emitter.emit(plan, new Target(lanes), "generated", 32);
      String messages = JavacClasses.compile(source, folder);
      assertThat(messages.replaceAll("(?m)^warning: .*incubating.*\\R|^1 warning\\R?", ""))
          .isBlank();
    }
  }

  @Test
  void updatesAllParametersInOneCall() {
    String text = Emitter.emit(plan(lower(CLASSIFIER)), Target.PORTABLE, "", 32).text();
    String step = text.substring(text.indexOf("void runStep1()"));
    long updates =
        step.substring(0, step.indexOf("\n  }"))
            .lines()
            .filter(line -> line.contains("gradients, 0") && line.contains("parameters, 0"))
            .count();
    assertThat(updates).isOne();
  }

  @Test
  void runsAnEpilogueInTheChainOfItsContraction() {
    Plan plan = plan(lower(CLASSIFIER));
    Optional<Plan.PlannedFunction> predict =
        plan.functions().stream().filter(f -> f.name().equals("predict")).findFirst();
    var links = predict.orElseThrow().chains().get(0).links();
    assertThat(links.get(0).kernel()).isInstanceOf(Kernel.Contract.class);
    assertThat(links.get(1).kernel()).isInstanceOf(Kernel.Nest.class);
  }

  /** Two leaves that take each other's value: whichever is stored first, both old values count. */
  @Test
  void readsLeavesAsTheyWereBeforeTheCall() {
    Graph graph = new Graph();
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    TensorType type = new TensorType(ElementType.FLOAT32, Shape.of(3, 3));
    Leaf a = new Leaf(Leaf.Kind.STATE, "a", type);
    Leaf b = new Leaf(Leaf.Kind.STATE, "b", type);
    Value old = graph.add(a, List.of(), Origin.NONE);
    Value other = graph.add(b, List.of(), Origin.NONE);
    Value product =
        algebra.contract(old, other, new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2)));
    Value turned = algebra.transpose(old, List.of(1, 0));
    Value sum = algebra.reduce(Reduce.Kind.SUM, old, List.of(0, 1));
    GraphFunction step =
        new GraphFunction(
            "step",
            List.of(
                new GraphFunction.Result(
                    new GraphFunction.Sink.Update(a), algebra.add(other, product)),
                new GraphFunction.Result(new GraphFunction.Sink.Update(b), turned),
                new GraphFunction.Result(new GraphFunction.Sink.Report(0), sum)));
    ModelInterface model =
        new ModelInterface(
            "Swap",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(new ModelInterface.Measure("sum", true, false)),
            List.of(),
            List.of(),
            List.of(a, b),
            List.of(),
            Map.of());
    Plan plan = Planner.plan(model, List.of(step));
    LoadedModel loaded = LoadedModel.load(Emitter.emit(plan, Target.PORTABLE, "", 1), plan);
    Storage storage = loaded.newStorage();
    System.arraycopy(
        new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 0, 0, 0, 2, 0, 0, 0, 3},
        0,
        storage.states.float32,
        0,
        18);
    float[] measures = new float[1];
    try (Team team = Team.of(1)) {
      loaded.create(storage, 1, team).step(new Object[0], 1, new StepScalars(), measures);
    }
    assertThat(storage.states.float32)
        .containsExactly(2, 4, 9, 4, 12, 18, 7, 16, 30, 1, 4, 7, 2, 5, 8, 3, 6, 9);
    assertThat(measures).containsExactly(45);
  }

  @Test
  void sharesWorkspacesByLiveness() {
    Graph graph = new Graph();
    Algebra algebra = Algebra.of(graph, Origin.NONE);
    TensorType type =
        new TensorType(ElementType.FLOAT32, Shape.of(Dimension.BATCH, Dimension.of(8)));
    TensorType square = new TensorType(ElementType.FLOAT32, Shape.of(8, 8));
    Leaf x = new Leaf(Leaf.Kind.INPUT, "x", type);
    Leaf w = new Leaf(Leaf.Kind.PARAMETER, "w", square);
    Value at = graph.add(x, List.of(), Origin.NONE);
    Value weights = graph.add(w, List.of(), Origin.NONE);
    for (int layer = 0; layer < 20; layer++) {
      at =
          algebra.contract(
              at, weights, new Contraction(List.of(0, 1), List.of(1, 2), List.of(0, 2)));
      at = algebra.tanh(at);
    }
    ModelInterface model =
        new ModelInterface(
            "Deep",
            "",
            List.of(x),
            List.of(),
            List.of(new ModelInterface.Output("y", type)),
            List.of(),
            List.of(w),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    Plan plan =
        Planner.plan(
            model,
            List.of(
                new GraphFunction(
                    "predict",
                    List.of(new GraphFunction.Result(new GraphFunction.Sink.Deliver(0), at)))));
    assertThat(plan.workspaces()).hasSize(2);
    assertThat(plan.workspaceBytes(16)).isEqualTo(2 * 16 * 8 * 4);
  }
}
