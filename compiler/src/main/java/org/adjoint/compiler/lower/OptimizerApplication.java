package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.TrainSettings.Chosen;
import org.adjoint.compiler.lower.TrainSettings.Optimizers;
import org.adjoint.compiler.lower.TrainSettings.Reduction;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.syntax.Declaration;
import org.jspecify.annotations.Nullable;

/** Elaborates the text of optimisers, once for each parameter that they move. */
final class OptimizerApplication {
  private static final double PLAIN_RATE = 0.01;

  private final Elaboration elaboration;
  private final Module module;
  private final Optimizers optimizers;
  private final RateReduction reduction;

  OptimizerApplication(Session session, Optimizers optimizers, @Nullable Reduction reduction) {
    this.elaboration = new Elaboration(session, true);
    this.module = session.program().module();
    this.optimizers = optimizers;
    this.reduction = new RateReduction(elaboration, reduction);
    session.limits().restart();
  }

  /** The slots made so far. */
  List<Persistent> slots() {
    return List.copyOf(elaboration.ledger().persistents().values());
  }

  /** The next value of each slot. */
  Map<Leaf, Value> updates() {
    return elaboration.ledger().updates();
  }

  /**
   * The next value of a parameter.
   *
   * @param slots what stands before the names of its slots
   */
  Value next(Value parameter, Value gradient, String slots) {
    Chosen chosen = chosen(((Leaf) parameter.operation()).name());
    return chosen == null
        ? plain(parameter, gradient)
        : moved(chosen, parameter, gradient, Instance.ofSlots(slots, bindings(chosen).names()));
  }

  private @Nullable Chosen chosen(String parameter) {
    return optimizers.groups().stream()
        .filter(group -> ParameterPaths.isOf(parameter, group.parameters()))
        .map(TrainSettings.Group::optimizer)
        .findFirst()
        .orElse(optimizers.otherwise());
  }

  private static Bindings bindings(Chosen chosen) {
    return Bindings.of(
        ((Declaration.Optimizer) chosen.function().definition().declaration()).body());
  }

  private Value plain(Value parameter, Value gradient) {
    Algebra algebra = Algebra.of(elaboration.graph(), Origin.NONE);
    Value move = algebra.multiply(algebra.like(gradient, PLAIN_RATE), gradient);
    return algebra.subtract(parameter, move);
  }

  private Value moved(Chosen chosen, Value parameter, Value gradient, Instance slots) {
    Definition definition = chosen.function().definition();
    Declaration.Optimizer declaration = (Declaration.Optimizer) definition.declaration();
    Site site = elaboration.outside(module, true).at(chosen.span());
    Frame.Owner owner = new Frame.Owner(slots, null, true);
    Frame frame =
        new Frame(
            Frame.Kind.OPTIMIZER, definition.module(), owner, site.origin(), bindings(chosen));
    frame.bindAll(reduction.configuration(chosen.function(), site));
    List<Given> given =
        List.of(
            Given.positional(new Tensor(parameter), chosen.span()),
            Given.positional(new Tensor(gradient), chosen.span()));
    try {
      Application.Callee callee =
          new Application.Callee(definition, declaration.signature().inputs(), false);
      boolean sound = elaboration.application().bind(callee, given, frame, site);
      Denotation result =
          sound ? elaboration.application().run(declaration, frame, site) : Mark.POISON;
      return result == Mark.POISON ? parameter : fitted(result, parameter, site);
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return parameter;
    }
  }

  private Value fitted(Denotation result, Value parameter, Site site) {
    TensorType type = parameter.type();
    Value next = elaboration.coercion().tensor(result, site);
    if (!next.shape().equals(type.shape())) {
      throw site.fault(
          Code.RESULT_MISMATCH,
          "the optimizer moves `"
              + ((Leaf) parameter.operation()).name()
              + "`, a `"
              + type
              + "`, to a `"
              + next.type()
              + "`");
    }
    return elaboration.coercion().algebra(site).convert(next, type.element());
  }
}
