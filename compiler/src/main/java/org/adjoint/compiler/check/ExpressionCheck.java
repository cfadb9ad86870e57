package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.syntax.Argument;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Subscript;
import org.jspecify.annotations.Nullable;

/** Checks the names and the calls in an expression, whatever its values will be. */
final class ExpressionCheck {
  private final Diagnostics diagnostics;
  private final Uses uses;
  private final CallCheck calls;
  private final ScanBodies scanBodies;

  /** Checks the body of a scan, which an expression may be. */
  interface ScanBodies {
    void check(Expression.Scan scan, Body body);
  }

  ExpressionCheck(Diagnostics diagnostics, Uses uses, ScanBodies scanBodies) {
    this.diagnostics = diagnostics;
    this.uses = uses;
    this.calls = new CallCheck(diagnostics);
    this.scanBodies = scanBodies;
  }

  void check(@Nullable Expression expression, Body body) {
    if (expression instanceof Expression.Reference reference) {
      name(reference.name(), body);
    } else if (expression instanceof Expression.Call call) {
      call(call, null, body);
    } else if (expression instanceof Expression.Pipe pipe) {
      check(pipe.input(), body);
      pipe.stages().forEach(stage -> stage(stage, pipe.input(), body));
    } else if (expression instanceof Expression.Scan scan) {
      checkHead(scan, body);
      scanBodies.check(scan, body);
    } else {
      parts(expression).forEach(part -> check(part, body));
    }
  }

  /** The parts of an expression that binds and applies nothing. */
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
    if (expression instanceof Expression.RecordLiteral record) {
      return record.entries().stream().map(Expression.Entry::value).toList();
    }
    if (expression instanceof Expression.Member member) {
      return List.of(member.value());
    }
    return expression instanceof Expression.Index index ? parts(index) : List.of();
  }

  private static List<Expression> parts(Expression.Index index) {
    List<Expression> parts = new ArrayList<>(List.of(index.value()));
    for (Subscript subscript : index.subscripts()) {
      if (subscript instanceof Subscript.At at) {
        parts.add(at.value());
      } else if (subscript instanceof Subscript.Slice slice) {
        addPresent(parts, slice.from());
        addPresent(parts, slice.to());
        addPresent(parts, slice.step());
      }
    }
    return parts;
  }

  private static void addPresent(List<Expression> parts, @Nullable Expression part) {
    if (part != null) {
      parts.add(part);
    }
  }

  private void stage(Expression stage, Expression input, Body body) {
    if (stage instanceof Expression.Call call) {
      call(call, input, body);
    } else if (stage instanceof Expression.Choose choose) {
      check(choose.condition(), body);
      stage(choose.whenTrue(), input, body);
      stage(choose.whenFalse(), input, body);
    } else {
      check(stage, body);
    }
  }

  /** An initialiser: whether the shape is piped into a call shows when it is elaborated. */
  void checkInitializer(Expression initializer, Body body) {
    if (initializer instanceof Expression.Call call) {
      check(call.function(), body);
      call.arguments().forEach(argument -> check(argument.value(), body));
    } else if (initializer instanceof Expression.Choose choose) {
      check(choose.condition(), body);
      checkInitializer(choose.whenTrue(), body);
      checkInitializer(choose.whenFalse(), body);
    } else {
      check(initializer, body);
    }
  }

  private void call(Expression.Call call, @Nullable Expression piped, Body body) {
    check(call.function(), body);
    for (Argument argument : call.arguments()) {
      check(argument.value(), body);
    }
    calls.check(call, piped, body);
  }

  /** What stands before the body of a scan. */
  void checkHead(Expression.Scan scan, Body body) {
    scan.slices().forEach(slice -> check(slice.tensor(), body));
    check(scan.traversal().axis(), body);
    scan.carries().forEach(carry -> check(carry.initial(), body));
  }

  private void name(Identifier name, Body body) {
    String text = name.text();
    if (body.names().contains(text)) {
      return;
    }
    Definition definition = body.module().find(text);
    if (definition != null) {
      if (isElaborated(definition.declaration())) {
        uses.add(body.owner(), definition, name.span());
      }
      return;
    }
    boolean known =
        BuiltinNames.ALL.contains(text)
            || Primitive.named(text) != null
            || body.module().mayKnow(text);
    if (!known) {
      diagnostics.add(Problems.unknownName(name, body.names(), body.module()));
      return;
    }
    boolean counts = text.equals(BuiltinNames.STEP) || text.equals(BuiltinNames.EPOCH);
    if (counts && forbidsStep(body.owner())) {
      diagnostics.add(Problems.stepInModel(name));
    }
  }

  /** Whether a use of the declaration means to elaborate it there. */
  private static boolean isElaborated(Declaration declaration) {
    return declaration instanceof Declaration.Parameterized
        || declaration instanceof Declaration.Constant;
  }

  private static boolean forbidsStep(Definition owner) {
    return owner.declaration() instanceof Declaration.Model
        || owner.declaration() instanceof Declaration.Layer
        || owner.declaration() instanceof Declaration.Constant;
  }
}
