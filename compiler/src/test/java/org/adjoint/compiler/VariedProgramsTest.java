package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.GraphFunction.Sink;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs as their users write them, each with other constructs of the language: the class that is
 * made of one computes what the interpreter makes of its graph.
 */
@Tag("bits")
class VariedProgramsTest {
  private static final Path FOLDER = Path.of("src/test/resources/programs/varied");
  private static final int ROWS = 5;

  static List<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".nn"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void stepsAsTheInterpreterDoes(String name) throws IOException {
    CompiledModel model =
        Compiler.compile(
            ProgramSource.ofFile(FOLDER.resolve(name)),
            CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));
    Object[] feed = feed(model.modelInterface());
    Storage storage = model.factory().newStorage();
    StepScalars scalars = new StepScalars();
    scalars.seed = 4;
    scalars.epoch = 1;
    float[] measures = new float[model.modelInterface().measures().size()];
    try (Team team = Team.of(2)) {
      Program program = model.factory().create(storage, ROWS, team);
      program.initialize(4);
      program.resetMetrics();
      for (int turn = 1; turn <= 2; turn++) {
        scalars.step = turn;
        Map<Leaf, Tensor> before = bindings(model, storage, feed, scalars);
        program.step(feed, ROWS, scalars, measures);
        Map<Leaf, Tensor> after = bindings(model, storage, feed, scalars);
        compare(step(model.optimized()), before, Precision.DECLARED, after, measures, 0);
        compare(
            step(model.trainingStep().functions()),
            before,
            Precision.DOUBLE,
            after,
            measures,
            2e-3);
      }
    }
  }

  private static GraphFunction step(List<GraphFunction> functions) {
    return functions.stream().filter(each -> each.name().equals("step")).findFirst().orElseThrow();
  }

  private static Map<Leaf, Tensor> bindings(
      CompiledModel model, Storage storage, Object[] feed, StepScalars scalars) {
    return Map.copyOf(
        StepBindings.of(
            model.plan(), storage, feed, ROWS, new StepBindings.Moment(scalars, scalars.step)));
  }

  private static void compare(
      GraphFunction step,
      Map<Leaf, Tensor> before,
      Precision precision,
      Map<Leaf, Tensor> after,
      float[] measures,
      double tolerance) {
    List<Tensor> expected =
        Interpreter.of(before, Map.of("batch", (long) ROWS)).in(precision).evaluate(step.values());
    for (int place = 0; place < expected.size(); place++) {
      Sink sink = step.results().get(place).sink();
      double[] wanted = expected.get(place).toDoubles();
      if (sink instanceof Sink.Update update) {
        close(after.get(update.leaf()).toDoubles(), wanted, update.leaf().name(), tolerance);
      } else if (sink instanceof Sink.Report report) {
        close(new double[] {measures[report.place()]}, wanted, "measure " + report, tolerance);
      }
    }
  }

  private static void close(double[] found, double[] wanted, String what, double tolerance) {
    assertThat(found).as(what).hasSameSizeAs(wanted);
    for (int i = 0; i < found.length; i++) {
      assertThat(wanted[i]).as("element %d of %s", i, what).isFinite();
      assertThat(found[i])
          .as("element %d of %s", i, what)
          .isCloseTo(wanted[i], within(tolerance * (1 + Math.abs(wanted[i]))));
    }
  }

  /** Class numbers are 0 or 1, which every model here has a place for. */
  private static Object[] feed(ModelInterface model) {
    Random random = new Random(3);
    List<Object> feed = new ArrayList<>();
    for (Leaf leaf : Stream.concat(model.inputs().stream(), model.targets().stream()).toList()) {
      feed.add(array(leaf.resultType(), random));
    }
    return feed.toArray();
  }

  private static Object array(TensorType type, Random random) {
    int size = Math.toIntExact(type.shape().size().evaluate(Map.of("batch", (long) ROWS)));
    return switch (type.element()) {
      case FLOAT32 -> {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
          floats[i] = random.nextFloat();
        }
        yield floats;
      }
      case FLOAT64 -> random.doubles(size).toArray();
      case INT32, BOOL -> random.ints(size, 0, 2).toArray();
    };
  }
}
