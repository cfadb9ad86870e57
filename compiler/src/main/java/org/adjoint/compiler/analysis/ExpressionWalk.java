package org.adjoint.compiler.analysis;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.adjoint.compiler.check.BuiltinNames;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Module;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.syntax.Argument;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Subscript;
import org.jspecify.annotations.Nullable;

/** Finds the names in an expression. */
final class ExpressionWalk {
  private final NameIndex index;
  private final Module module;
  private final Scope scope;
  private final Set<String> bound;
  private final Consumer<Expression.Scan> scanBodies;

  /**
   * @param bound the names that are bound where the next expression stands
   */
  ExpressionWalk(
      NameIndex index,
      Module module,
      Scope scope,
      Set<String> bound,
      Consumer<Expression.Scan> scanBodies) {
    this.index = index;
    this.module = module;
    this.scope = scope;
    this.bound = bound;
    this.scanBodies = scanBodies;
  }

  /** Whether a name means something where the next expression stands. */
  boolean means(String name) {
    return meaning(name) != null;
  }

  private @Nullable Meaning meaning(String name) {
    if (bound.contains(name)) {
      return new Meaning.Local(name, scope);
    }
    Definition definition = module.find(name);
    if (definition != null) {
      return new Meaning.Declared(definition);
    }
    boolean builtin = Primitive.named(name) != null || BuiltinNames.ALL.contains(name);
    return builtin ? new Meaning.Builtin(name) : null;
  }

  void name(Identifier name) {
    Meaning meaning = meaning(name.text());
    if (meaning != null) {
      index.add(name.span(), meaning, null);
    }
  }

  void walk(@Nullable Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      name(reference.name());
    } else if (expression instanceof Expression.Call call) {
      call(call);
    } else if (expression instanceof Expression.Pipe pipe) {
      walk(pipe.input());
      pipe.stages().forEach(this::walk);
    } else if (expression instanceof Expression.Scan scan) {
      scan.slices().forEach(slice -> walk(slice.tensor()));
      walk(scan.traversal().axis());
      scan.carries().forEach(carry -> walk(carry.initial()));
      scanBodies.accept(scan);
    } else if (expression instanceof Expression.Member member) {
      walk(member.value());
      index.addMember(member.name().text());
    } else if (expression instanceof Expression.Index indexed) {
      walk(indexed.value());
      indexed.subscripts().forEach(this::subscript);
    } else {
      parts(expression).forEach(this::walk);
    }
  }

  private static List<Expression> parts(@Nullable Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      return List.of(unary.operand());
    }
    if (expression instanceof Expression.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (expression instanceof Expression.Choose choose) {
      return List.of(choose.condition(), choose.whenTrue(), choose.whenFalse());
    }
    if (expression instanceof Expression.ListLiteral list) {
      return list.elements();
    }
    return expression instanceof Expression.RecordLiteral record
        ? record.entries().stream().map(Expression.Entry::value).toList()
        : List.of();
  }

  private void subscript(Subscript subscript) {
    if (subscript instanceof Subscript.At at) {
      walk(at.value());
    } else if (subscript instanceof Subscript.Slice slice) {
      walk(slice.from());
      walk(slice.to());
      walk(slice.step());
    }
  }

  private void call(Expression.Call call) {
    walk(call.function());
    Definition callee = callee(call.function());
    for (Argument argument : call.arguments()) {
      walk(argument.value());
      Identifier name = argument.name();
      if (name != null && callee != null) {
        index.addLibrary(callee);
        Scope parameters = index.scope(callee.declaration());
        index.add(name.span(), new Meaning.Local(name.text(), parameters), null);
      }
    }
  }

  /** The declaration that a callee names, or that the call names which configured it. */
  private @Nullable Definition callee(Expression function) {
    if (function instanceof Expression.Call inner) {
      return callee(inner.function());
    }
    boolean named =
        function instanceof Expression.Reference reference
            && !bound.contains(reference.name().text());
    Definition found = named ? module.find(((Expression.Reference) function).name().text()) : null;
    boolean takes = found != null && found.declaration() instanceof Declaration.Parameterized;
    return takes ? found : null;
  }
}
