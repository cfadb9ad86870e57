package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.SourceFile;

/** Turns the models of a checked program into graphs. */
public final class Lowering {
  private final Session session;
  private final Elaboration outside;

  private Lowering(Session session) {
    this.session = session;
    this.outside = new Elaboration(session, true);
  }

  /**
   * Begins to lower a program.
   *
   * @param graph where to build; all models and options of the program share it
   * @param diagnostics takes what is found to be wrong, each fault once
   */
  public static Lowering of(CheckedProgram program, Graph graph, Diagnostics diagnostics) {
    return new Lowering(new Session(program, graph, diagnostics));
  }

  /** What an option of {@code train} stands for; poison where it is at fault, which is reported. */
  public Denotation evaluate(Expression option) {
    return evaluate(option, session.program().module());
  }

  /** What an expression outside any body stands for, in terms of the names of a module. */
  public Denotation evaluate(Expression expression, Module module) {
    return guarded(
        () -> outside.expressions().evaluate(expression, outside.outside(module, true)),
        Denotation.Mark.POISON);
  }

  /** Lowers data blocks of the program. */
  public DataLowering data() {
    return new DataLowering(session);
  }

  /** Reads train blocks of the program. */
  public TrainLowering trains() {
    return new TrainLowering(session);
  }

  /** The types of what names of the program have stood for so far. */
  public NameTypes nameTypes() {
    return session.nameTypes();
  }

  /** Elaborates a model. What is wrong with it is reported; the result is then of no use. */
  public LoweredModel lower(Definition model) {
    evaluateConstants();
    ModelElaborator elaborator = new ModelElaborator(session, model);
    return guarded(() -> elaborator.elaborate(documentation(model)), elaborator.nothing());
  }

  /** Derives the training step and the other entry points of a model that has no faults. */
  public TrainingStep trainingStep(
      LoweredModel model, TrainSettings settings, Simplifier simplifier) {
    TrainingStep nothing = new TrainingStep(List.of(), Interfaces.of(model, List.of()), Map.of());
    return guarded(
        () -> new TrainingStepBuilder(session, model, settings).build(simplifier), nothing);
  }

  /** The learning rates of a run's optimisers in a step. */
  public List<LearningRate> learningRates(TrainSettings settings) {
    return guarded(() -> LearningRate.of(session, settings), List.of());
  }

  private interface Work<T> {
    T get();
  }

  private <T> T guarded(Work<T> work, T otherwise) {
    try {
      return work.get();
    } catch (Abandonment limit) {
      session.reporter().report(limit.diagnostic());
      return otherwise;
    }
  }

  /** Finds all constants, so that what is wrong with one that nothing uses is reported too. */
  private void evaluateConstants() {
    for (Definition definition : session.program().definitions(Declaration.Constant.class)) {
      guarded(
          () ->
              outside.names().constant(definition, (Declaration.Constant) definition.declaration()),
          Denotation.Mark.POISON);
    }
  }

  private String documentation(Definition model) {
    String own = model.declaration().documentation();
    if (own != null) {
      return own;
    }
    List<SourceFile> files = session.program().files();
    for (SourceFile file : files) {
      if (file.source() == model.declaration().span().source() && file.documentation() != null) {
        return file.documentation();
      }
    }
    return "";
  }
}
