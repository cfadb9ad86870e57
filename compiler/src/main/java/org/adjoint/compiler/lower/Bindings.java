package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.FunctionBody;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;

/**
 * How often the text of a body binds each name on one way through it; in a loop, more than once.
 */
final class Bindings {
  private static final int MANY = 2;
  static final Bindings NONE = new Bindings(Map.of());

  private final Map<String, Integer> counts;

  private Bindings(Map<String, Integer> counts) {
    this.counts = counts;
  }

  static Bindings of(FunctionBody body) {
    return body instanceof Block block ? new Bindings(count(block)) : NONE;
  }

  /** Whether the name is bound once. */
  boolean isUnique(String name) {
    return counts.getOrDefault(name, MANY) < MANY;
  }

  Set<String> names() {
    return counts.keySet();
  }

  private static Map<String, Integer> count(Block block) {
    Map<String, Integer> counts = new HashMap<>();
    for (Statement statement : block.statements()) {
      count(statement).forEach((name, count) -> counts.merge(name, count, Bindings::add));
    }
    return counts;
  }

  private static void countScan(Expression expression, Map<String, Integer> counts) {
    if (expression instanceof Expression.Scan scan) {
      count(scan.body()).forEach((name, count) -> counts.merge(name, count, Bindings::add));
    }
  }

  private static int add(int a, int b) {
    return Math.min(MANY, a + b);
  }

  private static Map<String, Integer> count(Statement statement) {
    Map<String, Integer> counts = new HashMap<>();
    if (statement instanceof Statement.Bind bind) {
      for (Identifier name : bind.names()) {
        counts.merge(name.text(), 1, Bindings::add);
      }
      countScan(bind.value(), counts);
    } else if (statement instanceof Statement.Return result) {
      countScan(result.value(), counts);
    } else if (statement instanceof Statement.Output output) {
      counts.put(output.name().text(), 1);
    } else if (statement instanceof Statement.Metric metric) {
      counts.put(metric.name().text(), 1);
    } else if (statement instanceof Statement.Loss loss) {
      counts.put(loss.name().text(), 1);
    } else if (statement instanceof Statement.Param param) {
      counts.put(param.name().text(), 1);
    } else if (statement instanceof Statement.State state) {
      counts.put(state.name().text(), 1);
    } else if (statement instanceof Statement.For loop) {
      count(loop.body()).keySet().forEach(name -> counts.put(name, MANY));
    } else if (statement instanceof Statement.Loop loop) {
      countScan(loop.scan(), counts);
    } else if (statement instanceof Statement.If choice) {
      choice
          .branches()
          .forEach(b -> count(b.body()).forEach((n, c) -> counts.merge(n, c, Math::max)));
      if (choice.otherwise() != null) {
        count(choice.otherwise()).forEach((n, c) -> counts.merge(n, c, Math::max));
      }
    }
    return counts;
  }
}
