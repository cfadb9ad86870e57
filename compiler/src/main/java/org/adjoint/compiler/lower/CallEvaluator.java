package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.syntax.Argument;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** Calls and pipes. */
final class CallEvaluator {
  private final Elaboration elaboration;

  CallEvaluator(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  Denotation call(Expression.Call call, Frame frame) {
    Denotation callee = callee(call.function(), frame);
    List<Given> given = arguments(call.arguments(), frame);
    Site site = frame.at(call.span());
    return callee == Mark.POISON
        ? callee
        : invoke(function(callee, frame.at(call.function().span())), given, site);
  }

  Denotation pipe(Expression.Pipe pipe, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(pipe.input(), frame);
    for (Expression stage : pipe.stages()) {
      value = stage(Given.positional(value, pipe.input().span()), stage, frame);
    }
    return value;
  }

  private Denotation stage(Given piped, Expression stage, Frame frame) {
    Site site = frame.at(stage.span());
    Limits limits = elaboration.session().limits();
    try {
      limits.enterLevel(site);
      return through(piped, stage, frame);
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return Mark.POISON;
    } finally {
      limits.leaveLevel();
    }
  }

  /** What a value becomes right of the pipe. */
  Denotation through(Given piped, Expression stage, Frame frame) {
    if (stage instanceof Expression.Choose choose) {
      Denotation condition = elaboration.expressions().evaluate(choose.condition(), frame);
      if (condition == Mark.POISON) {
        return condition;
      }
      Site site = frame.at(choose.condition().span());
      boolean holds = elaboration.expressions().truth(condition, site);
      return through(piped, holds ? choose.whenTrue() : choose.whenFalse(), frame);
    }
    if (stage instanceof Expression.Call call) {
      return throughCall(piped, call, frame);
    }
    Denotation callee = callee(stage, frame);
    Site site = frame.at(stage.span());
    if (callee == Mark.POISON) {
      return callee;
    }
    FunctionValue function = function(callee, site);
    return invoke(configuredByDefaults(function, site), List.of(piped), site);
  }

  /**
   * A call of what has two lists is configured by it; any other gets the value as first argument.
   */
  private Denotation throughCall(Given piped, Expression.Call call, Frame frame) {
    Denotation callee = callee(call.function(), frame);
    List<Given> given = new ArrayList<>(arguments(call.arguments(), frame));
    Site site = frame.at(call.span());
    if (callee == Mark.POISON) {
      return callee;
    }
    FunctionValue function = function(callee, frame.at(call.function().span()));
    if (hasTwoLists(function)) {
      Denotation configured = invoke(function, given, site);
      return configured == Mark.POISON
          ? configured
          : invoke((FunctionValue) configured, List.of(piped), site);
    }
    given.add(0, piped);
    return invoke(function, given, site);
  }

  /** What an initialiser makes of the shape that is declared for it. */
  Denotation initialize(Given shape, Expression initializer, Frame frame) {
    if (initializer instanceof Expression.Choose choose) {
      Denotation condition = elaboration.expressions().evaluate(choose.condition(), frame);
      Site site = frame.at(choose.condition().span());
      return condition == Mark.POISON
          ? condition
          : initialize(
              shape,
              elaboration.expressions().truth(condition, site)
                  ? choose.whenTrue()
                  : choose.whenFalse(),
              frame);
    }
    if (initializer instanceof Expression.Call call && takesShape(call, frame)) {
      return stage(shape, call, frame);
    }
    Denotation value = elaboration.expressions().evaluate(initializer, frame);
    Site site = frame.at(initializer.span());
    return value instanceof FunctionValue function
        ? invoke(configuredByDefaults(function, site), List.of(shape), site)
        : value;
  }

  /**
   * Whether a call that initialises lacks its shape. A primitive that makes a tensor of a shape
   * does, unless a list is its first argument; another, such as {@code concat}, is whole as it
   * stands; so is a call with as many arguments as the function has parameters.
   */
  private boolean takesShape(Expression.Call call, Frame frame) {
    Denotation callee = callee(call.function(), frame);
    if (callee instanceof FunctionValue.Builtin builtin) {
      boolean given =
          !call.arguments().isEmpty()
              && (call.arguments().get(0).value() instanceof Expression.ListLiteral
                  || call.arguments().stream()
                      .anyMatch(a -> a.name() != null && a.name().text().equals("shape")));
      return builtin.primitive().takesShape() && !given;
    }
    if (callee instanceof FunctionValue.Declared declared && !hasTwoLists(declared)) {
      return call.arguments().size()
          < Application.parameterized(declared.definition()).signature().inputs().size();
    }
    return callee instanceof FunctionValue;
  }

  /** A function of two lists with its first list left to the defaults; others as they are. */
  private @Nullable FunctionValue configuredByDefaults(FunctionValue function, Site site) {
    if (!hasTwoLists(function)) {
      return function;
    }
    return elaboration
                .application()
                .configure(((FunctionValue.Declared) function).definition(), List.of(), site)
            instanceof FunctionValue configured
        ? configured
        : null;
  }

  static boolean hasTwoLists(FunctionValue function) {
    return function instanceof FunctionValue.Declared declared
        && declared.definition().declaration() instanceof Declaration.Parameterized parameterized
        && parameterized.signature().isConfigured();
  }

  private Denotation callee(Expression expression, Frame frame) {
    if (!(expression instanceof Expression.Reference reference)) {
      return elaboration.expressions().evaluate(expression, frame);
    }
    try {
      return elaboration.names().callee(reference.name(), frame);
    } catch (Fault fault) {
      elaboration.report(fault);
      return Mark.POISON;
    }
  }

  private static FunctionValue function(Denotation callee, Site site) {
    if (callee instanceof FunctionValue function) {
      return function;
    }
    throw site.fault(Code.NOT_A_FUNCTION, "a function is needed here, found " + callee.describe());
  }

  List<Given> arguments(List<Argument> arguments, Frame frame) {
    List<Given> given = new ArrayList<>();
    for (Argument argument : arguments) {
      Denotation value = elaboration.expressions().evaluate(argument.value(), frame);
      given.add(new Given(argument.name(), value, argument.value().span()));
    }
    return given;
  }

  /** Calls a function; null stands for one that is poison. */
  Denotation invoke(@Nullable FunctionValue function, List<Given> given, Site site) {
    if (function == null) {
      return Mark.POISON;
    }
    if (function instanceof FunctionValue.Builtin builtin) {
      return new PrimitiveCaller(elaboration).call(builtin.primitive(), given, site);
    }
    if (function instanceof FunctionValue.Configured configured) {
      return elaboration.application().apply(configured, given, site);
    }
    FunctionValue.Declared declared = (FunctionValue.Declared) function;
    return hasTwoLists(declared)
        ? elaboration.application().configure(declared.definition(), given, site)
        : elaboration.application().apply(declared, given, site);
  }
}
