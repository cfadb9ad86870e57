package org.adjoint.compiler;

import java.util.Optional;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.CompilationException;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.Simplifier;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.lower.TrainSettings;
import org.adjoint.compiler.lower.TrainingStep;
import org.adjoint.compiler.optimize.Optimizer;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.SourcePlace;
import org.adjoint.runtime.data.Validation;
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
    ModelSelection selection = new ModelSelection(program, diagnostics);
    Optional<Declaration.Train> train = selection.train(options.model());
    TrainBlock block = train.map(each -> lowering.trains().lower(each)).orElse(null);
    Optional<Definition> definition =
        block == null ? selection.model(options.model()) : Optional.of(block.model());
    program.definitions(Declaration.Data.class).forEach(lowering.data()::lower);
    Optional<LoweredModel> model = definition.map(lowering::lower);
    if (model.isEmpty()) {
      throw new CompilationException(diagnostics.all());
    }
    return new ElaboratedModel(graph, lowering, model.get(), block);
  }

  /** The rows of the batches to expect. */
  int batch(CompilerOptions options) {
    Integer asked = options.batch();
    if (asked != null) {
      return asked;
    }
    return block == null ? USUAL_BATCH : block.loop().batch();
  }

  /** Differentiates the simplified model, adds the optimizer, and settles how it is trained. */
  TrainableModel trainable(Optimizer optimizer, Timings timings, Diagnostics diagnostics) {
    requireLoss(diagnostics);
    diagnostics.throwIfErrors();
    Simplifier simplifier =
        roots -> timings.measure("simplify", () -> optimizer.simplify(graph, roots));
    TrainSettings settings = block == null ? TrainSettings.NONE : block.step();
    TrainingStep step = lowering.trainingStep(model, settings, simplifier);
    TrainingSetup setup = block == null ? null : setup(block, step.modelInterface());
    diagnostics.throwIfErrors();
    return new TrainableModel(step, setup);
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

  private @Nullable TrainingSetup setup(TrainBlock trained, ModelInterface shown) {
    DataSpecification data = lowering.data().lower(trained.data(), shown);
    Validation validation = validation(trained.validation(), shown, trained);
    return data == null || validation == null
        ? null
        : new TrainingSetup(data, validation, TrainingPlans.of(trained));
  }

  private @Nullable Validation validation(
      TrainBlock.Validation validation, ModelInterface shown, TrainBlock trained) {
    if (validation instanceof TrainBlock.Validation.Data separate) {
      DataSpecification data = lowering.data().lower(separate.data(), shown);
      return data == null ? null : new Validation.Separate(data);
    }
    if (validation instanceof TrainBlock.Validation.Fraction part) {
      return new Validation.Fraction(part.fraction(), place(trained));
    }
    return new Validation.None();
  }

  /** Where a program says which rows it is validated with. */
  private static SourcePlace place(TrainBlock trained) {
    Span span = trained.declaration().span();
    for (Expression.Entry entry : trained.declaration().options().entries()) {
      if (entry.key().text().equals("validation")) {
        span = entry.value().span();
      }
    }
    return new SourcePlace(span.source().name(), span.line(), span.column());
  }
}
