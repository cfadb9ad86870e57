package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleOrderTest {
  static Stream<OrderedRule<?>> rules() {
    return RuleOrder.rules(true).stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasATest(OrderedRule<?> rule) throws ClassNotFoundException {
    Class<?> test = Class.forName(rule.rule().getClass().getName() + "Test");
    List<String> samples =
        Stream.of(test.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .toList();
    assertThat(samples).as("samples of %s", rule.name()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(samples).anyMatch(sample -> sample.startsWith("leaves"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasAReason(OrderedRule<?> rule) {
    assertThat(rule.reason()).isNotBlank();
  }

  @Test
  void everyPassHasATest() throws ClassNotFoundException {
    for (PassOrder.Ordered ordered : PassOrder.passes()) {
      Pass pass = ordered.pass();
      assertThat(ordered.reason()).isNotBlank();
      assertThat(Class.forName(pass.getClass().getName() + "Test")).isNotNull();
    }
  }

  @Test
  void namesAreUnique() {
    assertThat(RuleOrder.rules(true)).extracting(OrderedRule::name).doesNotHaveDuplicates();
  }

  @Test
  void fastMathMustBeAskedFor() {
    assertThat(RuleOrder.rules(false))
        .extracting(OrderedRule::kind)
        .doesNotContain(OrderedRule.Kind.FAST);
    assertThat(RuleOrder.rules(true)).extracting(OrderedRule::kind).contains(OrderedRule.Kind.FAST);
  }
}
