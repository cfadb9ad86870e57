package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.TrainSettings.Chosen;
import org.adjoint.compiler.lower.TrainSettings.Phase;

/**
 * The learning rate that an optimiser has in a step, as graph.
 *
 * @param optimizer its name, with its place where several have the name
 * @param value a scalar of floats
 */
public record LearningRate(String optimizer, Value value) {
  /** Those of all optimisers that have one, in the order of the text. */
  static List<LearningRate> of(Session session, TrainSettings settings) {
    Set<Chosen> optimizers = new LinkedHashSet<>();
    for (Phase phase : settings.phases()) {
      phase.optimizers().groups().forEach(group -> optimizers.add(group.optimizer()));
      if (phase.optimizers().otherwise() != null) {
        optimizers.add(phase.optimizers().otherwise());
      }
    }
    Elaboration elaboration = new Elaboration(session, true);
    RateReduction reduction = new RateReduction(elaboration, settings.reduction());
    List<LearningRate> rates = new ArrayList<>();
    for (Chosen chosen : optimizers) {
      Site site = elaboration.outside(session.program().module(), true).at(chosen.span());
      Value rate = reduction.rate(chosen.function(), site);
      if (rate != null && rate.shape().rank() == 0 && rate.element().isFloating()) {
        rates.add(new LearningRate(named(chosen.function().name(), rates), rate));
      }
    }
    return rates;
  }

  private static String named(String name, List<LearningRate> before) {
    long same =
        before.stream()
            .filter(rate -> rate.optimizer.equals(name) || rate.optimizer.startsWith(name + " "))
            .count();
    return same == 0 ? name : name + " " + (same + 1);
  }
}
