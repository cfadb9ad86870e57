package org.adjoint.compiler.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.syntax.Identifier;

/** Diagnostics that both the check of the text and its elaboration may come to. */
public final class Problems {
  private Problems() {}

  /** A name that means nothing where it stands. */
  public static Diagnostic unknownName(Identifier name, Collection<String> local, Module module) {
    Set<String> known = new LinkedHashSet<>(local);
    known.addAll(module.names());
    known.addAll(BuiltinNames.ALL);
    for (Primitive primitive : Primitive.values()) {
      known.add(primitive.keyword());
    }
    return Diagnostic.of(Code.UNKNOWN_NAME, name.span(), "nothing is called `" + name + "` here")
        .withHelp(Suggestions.help(name.text(), known));
  }

  /** The step or epoch where there is none. */
  public static Diagnostic stepInModel(Identifier name) {
    String message = "`" + name + "` has a meaning in an optimizer and its arguments only";
    return Diagnostic.of(Code.STEP_IN_MODEL, name.span(), message)
        .withHelp("in a model, a `state` with an `update` counts");
  }
}
