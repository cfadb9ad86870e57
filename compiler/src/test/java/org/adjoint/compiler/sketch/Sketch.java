package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program in a form that is easy to make smaller: inputs and parameters, statements that each
 * name a value, and a loss of all values that nothing else uses.
 *
 * @param inputs by name; those that do not begin with the batch are parameters
 * @param optimizer the expression that a {@code train} block gives
 */
public record Sketch(
    Map<String, List<Integer>> inputs, List<Statement> statements, String optimizer) {
  public Sketch {
    inputs = new LinkedHashMap<>(inputs);
    statements = List.copyOf(statements);
  }

  private static String declaration(Operand input) {
    return input.hasBatch()
        ? "  input %s: float[%s]%n".formatted(input.name(), input.dimensions())
        : "  param %s: float[%s] = random_uniform(-1, 1)%n"
            .formatted(input.name(), input.dimensions());
  }

  /** The program as text; empty where a statement does not take what it is given. */
  public Optional<String> text() {
    Map<String, Operand> known = new LinkedHashMap<>();
    StringBuilder body = new StringBuilder();
    inputs.forEach(
        (name, extents) -> {
          Operand input = new Operand(name, extents, 1);
          known.put(name, input);
          body.append(declaration(input));
        });
    for (Statement statement : statements) {
      Made made = statement.form().of(statement.operands().stream().map(known::get).toList());
      if (made == null) {
        return Optional.empty();
      }
      known.put(statement.name(), new Operand(statement.name(), made.extents(), made.bound()));
      body.append("  %s = %s%n".formatted(statement.name(), made.text()));
    }
    return Optional.of(
        "model M {%n%s%s}%n%ntrain M { optimizer: %s, batch: 8, epochs: 1 }%n"
            .formatted(body, conclusion(known), optimizer));
  }

  private String conclusion(Map<String, Operand> known) {
    Set<String> unused = new HashSet<>(known.keySet());
    statements.forEach(each -> each.operands().forEach(unused::remove));
    List<String> terms = new ArrayList<>(List.of("0.5"));
    StringBuilder outputs = new StringBuilder();
    known.forEach(
        (name, value) -> {
          if (unused.contains(name)) {
            terms.add("mean((%s - 0.3) ^ 2)".formatted(name));
            if (value.rank() > 0 && value.extent(0) == Operand.BATCH && !inputs.containsKey(name)) {
              outputs.append("  output of_%s = %s%n".formatted(name, name));
              outputs.append("  metric mean_of_%s = mean(%s)%n".formatted(name, name));
            }
          }
        });
    return "%s  loss = %s%n".formatted(outputs, String.join(" + ", terms));
  }
}
