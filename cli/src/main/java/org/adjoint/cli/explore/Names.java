package org.adjoint.cli.explore;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.adjoint.compiler.derivation.Derivation;
import org.adjoint.compiler.derivation.GraphState;
import org.adjoint.compiler.derivation.Role;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.op.Convert;
import org.adjoint.compiler.op.Reshape;
import org.jspecify.annotations.Nullable;

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
    names.addResults(derivation);
    names.addAll(derivation, derivation.forward(0));
    names.addAll(derivation, derivation.forward(derivation.simplifications().size()));
    for (GraphState.Item item : derivation.step(0).items()) {
      if (derivation.placing(item.number(), item.value()).role() == Role.FORWARD) {
        names.add(derivation, item.number(), item.value());
      }
    }
    SortedMap<Integer, Value> values = derivation.values();
    names.addAdjoints(derivation, values);
    names.addAll(derivation, derivation.step(0));
    names.addAll(derivation, derivation.step(derivation.rewrites().size()));
    values.forEach((number, value) -> names.add(derivation, number, value));
    return names;
  }

  /** What is the adjoint of several values is called by a parameter, else by the last of them. */
  private void addAdjoints(Derivation derivation, SortedMap<Integer, Value> values) {
    SortedMap<Integer, Integer> named = new TreeMap<>();
    derivation
        .adjoints()
        .forEach(
            (value, adjoint) ->
                named.merge(adjoint, value, (a, b) -> isParameter(values.get(a)) ? a : b));
    named.forEach(
        (adjoint, value) -> {
          if (constant(Objects.requireNonNull(values.get(adjoint))) == null) {
            names.putIfAbsent(adjoint, "∂" + of(value));
          }
        });
  }

  private static boolean isParameter(@Nullable Value value) {
    return value != null
        && value.operation() instanceof Leaf leaf
        && leaf.kind() == Leaf.Kind.PARAMETER;
  }

  /** Results are called as the program calls them. */
  private void addResults(Derivation derivation) {
    List<Integer> roots = derivation.forward(derivation.simplifications().size()).roots();
    List<String> results = derivation.forwardResults();
    for (int place = 0; place < roots.size(); place++) {
      Value value = derivation.values().get(roots.get(place));
      boolean isNamed = !results.get(place).contains(" ");
      if (isNamed
          && value != null
          && !(value.operation() instanceof Leaf)
          && constant(value) == null) {
        names.putIfAbsent(roots.get(place), results.get(place));
      }
    }
  }

  private void addAll(Derivation derivation, GraphState state) {
    state.items().stream()
        .sorted(Comparator.comparingInt(GraphState.Item::number))
        .forEach(item -> add(derivation, item.number(), item.value()));
  }

  private void add(Derivation derivation, int number, Value value) {
    if (!names.containsKey(number)) {
      names.put(number, made(derivation.placing(number, value).role(), value));
    }
  }

  private String made(Role role, Value value) {
    String number = constant(value);
    if (number != null) {
      return number;
    }
    if (value.operation() instanceof Leaf leaf) {
      return leaf.name();
    }
    String letter =
        switch (role) {
          case FORWARD -> "v";
          case BACKWARD -> "b";
          case UPDATE -> "u";
        };
    return letter + ++counts[role.ordinal()];
  }

  /** The name of a value. */
  String of(int number) {
    return names.getOrDefault(number, "#" + number);
  }

  /** The number that a value is everywhere; null for others. */
  static @Nullable String constant(Value value) {
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
    String digits = String.format(Locale.ROOT, "%.4g", number);
    String plain = digits.contains("e") ? digits : digits.replaceFirst("\\.?0+$", "");
    return Objects.requireNonNull(plain);
  }

  /** The names of values, in order. */
  List<String> of(List<Integer> numbers) {
    return numbers.stream().map(this::of).toList();
  }
}
