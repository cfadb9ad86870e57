package org.adjoint.compiler;

import java.util.List;
import org.adjoint.compiler.advise.Advice;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.ModelChoice;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.Simplifier;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.lower.TrainSettings;
import org.adjoint.compiler.lower.TrainingRun;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.probe.Probe;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.runtime.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * The model of a program that is meant, as graph, with what its {@code train} block says.
 *
 * @param block null where the program does not say how the model is trained
 */
record ElaboratedModel(
    Graph graph, Lowering lowering, LoweredModel model, @Nullable TrainBlock block) {
  /** The rows of a batch where nothing else is said. */
  private static final int USUAL_BATCH = 32;

  /**
   * Elaborates the model that is meant, and reads all else that the program says.
   *
   * @throws CompilationException where there is no model
   */
  static ElaboratedModel of(
      CheckedProgram program, CompilerOptions options, Diagnostics diagnostics) {
    Graph graph = new Graph();
    Lowering lowering = Lowering.of(program, graph, diagnostics);
    Definition definition = ModelChoice.choose(program, options.model(), diagnostics);
    TrainBlock block = definition == null ? null : block(program, definition, lowering);
    program.definitions(Declaration.Data.class).forEach(lowering.data()::lower);
    if (definition == null) {
      throw new CompilationException(diagnostics.all());
    }
    TrainBlock asked = block == null ? null : block.with(options.overrides());
    LoweredModel model = lowering.lower(definition);
    VaryingDimensions.requireTold(program, model, diagnostics);
    return new ElaboratedModel(graph, lowering, model, asked);
  }

  /** What is said of how a model is trained; what of other models is checked as well. */
  private static @Nullable TrainBlock block(
      CheckedProgram program, Definition model, Lowering lowering) {
    TrainBlock found = null;
    for (Declaration.Train train : program.trains()) {
      TrainBlock block = lowering.trains().lower(train);
      if (found == null && block != null && block.model() == model) {
        found = block;
      }
    }
    return found;
  }

  /** The rows of the batches to expect. */
  int batch(CompilerOptions options) {
    Integer asked = options.overrides().batch();
    if (block != null) {
      return block.loop().batch();
    }
    return asked == null ? USUAL_BATCH : asked;
  }

  /** Differentiates the simplified model, adds the optimizer, and settles how it is trained. */
  TrainableModel trainable(Optimizer optimizer, Timings timings, Diagnostics diagnostics) {
    requireLoss(diagnostics);
    diagnostics.throwIfErrors();
    Simplifier simplifier =
        roots -> timings.measure("simplify", () -> optimizer.simplify(graph, roots));
    TrainSettings settings = block == null ? TrainSettings.NONE : block.step();
    TrainingStep step = lowering.trainingStep(model, settings, simplifier);
    TrainingRun run = block == null ? null : lowering.trains().run(block, step.modelInterface());
    diagnostics.throwIfErrors();
    Advice.on(graph, model, block, lowering).forEach(diagnostics::add);
    return new TrainableModel(step, run);
  }

  /** What is measured of the model between its steps. */
  Probe probe(TrainingStep step) {
    TrainSettings settings = block == null ? TrainSettings.NONE : block.step();
    return Probe.of(graph, model, step, lowering.learningRates(settings));
  }

  /** The warnings that hang on the rows to train with; none where a calling program gives them. */
  List<Diagnostic> adviceOn(Dataset training) {
    return block == null || block.data() == null
        ? List.of()
        : Advice.on(model, (Declaration.Data) block.data().declaration(), training);
  }

  private void requireLoss(Diagnostics diagnostics) {
    if (block == null || diagnostics.hasErrors() || model.training().loss() != null) {
      return;
    }
    Span name = block.model().declaration().name().span();
    diagnostics.add(
        Diagnostic.of(Code.MISSING_LOSS, name, "`" + block.model() + "` has no loss to train by")
            .withLabel(block.declaration().model().span(), "it is trained here")
            .withHelp("add `loss = …` to the model"));
  }
}
