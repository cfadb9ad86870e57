package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.BuiltinNames;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.check.Problems;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.lower.Denotation.Extent;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Real;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.jspecify.annotations.Nullable;

/** Finds what a name stands for. */
final class NameResolver {
  private final Elaboration elaboration;

  NameResolver(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** What a name stands for where it is called: of two parameter lists, none is given yet. */
  Denotation callee(Identifier name, Frame frame) {
    Denotation local = frame.find(name.text());
    if (local != null) {
      return local;
    }
    Definition definition = frame.module().find(name.text());
    if (definition != null) {
      return global(definition, frame.at(name.span()));
    }
    Denotation builtin = builtin(name.text(), frame.at(name.span()));
    if (builtin != null) {
      return builtin;
    }
    Primitive primitive = Primitive.named(name.text());
    if (primitive != null) {
      return new FunctionValue.Builtin(primitive);
    }
    if (frame.module().mayKnow(name.text())) {
      return Mark.POISON;
    }
    throw unknown(name, frame);
  }

  /** What a name that stands alone stands for: of two lists, the first is given by its defaults. */
  Denotation value(Identifier name, Frame frame) {
    if (frame.kind() == Frame.Kind.DATA && frame.find(name.text()) == null) {
      return new DataNames(elaboration).value(name, frame);
    }
    Denotation found = callee(name, frame);
    boolean local = frame.find(name.text()) != null;
    if (!local && found instanceof FunctionValue.Declared declared && hasDefaults(declared)) {
      return elaboration
          .application()
          .configure(declared.definition(), List.of(), frame.at(name.span()));
    }
    return found;
  }

  private static boolean hasDefaults(FunctionValue.Declared declared) {
    return declared.definition().declaration() instanceof Declaration.Parameterized parameterized
        && parameterized.signature().isConfigured()
        && parameterized.signature().configuration().stream()
            .allMatch(p -> p.defaultValue() != null);
  }

  private static Fault unknown(Identifier name, Frame frame) {
    return said(Problems.unknownName(name, frame.names(), frame.module()), frame.at(name.span()));
  }

  /** What the check says of the same text, or of what led to it. */
  private static Fault said(Diagnostic diagnostic, Site site) {
    return new Fault(
        site.diagnostic(diagnostic.code(), diagnostic.message()).withHelp(diagnostic.help()));
  }

  private Denotation global(Definition definition, Site site) {
    Declaration.Named declaration = definition.declaration();
    if (declaration instanceof Declaration.Constant constant) {
      return constant(definition, constant);
    }
    if (declaration instanceof Declaration.RuntimeDimension dimension) {
      return new Extent(Dimension.symbol(dimension.name().text()));
    }
    if (declaration instanceof Declaration.Parameterized) {
      return new FunctionValue.Declared(definition);
    }
    String kind = declaration instanceof Declaration.Model ? "model" : "data";
    throw site.fault(
        Code.TYPE_MISMATCH, "`" + definition + "` is a " + kind + ", which is no value");
  }

  /** The value of a constant of a file, found once. */
  Denotation constant(Definition definition, Declaration.Constant constant) {
    Map<Definition, Denotation> known = elaboration.session().constants();
    Denotation value = known.get(definition);
    if (value != null) {
      return value;
    }
    // What uses itself is reported by the check; here it must only come to an end.
    known.put(definition, Mark.POISON);
    @Nullable Expression setting =
        definition.isLibrary()
            ? null
            : elaboration.session().program().settings().get(definition.name());
    Expression expression = setting == null ? constant.value() : setting;
    Frame frame = elaboration.outside(definition.module());
    Denotation found = elaboration.expressions().evaluate(expression, frame);
    if (found instanceof Tensor) {
      Site site = frame.at(expression.span());
      elaboration.report(
          site.fault(
              Code.NOT_CONSTANT, "the constant `" + definition + "` is not known when compiled"));
      found = Mark.POISON;
    }
    known.put(definition, found);
    return found;
  }

  private @Nullable Denotation builtin(String name, Site site) {
    return switch (name) {
      case BuiltinNames.BATCH -> new Extent(Dimension.BATCH);
      case BuiltinNames.PI -> new Real(Math.PI);
      case BuiltinNames.INFINITY -> new Real(Double.POSITIVE_INFINITY);
      case BuiltinNames.NEW_AXIS -> Mark.NEW_AXIS;
      case BuiltinNames.INFERRED -> Mark.INFERRED;
      case BuiltinNames.TRAINING -> training(site);
      case BuiltinNames.STEP -> scalar(Leaf.Scalar.UPDATE, name, site);
      case BuiltinNames.EPOCH -> scalar(Leaf.Scalar.EPOCH, name, site);
      default -> null;
    };
  }

  private Known training(Site site) {
    if (site.frame().kind() == Frame.Kind.OUTSIDE) {
      throw site.fault(Code.MISPLACED_STATEMENT, "`training` has a meaning in a model only");
    }
    return new Truth(elaboration.isTraining());
  }

  private Denotation scalar(Leaf.Scalar scalar, String name, Site site) {
    if (!site.frame().stepAllowed()) {
      throw said(Problems.stepInModel(new Identifier(name, site.span())), site);
    }
    return new Tensor(elaboration.graph().add(scalar.leaf(), List.of(), Origin.of(site.span())));
  }
}
