package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.ArgumentMatching;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.FunctionValue.Configured;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.FunctionBody;
import org.adjoint.compiler.syntax.Parameter;
import org.jspecify.annotations.Nullable;

/** Applies definitions: binds their parameters and runs their bodies. */
final class Application {
  private final Elaboration elaboration;

  Application(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** Gives a definition of two lists its first. */
  Denotation configure(Definition definition, List<Given> given, Site site) {
    if (isCircular(definition)) {
      return Mark.POISON;
    }
    Declaration.Parameterized declaration = parameterized(definition);
    Instance instance =
        declaration instanceof Declaration.Layer ? instance(definition, site) : null;
    Frame frame = frame(definition, instance, site);
    Callee callee = new Callee(definition, declaration.signature().configuration(), true);
    if (!bind(callee, given, frame, site)) {
      return Mark.POISON;
    }
    Configured configured = new Configured(definition, frame.snapshot(), instance);
    if (instance != null) {
      instance.setHandle(configured);
    }
    return configured;
  }

  private boolean isCircular(Definition definition) {
    return elaboration.session().program().circular().contains(definition);
  }

  /** Applies a definition whose first list is given. */
  Denotation apply(Configured configured, List<Given> given, Site site) {
    Frame frame = frame(configured.definition(), configured.instance(), site);
    configured.configuration().values().forEach(value -> requireSameTurn(value, site));
    frame.bindAll(configured.configuration());
    return apply(configured.definition(), frame, given, site);
  }

  /** An instance outlives the turn of a scan that configured it, but what it was given does not. */
  private void requireSameTurn(Denotation configured, Site site) {
    for (Value value : values(configured)) {
      if (LoopTrace.isOver(value, elaboration.loops())) {
        throw new Fault(
                DimensionSource.label(
                    site.diagnostic(
                        Code.MISPLACED_STATEMENT,
                        "this was configured in the turn of a scan that is over"),
                    value))
            .withHelp("configure it before the scan, or apply it in the scan's body");
      }
    }
  }

  /** Applies a definition of one list. */
  Denotation apply(FunctionValue.Declared declared, List<Given> given, Site site) {
    Definition definition = declared.definition();
    if (isCircular(definition)) {
      return Mark.POISON;
    }
    boolean layer = definition.declaration() instanceof Declaration.Layer;
    Frame frame = frame(definition, layer ? instance(definition, site) : null, site);
    return apply(definition, frame, given, site);
  }

  private Denotation apply(Definition definition, Frame frame, List<Given> given, Site site) {
    Declaration.Parameterized declaration = parameterized(definition);
    if (declaration instanceof Declaration.Optimizer) {
      throw site.fault(
          Code.MISPLACED_STATEMENT, "an optimizer is applied by `train` only, not by a call");
    }
    Callee callee = new Callee(definition, declaration.signature().inputs(), false);
    if (given.stream()
        .flatMap(each -> values(each.value()).stream())
        .anyMatch(Application::isWide)) {
      frame.widenFloats();
    }
    if (!bind(callee, given, frame, site)) {
      return Mark.POISON;
    }
    List<Ledger.Use> uses = elaboration.ledger().uses();
    int place = uses.size();
    Denotation result = run(declaration, frame, site);
    if (declaration instanceof Declaration.Layer && !elaboration.ledger().inMetric()) {
      List<Value> inputs = new ArrayList<>();
      given.forEach(each -> inputs.addAll(values(each.value())));
      uses.add(place, new Ledger.Use(frame.owner(), inputs, values(result)));
    }
    return result;
  }

  private static List<Value> values(Denotation denotation) {
    if (denotation instanceof Denotation.Sequence sequence) {
      return sequence.elements().stream().flatMap(each -> values(each).stream()).toList();
    }
    return denotation instanceof Denotation.Tensor tensor ? List.of(tensor.value()) : List.of();
  }

  private static boolean isWide(Value value) {
    return value.element() == ElementType.FLOAT64;
  }

  /** Runs the body of a definition whose parameters are bound. */
  Denotation run(Declaration.Parameterized declaration, Frame frame, Site site) {
    Limits limits = elaboration.session().limits();
    try {
      limits.enterCall(site);
      Denotation result = result(declaration, frame);
      return elaboration.types().result(declaration, result, frame);
    } finally {
      limits.leaveCall();
    }
  }

  private Denotation result(Declaration.Parameterized declaration, Frame frame) {
    FunctionBody body = body(declaration);
    if (body instanceof FunctionBody.Result result) {
      return elaboration.expressions().evaluate(result.value(), frame);
    }
    Denotation returned = elaboration.statements().run((Block) body, frame);
    if (returned == null) {
      throw frame
          .at(declaration.name().span())
          .fault(Code.MISSING_RETURN, "`" + declaration.name() + "` does not return anything");
    }
    return returned;
  }

  static FunctionBody body(Declaration.Parameterized declaration) {
    if (declaration instanceof Declaration.Function function) {
      return function.body();
    }
    return declaration instanceof Declaration.Layer layer
        ? layer.body()
        : ((Declaration.Optimizer) declaration).body();
  }

  static Declaration.Parameterized parameterized(Definition definition) {
    return (Declaration.Parameterized) definition.declaration();
  }

  private Instance instance(Definition definition, Site site) {
    if (elaboration.isData()) {
      throw site.fault(
          Code.MISPLACED_STATEMENT,
          "the layer `" + definition + "` has no meaning in a data block");
    }
    Place place = Place.of(site.frame().place(), site.span());
    Bindings bindings = Bindings.of(body(parameterized(definition)));
    boolean inMetric = elaboration.ledger().inMetric();
    return site.frame().owner().child(place, definition.name(), bindings.names(), inMetric);
  }

  private Frame frame(Definition definition, @Nullable Instance instance, Site site) {
    Declaration.Parameterized declaration = parameterized(definition);
    if (instance != null) {
      Frame.Owner owner = new Frame.Owner(instance, null, false);
      Bindings bindings = Bindings.of(body(declaration));
      return new Frame(Frame.Kind.LAYER, definition.module(), owner, site.origin(), bindings);
    }
    Frame caller = site.frame();
    Place place = Place.of(caller.place(), site.span());
    Frame.Owner owner = new Frame.Owner(caller.owner(), place, caller.stepAllowed());
    return new Frame(Frame.Kind.FUNCTION, definition.module(), owner, site.origin(), Bindings.NONE);
  }

  /** One parameter list of a definition. */
  record Callee(Definition definition, List<Parameter> parameters, boolean configuration) {
    String name() {
      return definition.name();
    }
  }

  /** Binds parameters in the frame of the body; whether all went well. */
  boolean bind(Callee callee, List<Given> given, Frame frame, Site site) {
    List<Primitive.Formal> formals = ArgumentMatching.formals(callee.parameters());
    Map<Integer, Given> byPlace =
        new Arguments(elaboration).match(callee.name(), formals, given, site);
    if (byPlace == null) {
      return false;
    }
    boolean sound = true;
    for (int place = 0; place < callee.parameters().size(); place++) {
      Parameter parameter = callee.parameters().get(place);
      Given argument = byPlace.get(place);
      Denotation value =
          argument == null
              ? byDefault(parameter, frame, sound)
              : checked(callee, parameter, argument, frame, site);
      frame.bind(parameter.name().text(), value);
      sound &= value != Mark.POISON;
    }
    return sound;
  }

  /**
   * The default, which may read the parameters before it; where one of them is wrong, it is no
   * default's fault.
   */
  private Denotation byDefault(Parameter parameter, Frame frame, boolean sound) {
    if (parameter.defaultValue() == null || !sound) {
      return Mark.POISON;
    }
    Denotation value = elaboration.expressions().evaluate(parameter.defaultValue(), frame);
    StatementRunner.nameInstance(value, parameter.name().text(), frame.owner(), true);
    Span span = parameter.defaultValue().span();
    TypeMatcher.Subject subject =
        new TypeMatcher.Subject(
            frame.at(span), () -> "the default of `" + parameter.name() + "`", false);
    return elaboration.types().match(parameter.type(), value, frame, subject);
  }

  private Denotation checked(
      Callee callee, Parameter parameter, Given argument, Frame frame, Site site) {
    Site at = site.frame().at(argument.span());
    TypeMatcher.Subject subject =
        new TypeMatcher.Subject(
            at,
            () -> "`" + parameter.name() + "` of `" + callee.name() + "`",
            callee.configuration());
    return elaboration.types().match(parameter.type(), argument.value(), frame, subject);
  }
}
