package org.adjoint.compiler.lower;

import java.util.Map;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Primitive;
import org.jspecify.annotations.Nullable;

/** A function as a value. */
public sealed interface FunctionValue extends Denotation.Known {
  String name();

  @Override
  default String describe() {
    return "the function `" + name() + "`";
  }

  /** A definition none of whose parameters is given yet. */
  record Declared(Definition definition) implements FunctionValue {
    @Override
    public String name() {
      return definition.name();
    }
  }

  /**
   * A definition of two lists whose first is given.
   *
   * @param configuration the names that the first list binds
   * @param instance what owns the parameters, where the definition is a layer
   */
  record Configured(
      Definition definition, Map<String, Denotation> configuration, @Nullable Instance instance)
      implements FunctionValue {
    @Override
    public String name() {
      return definition.name();
    }
  }

  /** A function that is not written in the language. */
  record Builtin(Primitive primitive) implements FunctionValue {
    @Override
    public String name() {
      return primitive.keyword();
    }
  }
}
