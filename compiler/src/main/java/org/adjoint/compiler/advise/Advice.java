package org.adjoint.compiler.advise;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.TrainBlock;
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
    Allowances allowances = new Allowances();
    found.removeIf(allowances::allow);
    return found;
  }
}
