package org.adjoint.compiler.lower;

import java.util.HashMap;
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
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.syntax.BinaryOperator;
import org.adjoint.compiler.syntax.Declaration;

/** Elaborates the text of an optimiser, once for each parameter that it moves. */
final class OptimizerApplication {
  private static final String LEARNING_RATE = "learning_rate";
  private static final double PLAIN_RATE = 0.01;

  private final Elaboration elaboration;
  private final Module module;
  private final TrainSettings settings;

  OptimizerApplication(Session session, TrainSettings settings) {
    this.elaboration = new Elaboration(session, true);
    this.module = session.program().module();
    this.settings = settings;
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

  /** The next value of a parameter. */
  Value next(Value parameter, Value gradient) {
    TrainSettings.Chosen chosen = settings.optimizer();
    return chosen == null ? plain(parameter, gradient) : chosen(chosen, parameter, gradient);
  }

  private Value plain(Value parameter, Value gradient) {
    Algebra algebra = Algebra.of(elaboration.graph(), Origin.NONE);
    Value move = algebra.multiply(algebra.like(gradient, PLAIN_RATE), gradient);
    return algebra.subtract(parameter, move);
  }

  private Value chosen(TrainSettings.Chosen chosen, Value parameter, Value gradient) {
    Definition definition = chosen.function().definition();
    Declaration.Optimizer declaration = (Declaration.Optimizer) definition.declaration();
    Site site = elaboration.outside(module, true).at(chosen.span());
    Bindings bindings = Bindings.of(declaration.body());
    String name = ((Leaf) parameter.operation()).name();
    Frame.Owner owner = new Frame.Owner(Instance.ofSlots(name, bindings.names()), null, true);
    Frame frame =
        new Frame(Frame.Kind.OPTIMIZER, definition.module(), owner, site.origin(), bindings);
    frame.bindAll(configuration(chosen.function(), site));
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

  private Map<String, Denotation> configuration(FunctionValue.Configured function, Site site) {
    Denotation rate = function.configuration().get(LEARNING_RATE);
    if (!settings.reducesRate() || rate == null) {
      return function.configuration();
    }
    Map<String, Denotation> reduced = new HashMap<>(function.configuration());
    Value factor = elaboration.graph().add(Leaf.Scalar.RATE_FACTOR.leaf(), List.of(), Origin.NONE);
    reduced.put(
        LEARNING_RATE,
        elaboration.arithmetic().binary(BinaryOperator.MULTIPLY, rate, new Tensor(factor), site));
    return reduced;
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
