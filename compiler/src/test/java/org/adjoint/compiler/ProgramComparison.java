package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.adjoint.compiler.check.Checker;
import org.adjoint.compiler.check.ImportReader;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.emit.Emitter;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.load.JavacClasses;
import org.adjoint.compiler.load.LoadedModel;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.optimize.RuleNames;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.ProgramFactory;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.program.Storage;
import org.adjoint.runtime.work.Team;

/** What a program computes, by every way there is to compute it. */
final class ProgramComparison {
  /** What the rounding of doubles may become of a step of a tame program. */
  private static final double ROUNDED = 1e-6;

  /** A batch whose work pays for the hand-over to other threads, as the code is made for it. */
  private static final long SPLIT = 1_000_000;

  private final String text;
  private final int rows;
  private final CompiledModel model;

  ProgramComparison(String text, int rows) {
    this.text = text;
    this.rows = rows;
    this.model =
        Compiler.compile(
            ProgramSource.ofText("random.nn", text),
            CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));
  }

  /** Generated code gives the interpreter's bits, and what the plain graph gives in doubles. */
  void interpreter() {
    StepOracle.agreesWithInterpreter(model, rows);
  }

  /** Each target and team trains to the same bits. */
  void targetsAndTeams(int lanes, int threads) {
    LoadedModel portable = LoadedModel.load(model.java(), model.plan());
    float[] expected = train(portable, 1);
    LoadedModel other =
        LoadedModel.load(Emitter.emit(model.plan(), new Target(lanes), "", SPLIT), model.plan());
    assertThat(bits(train(other, threads)))
        .as("%d lanes, %d threads", lanes, threads)
        .isEqualTo(bits(expected));
  }

  /** Javac's class trains to the bits of Janino's. */
  void javac() {
    JavaSource source = Emitter.emit(model.plan(), Target.PORTABLE, "generated", rows);
    try {
      Path folder = Files.createTempDirectory("adjoint-javac");
      try (JavacClasses.Loaded other = JavacClasses.load(source, model.plan(), folder)) {
        assertThat(bits(train(other, 1))).isEqualTo(bits(train(model.factory(), 1)));
      } finally {
        delete(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static int[] bits(float[] floats) {
    int[] bits = new int[floats.length];
    Arrays.setAll(bits, i -> Float.floatToIntBits(floats[i]));
    return bits;
  }

  private float[] train(ProgramFactory loaded, int threads) {
    Storage storage = loaded.newStorage();
    Object[] feed = StepOracle.feed(model, rows);
    float[] measures = new float[model.modelInterface().measures().size()];
    StepScalars scalars = new StepScalars();
    scalars.epoch = 1;
    try (Team team = Team.of(threads)) {
      Program program = loaded.create(storage, rows, team);
      program.initialize(5);
      program.resetMetrics();
      for (scalars.step = 1; scalars.step <= 3; scalars.step++) {
        program.step(feed, rows, scalars, measures);
      }
    }
    float[] parameters = storage.parameters.float32;
    float[] states = storage.states.float32;
    float[] all = Arrays.copyOf(parameters, parameters.length + states.length + measures.length);
    System.arraycopy(states, 0, all, parameters.length, states.length);
    System.arraycopy(measures, 0, all, parameters.length + states.length, measures.length);
    return all;
  }

  /** Exact rules and passes, each on its own, keep the bits of the plain graph's step. */
  void exactRulesAlone(List<String> names) {
    Map<Leaf, Tensor> before = StepOracle.beginning(model, rows);
    List<GraphFunction> plain = List.of(StepOracle.step(functions(Set.of())));
    List<Tensor> expected = evaluate(plain.get(0), before, Precision.DECLARED);
    for (String name : names) {
      GraphFunction rewritten = Optimizer.only(Set.of(name)).optimize(plain).get(0);
      List<Tensor> found = evaluate(rewritten, before, Precision.DECLARED);
      for (int place = 0; place < expected.size(); place++) {
        assertThat(found.get(place).toDoubles())
            .as("result %d after %s", place, name)
            .isEqualTo(expected.get(place).toDoubles());
      }
    }
  }

  /** Any rules, also applied before differentiation, keep the step but for rounding. */
  void rules(Set<String> names) {
    Map<Leaf, Tensor> before = StepOracle.beginning(model, rows);
    List<Tensor> expected =
        evaluate(StepOracle.step(functions(Set.of())), before, Precision.DOUBLE);
    GraphFunction rewritten =
        Optimizer.only(names).optimize(List.of(StepOracle.step(functions(names)))).get(0);
    List<Tensor> found = evaluate(rewritten, before, Precision.DOUBLE);
    for (int place = 0; place < expected.size(); place++) {
      StepOracle.close(
          found.get(place).toDoubles(),
          expected.get(place).toDoubles(),
          "result %d after %s".formatted(place, names),
          ROUNDED);
    }
  }

  /** All rules and passes. */
  static Set<String> allRules() {
    List<String> all = new ArrayList<>(RuleNames.exact());
    all.addAll(RuleNames.stable());
    return Set.copyOf(all);
  }

  private List<GraphFunction> functions(Set<String> simplifiedBy) {
    Diagnostics diagnostics = new Diagnostics();
    return elaborated(diagnostics)
        .trainable(Optimizer.only(simplifiedBy), new Timings(), diagnostics)
        .step()
        .functions();
  }

  private ElaboratedModel elaborated(Diagnostics diagnostics) {
    return ElaboratedModel.of(
        Checker.of(ImportReader.NONE)
            .check(SourceText.of("random.nn", text), Map.of(), diagnostics),
        CompilerOptions.DEFAULT,
        diagnostics);
  }

  /** The derivatives of the loss agree with finite differences along a random direction. */
  SlopeCheck.Outcome slopes(long seed) {
    ElaboratedModel plain = elaborated(new Diagnostics());
    return SlopeCheck.of(plain, StepOracle.beginning(model, rows), rows, seed);
  }

  private List<Tensor> evaluate(
      GraphFunction function, Map<Leaf, Tensor> leaves, Precision precision) {
    return Interpreter.of(leaves, Map.of("batch", (long) rows))
        .in(precision)
        .evaluate(function.values());
  }
}
