package org.adjoint.compiler.optimize;

import java.util.List;
import java.util.stream.Stream;

/** The names of rules and passes, for tests that try each of them on its own. */
public final class RuleNames {
  private RuleNames() {}

  /** Those that keep every bit: exact rules, and all passes. */
  public static List<String> exact() {
    return Stream.concat(
            RuleOrder.rules(false).stream()
                .filter(rule -> rule.kind() == OrderedRule.Kind.EXACT)
                .map(OrderedRule::name),
            PassOrder.passes().stream().map(each -> each.pass().name()))
        .toList();
  }

  /** Those that may change the last bits and are applied nevertheless: stable forms. */
  public static List<String> stable() {
    return RuleOrder.rules(false).stream()
        .filter(rule -> rule.kind() == OrderedRule.Kind.STABLE)
        .map(OrderedRule::name)
        .toList();
  }
}
