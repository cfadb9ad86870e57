package org.adjoint.compiler.syntax;

import java.util.List;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the name and the body of a definition.
 *
 * @param parameterLists one list or two
 * @param result the declared type of the result
 */
public record Signature(List<ParameterList> parameterLists, @Nullable TypeSyntax result, Span span)
    implements Node {
  public Signature {
    parameterLists = List.copyOf(parameterLists);
  }

  /** Whether a first list configures what the second is applied to. */
  public boolean isConfigured() {
    return parameterLists.size() > 1;
  }

  /** The parameters of the list that configures; none where there is only one list. */
  public List<Parameter> configuration() {
    return isConfigured() ? parameterLists.get(0).parameters() : List.of();
  }

  /** The parameters of the list that takes the values. */
  public List<Parameter> inputs() {
    return parameterLists.get(parameterLists.size() - 1).parameters();
  }
}
