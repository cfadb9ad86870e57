package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.syntax.Argument;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** Checks the arguments of calls whose callee the text alone tells. */
final class CallCheck {
  private final Diagnostics diagnostics;

  CallCheck(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** What the text tells of a callee: the list of parameters that a call of it fills. */
  private record Target(String name, List<Primitive.Formal> formals, boolean configures) {}

  /** Checks a call, into whose callee something may be piped. */
  void check(Expression.Call call, @Nullable Expression piped, Body body) {
    Target target = target(call.function(), body);
    if (target == null) {
      return;
    }
    List<ArgumentMatching.Heading> headings = new ArrayList<>();
    if (piped != null && !target.configures()) {
      headings.add(new ArgumentMatching.Heading(null, piped.span()));
    }
    for (Argument argument : call.arguments()) {
      headings.add(new ArgumentMatching.Heading(argument.name(), argument.value().span()));
    }
    ArgumentMatching matching =
        ArgumentMatching.match(target.name(), target.formals(), headings, call.span());
    for (ArgumentMatching.Problem problem : matching.problems()) {
      diagnostics.add(
          Diagnostic.of(problem.code(), problem.span(), problem.message())
              .withHelp(problem.help()));
    }
  }

  private static @Nullable Target target(Expression callee, Body body) {
    if (callee instanceof Expression.Reference reference) {
      String name = reference.name().text();
      if (body.names().contains(name)) {
        return null;
      }
      Definition definition = body.module().find(name);
      if (definition != null) {
        return definition.declaration() instanceof Declaration.Parameterized parameterized
            ? first(parameterized)
            : null;
      }
      Primitive primitive = Primitive.named(name);
      return primitive == null ? null : new Target(name, primitive.formals(), false);
    }
    return callee instanceof Expression.Call call ? second(call, body) : null;
  }

  private static Target first(Declaration.Parameterized declaration) {
    boolean two = declaration.signature().isConfigured();
    return new Target(
        declaration.name().text(),
        ArgumentMatching.formals(
            two ? declaration.signature().configuration() : declaration.signature().inputs()),
        two);
  }

  /** The second list of what the inner call configures. */
  private static @Nullable Target second(Expression.Call inner, Body body) {
    if (!(inner.function() instanceof Expression.Reference reference)
        || body.names().contains(reference.name().text())) {
      return null;
    }
    Definition definition = body.module().find(reference.name().text());
    if (definition == null
        || !(definition.declaration() instanceof Declaration.Parameterized declaration)
        || !declaration.signature().isConfigured()) {
      return null;
    }
    return new Target(
        definition.name(), ArgumentMatching.formals(declaration.signature().inputs()), false);
  }
}
