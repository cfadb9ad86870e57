package org.adjoint.compiler.lower;

import java.util.LinkedHashSet;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Declares what is kept between steps, and notes how it changes. */
final class Persistents {
  private final Elaboration elaboration;

  Persistents(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** What a declaration of a parameter or state says. */
  private record Request(
      Leaf.Kind kind,
      Identifier name,
      @Nullable TypeSyntax type,
      Expression initializer,
      Span span) {}

  void param(Statement.Param param, Frame frame) {
    declare(
        new Request(
            Leaf.Kind.PARAMETER, param.name(), param.type(), param.initializer(), param.span()),
        frame);
  }

  void state(Statement.State state, Frame frame) {
    declare(
        new Request(
            frame.owner().stateKind(),
            state.name(),
            state.type(),
            state.initializer(),
            state.span()),
        frame);
  }

  /** Makes it where the instance comes to it first, and finds it again each time after. */
  private void declare(Request request, Frame frame) {
    Place place = Place.of(frame.place(), request.span());
    Persistent known = frame.owner().persistent(place);
    TensorType declared = new Initializers(elaboration).declaredType(request.type(), frame);
    if (known == null) {
      known = make(request, declared, frame);
      if (known == null) {
        frame.bind(request.name().text(), Mark.POISON);
        return;
      }
      frame.owner().keep(place, known);
    } else if (declared != null && !declared.equals(known.leaf().resultType())) {
      throw changed(request, known, declared, frame);
    }
    elaboration.ledger().persistents().put(known.leaf(), known);
    frame.declare(request.name().text(), known, new Tensor(elaboration.present(known)));
  }

  private @Nullable Persistent make(Request request, @Nullable TensorType declared, Frame frame) {
    Initializers initializers = new Initializers(elaboration);
    Value initial =
        elaboration.once(
            () -> initializers.value(request.type(), declared, request.initializer(), frame));
    TensorType type = declared != null ? declared : initial == null ? null : initial.type();
    if (type == null || initial == null) {
      return null;
    }
    Site site = frame.at(request.name().span());
    requireKept(request, type, site);
    boolean unique = frame.isUnique(request.name().text());
    String name = frame.owner().newName(request.name().text(), unique);
    Leaf leaf = new Leaf(request.kind(), name, type);
    Span span = request.type() == null ? request.span() : request.type().span();
    return new Persistent(leaf, initial, frame.at(span).origin(), frame.owner().isMetric());
  }

  private static void requireKept(Request request, TensorType type, Site site) {
    if (request.kind() == Leaf.Kind.PARAMETER && !type.element().isFloating()) {
      throw site.fault(
          Code.TYPE_MISMATCH,
          "the parameter `"
              + request.name()
              + "` is trained and must be of floats, found `"
              + type
              + "`");
    }
    if (!type.shape().isConstant()) {
      throw site.fault(
          Code.BATCH_MISUSE,
          "`"
              + request.name()
              + "` is kept between steps, but its shape `"
              + type.shape()
              + "` varies at run time");
    }
    if (type.shape().size().constant() > Integer.MAX_VALUE) {
      throw site.fault(
          Code.TOO_LARGE,
          "`"
              + request.name()
              + "` has "
              + type.shape().size()
              + " elements, more than an array holds");
    }
  }

  private static Fault changed(
      Request request, Persistent known, TensorType declared, Frame frame) {
    Span span = request.type() == null ? request.span() : request.type().span();
    Diagnostic diagnostic =
        frame
            .at(span)
            .diagnostic(
                Code.SHAPE_MISMATCH,
                "`"
                    + known.leaf().name()
                    + "` is `"
                    + known.leaf().resultType()
                    + "` since its instance was applied first, here `"
                    + declared
                    + "` is needed");
    Span first = known.origin().outermost().span();
    return new Fault(
        first == null ? diagnostic : diagnostic.withLabel(first, "applied first here"));
  }

  void update(Statement.Update update, Frame frame) {
    if (frame.find(update.name().text()) == Mark.POISON) {
      return;
    }
    Persistent persistent = declared(update.name(), "update", frame);
    if (persistent.leaf().kind() == Leaf.Kind.PARAMETER) {
      throw frame
          .at(update.name().span())
          .fault(
              Code.MISPLACED_STATEMENT,
              "`" + update.name() + "` is a parameter, which the optimizer moves")
          .withHelp("declare it as `state`");
    }
    Denotation value = elaboration.expressions().evaluate(update.value(), frame);
    if (value == Mark.POISON) {
      return;
    }
    Value next = fitted(value, persistent, frame.at(update.value().span()));
    elaboration.ledger().updates().put(persistent.leaf(), next);
    frame.bind(update.name().text(), new Tensor(next));
  }

  void constrain(Statement.Constrain constrain, Frame frame) {
    if (frame.find(constrain.name().text()) == Mark.POISON) {
      return;
    }
    Persistent persistent = declared(constrain.name(), "constrain", frame);
    if (persistent.leaf().kind() != Leaf.Kind.PARAMETER) {
      throw frame
          .at(constrain.name().span())
          .fault(Code.MISPLACED_STATEMENT, "`" + constrain.name() + "` is no parameter")
          .withHelp("`update` says what becomes of a state");
    }
    Denotation value = elaboration.expressions().evaluate(constrain.value(), frame);
    if (value != Mark.POISON) {
      Site site = frame.at(constrain.value().span());
      Value projected = fitted(value, persistent, site);
      if (LoopTrace.isInTurn(projected)) {
        throw site.fault(
            Code.MISPLACED_STATEMENT,
            "a parameter is constrained once a step, but this depends on the turn of a scan");
      }
      elaboration
          .ledger()
          .constraints()
          .computeIfAbsent(persistent.leaf(), leaf -> new LinkedHashSet<>())
          .add(projected);
    }
  }

  private static Persistent declared(Identifier name, String verb, Frame frame) {
    Persistent persistent = frame.persistent(name.text());
    if (persistent == null) {
      throw frame
          .at(name.span())
          .fault(
              Code.UNKNOWN_NAME,
              "`" + verb + "` needs what this body declares; `" + name + "` is not");
    }
    return persistent;
  }

  /** The value in the type of what it is kept in. */
  private Value fitted(Denotation value, Persistent persistent, Site site) {
    TensorType type = persistent.leaf().resultType();
    Value tensor = elaboration.coercion().tensor(value, site);
    Algebra algebra = elaboration.coercion().algebra(site);
    boolean fits =
        tensor.shape().rank() <= type.shape().rank()
            && Broadcasting.fits(tensor.shape(), type.shape());
    if (!fits) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.SHAPE_MISMATCH,
              "`"
                  + persistent.leaf().name()
                  + "` is `"
                  + type
                  + "`, but its next value is `"
                  + tensor.type()
                  + "`");
      throw new Fault(DimensionSource.label(diagnostic, tensor));
    }
    return Broadcasting.stretch(algebra.convert(tensor, type.element()), type.shape(), algebra);
  }
}
