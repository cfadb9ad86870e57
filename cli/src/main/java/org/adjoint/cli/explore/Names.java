package org.adjoint.cli.explore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.derivation.Derivation;
import org.adjoint.compiler.derivation.GraphState;
import org.adjoint.compiler.derivation.Role;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Convert;
import org.adjoint.compiler.op.Reshape;

/**
 * What values are called in all panes: inputs and parameters by their names, what the model
 * computes {@code v1}, {@code v2}, …, the adjoint of {@code v1} {@code ∂v1}, what else leads to
 * adjoints {@code b1}, …, and what moves parameters {@code u1}, ….
 */
final class Names {
  private final Map<Integer, String> names = new HashMap<>();
  private final int[] counts = new int[Role.values().length];

  private Names() {}

  /** Names the values of a derivation, in the order in which a reader meets them. */
  static Names of(Derivation derivation) {
    Names names = new Names();
    for (int step = 0; step <= derivation.simplifications().size(); step++) {
      names.addAll(derivation, derivation.forward(step));
    }
    derivation
        .adjoints()
        .forEach(
            (value, adjoint) ->
                names.names.putIfAbsent(
                    adjoint, "∂" + names.names.getOrDefault(value, "#" + value)));
    int rewrites = derivation.rewrites().size();
    names.addAll(derivation, derivation.step(0));
    names.addAll(derivation, derivation.step(rewrites));
    return names;
  }

  private void addAll(Derivation derivation, GraphState state) {
    for (GraphState.Item item : state.items()) {
      if (!names.containsKey(item.number())) {
        names.put(item.number(), made(derivation, item));
      }
    }
  }

  private String made(Derivation derivation, GraphState.Item item) {
    String number = constant(item.value());
    if (number != null) {
      return number;
    }
    if (item.value().operation() instanceof Leaf leaf) {
      return leaf.name();
    }
    Role role = derivation.placing(item).role();
    String letter =
        switch (role) {
          case FORWARD -> "v";
          case BACKWARD -> "b";
          case UPDATE -> "u";
        };
    return letter + ++counts[role.ordinal()];
  }

  /** The name of a value; those that stand for a short while alone have a number. */
  String of(int number) {
    return names.getOrDefault(number, "#" + number);
  }

  /** The number that a value is everywhere; null for others. */
  static @org.jspecify.annotations.Nullable String constant(Value value) {
    Value inner = value;
    while (inner.operation() instanceof Broadcast
        || inner.operation() instanceof Reshape
        || inner.operation() instanceof Convert) {
      inner = inner.operand(0);
    }
    return inner.operation() instanceof Constant constant ? text(constant.number()) : null;
  }

  private static String text(double number) {
    if (number == (long) number && Math.abs(number) < 1e9) {
      return Long.toString((long) number);
    }
    String digits = String.format(java.util.Locale.ROOT, "%.4g", number);
    String plain = digits.contains("e") ? digits : digits.replaceFirst("\\.?0+$", "");
    return Objects.requireNonNull(plain);
  }

  /** The names of values, in order. */
  List<String> of(List<Integer> numbers) {
    return numbers.stream().map(this::of).toList();
  }
}
