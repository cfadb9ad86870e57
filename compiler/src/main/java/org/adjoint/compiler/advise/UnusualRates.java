package org.adjoint.compiler.advise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.lower.Denotation;
import org.adjoint.compiler.lower.Lowering;
import org.adjoint.compiler.lower.TrainSettings;
import org.adjoint.compiler.lower.TrainSettings.Chosen;
import org.adjoint.compiler.lower.TrainSettings.Group;
import org.adjoint.compiler.lower.TrainSettings.Phase;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Parameter;
import org.jspecify.annotations.Nullable;

/** Finds learning rates far from the one that the optimizer itself has where none is given. */
final class UnusualRates {
  private static final String LEARNING_RATE = "learning_rate";

  /** More than so many times the usual rate seldom trains anything. */
  private static final double MOST = 200;

  /** Less than this part of it seldom gets anywhere. */
  private static final double LEAST = 1e-5;

  private final Lowering lowering;
  private final Allowances allowances = new Allowances();

  private UnusualRates(Lowering lowering) {
    this.lowering = lowering;
  }

  static List<Diagnostic> of(TrainSettings settings, Lowering lowering) {
    Set<Chosen> optimizers = new LinkedHashSet<>();
    for (Phase phase : settings.phases()) {
      phase.optimizers().groups().stream().map(Group::optimizer).forEach(optimizers::add);
      if (phase.optimizers().otherwise() != null) {
        optimizers.add(phase.optimizers().otherwise());
      }
    }
    UnusualRates rates = new UnusualRates(lowering);
    List<Diagnostic> found = new ArrayList<>();
    for (Chosen optimizer : optimizers) {
      Diagnostic warning = rates.warning(optimizer);
      if (warning != null) {
        found.add(warning);
      }
    }
    return found;
  }

  private @Nullable Diagnostic warning(Chosen optimizer) {
    Denotation given = optimizer.function().configuration().get(LEARNING_RATE);
    OptionalDouble rate = number(given);
    OptionalDouble usual = usual(optimizer.function().definition());
    if (rate.isEmpty() || usual.isEmpty() || usual.getAsDouble() <= 0) {
      return null;
    }
    double times = rate.getAsDouble() / usual.getAsDouble();
    Definition definition = optimizer.function().definition();
    // The declaration says so of optimisers whose rates are of no size of their own.
    boolean any = allowances.allow(Code.UNUSUAL_RATE, definition.declaration().name().span());
    if (any || (times >= LEAST && times <= MOST)) {
      return null;
    }
    String name = optimizer.function().name();
    return Diagnostic.of(
            Code.UNUSUAL_RATE,
            optimizer.span(),
            "a learning rate of "
                + rate.getAsDouble()
                + " is "
                + (times > MOST ? "far more" : "far less")
                + " than `"
                + name
                + "` trains well with")
        .withHelp(
            "begin with `"
                + name
                + "(learning_rate: "
                + usual.getAsDouble()
                + ")`, and change it by factors of 3");
  }

  private OptionalDouble usual(Definition definition) {
    Declaration.Optimizer declaration = (Declaration.Optimizer) definition.declaration();
    for (Parameter parameter : declaration.signature().configuration()) {
      Expression otherwise = parameter.defaultValue();
      if (parameter.name().text().equals(LEARNING_RATE) && otherwise != null) {
        return number(lowering.evaluate(otherwise, definition.module()));
      }
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble number(@Nullable Denotation value) {
    if (value instanceof Denotation.Whole whole) {
      return OptionalDouble.of(whole.value());
    }
    return value instanceof Denotation.Real real
        ? OptionalDouble.of(real.value())
        : OptionalDouble.empty();
  }
}
