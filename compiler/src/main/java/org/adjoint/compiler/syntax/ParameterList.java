package org.adjoint.compiler.syntax;

import java.util.List;
import org.adjoint.compiler.source.Span;

/** The parameters between one pair of parentheses. */
public record ParameterList(List<Parameter> parameters, Span span) implements Node {
  public ParameterList {
    parameters = List.copyOf(parameters);
  }
}
