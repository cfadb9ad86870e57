package org.adjoint.compiler.advise;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.TrainBlock;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.runtime.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Gives the warnings of a program without errors. What is looked for are structures of the graph,
 * never names of the library, so that a user's own layers and losses are treated alike.
 */
public final class Advice {
  private Advice() {}

  /**
   * All warnings that no comment of the program silences.
   *
   * @param graph that of the model, not simplified: simplifying removes what is warned of
   * @param block null where the program does not say how the model is trained
   */
  public static List<Diagnostic> on(
      Graph graph, LoweredModel model, @Nullable TrainBlock block, Lowering lowering) {
    List<Diagnostic> found = new ArrayList<>();
    found.addAll(UnusedInputs.of(graph, model));
    found.addAll(RepeatedSoftmax.of(model.training()));
    found.addAll(NeedlessDropout.of(model));
    if (block != null) {
      found.addAll(UntrainedParameters.of(model, block.step()));
      found.addAll(UnusualRates.of(block.step(), lowering));
    }
    return notAllowed(found);
  }

  /** What can only be seen in the rows that a model is trained with. */
  public static List<Diagnostic> on(LoweredModel model, Declaration.Data data, Dataset training) {
    return notAllowed(new ArrayList<>(UnscaledInputs.of(model, data, training)));
  }

  private static List<Diagnostic> notAllowed(List<Diagnostic> found) {
    Allowances allowances = new Allowances();
    found.removeIf(allowances::allow);
    return found;
  }
}
