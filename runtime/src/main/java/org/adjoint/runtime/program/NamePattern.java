package org.adjoint.runtime.program;

import java.util.regex.Pattern;

/** Names of parameters, in which {@code *} stands for any text: {@code encode.*}. */
public record NamePattern(String text) {
  /** Whether a name is one of these. */
  public boolean matches(String name) {
    StringBuilder expression = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return name.matches(expression.toString());
  }
}
