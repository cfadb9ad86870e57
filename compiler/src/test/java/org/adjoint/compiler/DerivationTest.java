package org.adjoint.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.derivation.Derivation;
import org.adjoint.compiler.derivation.Descent;
import org.adjoint.compiler.derivation.GraphState;
import org.adjoint.compiler.derivation.Rewrite;
import org.adjoint.compiler.derivation.Role;
import org.adjoint.compiler.emit.JavaSource;
import org.adjoint.compiler.interpret.Interpreter;
import org.adjoint.compiler.interpret.Precision;
import org.adjoint.compiler.interpret.Tensor;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Constant;
import org.adjoint.compiler.plan.Buffer;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.KernelBuffers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a compilation is true: each graph in between computes the same, and so on. */
class DerivationTest {
  private static final int ROWS = 3;

  private static final String DENSE =
      """
      model Small {
        input  x: float[batch, 4]
        target y: int[batch]
        logits = x -> dense(5, relu) -> batch_norm -> dense(3)
        output probability = softmax(logits)
        loss = cross_entropy(logits, y)
      }
      train Small { optimizer: adam(), batch: 3, epochs: 1 }
      """;

  private static final String WINDOWS =
      """
      model Small {
        input  x: float[batch, 6, 6, 1]
        target y: int[batch]
        logits = x -> conv2d(2, 3, activation: relu) -> max_pool2d(2) -> flatten -> dropout(0.5) -> dense(3)
        output probability = softmax(logits)
        loss = cross_entropy(logits, y)
      }
      train Small { optimizer: sgd(0.1, momentum: 0.9), batch: 3, epochs: 1 }
      """;

  private static final String LOOP =
      """
      model Small {
        input  x: float[batch, 5, 2]
        target y: float[batch, 5, 4]
        h = x -> lstm(4)
        output last = h
        loss = mean((h - y) ^ 2)
      }
      train Small { optimizer: adam(), batch: 3, epochs: 1 }
      """;

  private static final String HAND =
      """
      model Hand {
        input x: float[batch]
        param w: float = 2
        loss = mean((w * x) ^ 2)
        output z = w * x
      }
      train Hand { optimizer: sgd(0.1), batch: 3, epochs: 1 }
      """;

  private static Derivation derivation(String text) {
    return Derivation.of(
        ProgramSource.ofText("small.nn", text),
        CompilerOptions.DEFAULT.withTarget(TargetChoice.PORTABLE));
  }

  private static List<Tensor> evaluate(GraphState state, Map<Leaf, Tensor> leaves) {
    Graph graph = new Graph();
    Map<Integer, Value> built = new HashMap<>();
    for (GraphState.Item item : state.items()) {
      List<Value> operands = item.operands().stream().map(built::get).toList();
      assertThat(operands).as(item.toString()).doesNotContainNull();
      Value value = graph.add(item.value().operation(), operands, item.value().origin());
      assertThat(built.put(item.number(), value)).as("two of one number").isNull();
    }
    return Interpreter.of(leaves, Map.of("batch", (long) ROWS))
        .in(Precision.DOUBLE)
        .evaluate(state.roots().stream().map(built::get).toList());
  }

  private static void assertClose(List<Tensor> found, List<Tensor> expected, String where) {
    assertThat(found).hasSameSizeAs(expected);
    for (int place = 0; place < found.size(); place++) {
      assertThat(found.get(place).toDoubles())
          .as("%s, result %d", where, place)
          .containsExactly(expected.get(place).toDoubles(), within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DENSE, WINDOWS, LOOP})
  void everyGraphBetweenTwoRewritesComputesTheSame(String text) {
    Derivation derivation = derivation(text);
    Map<Leaf, Tensor> leaves = StepOracle.beginning(derivation.model(), ROWS);
    List<Tensor> derived = evaluate(derivation.step(0), leaves);
    assertThat(derivation.rewrites()).isNotEmpty();
    for (int step = 1; step <= derivation.rewrites().size(); step++) {
      String name = step + " " + derivation.rewrites().get(step - 1).name();
      assertClose(evaluate(derivation.step(step), leaves), derived, name);
    }
    List<Tensor> forward = evaluate(derivation.forward(0), leaves);
    assertThat(derivation.simplifications()).isNotEmpty();
    for (int step = 1; step <= derivation.simplifications().size(); step++) {
      String name = step + " " + derivation.simplifications().get(step - 1).name();
      assertClose(evaluate(derivation.forward(step), leaves), forward, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DENSE, WINDOWS, LOOP})
  void beginsAndEndsWithTheGraphsOfTheCompiler(String text) {
    Derivation derivation = derivation(text);
    CompiledModel model = derivation.model();
    List<Value> derived =
        Graph.reachable(StepOracle.step(model.trainingStep().functions()).values());
    List<Value> optimized = Graph.reachable(StepOracle.step(model.optimized()).values());
    Set<Integer> expected = new TreeSet<>();
    derived.forEach(value -> expected.add(derivation.number(value)));
    assertThat(numbers(derivation.step(0))).isEqualTo(expected);
    GraphState last = derivation.step(derivation.rewrites().size());
    assertThat(values(last)).isEqualTo(Set.copyOf(optimized));
    assertThat(derivation.stepResults()).hasSameSizeAs(last.roots());
    assertThat(derivation.forwardResults()).hasSameSizeAs(derivation.forward(0).roots());
  }

  private static Set<Value> values(GraphState state) {
    Set<Value> values = new HashSet<>();
    state.items().forEach(item -> values.add(item.value()));
    return values;
  }

  /** What a rewrite replaces is there before it, what it gives is there after it. */
  @ParameterizedTest
  @ValueSource(strings = {DENSE, WINDOWS, LOOP})
  void aRewriteTakesAwayWhatItReplaces(String text) {
    Derivation derivation = derivation(text);
    Set<Integer> before = numbers(derivation.step(0));
    int seen = 0;
    for (int step = 1; step <= derivation.rewrites().size(); step++) {
      Set<Integer> after = numbers(derivation.step(step));
      Rewrite rewrite = derivation.rewrites().get(step - 1);
      for (Rewrite.Change change : rewrite.changes()) {
        int from = derivation.number(change.from());
        if (before.contains(from)) {
          seen++;
          assertThat(after).as("%d %s", step, rewrite.name()).doesNotContain(from);
          assertThat(after).contains(derivation.number(change.to()));
        }
      }
      before = after;
    }
    assertThat(seen).isPositive();
  }

  private static Set<Integer> numbers(GraphState state) {
    Set<Integer> numbers = new TreeSet<>();
    state.items().forEach(item -> numbers.add(item.number()));
    return numbers;
  }

  /** Everything that is optimised has come from something that was derived. */
  @ParameterizedTest
  @ValueSource(strings = {DENSE, WINDOWS, LOOP})
  void everythingDescendsFromWhatWasDerived(String text) {
    Derivation derivation = derivation(text);
    Set<Integer> reached = new TreeSet<>(numbers(derivation.step(0)));
    boolean more = true;
    while (more) {
      more = false;
      for (Descent descent : derivation.descents()) {
        more |= reached.contains(descent.from()) && reached.add(descent.to());
      }
    }
    assertThat(reached).containsAll(numbers(derivation.step(derivation.rewrites().size())));
  }

  @ParameterizedTest
  @ValueSource(strings = {DENSE, WINDOWS, LOOP})
  void everyValueIsComputedByAKernelAndEveryKernelByAMethod(String text) {
    Derivation derivation = derivation(text);
    Set<Integer> computed = new TreeSet<>();
    derivation.kernels().values().forEach(computed::addAll);
    for (GraphState.Item item : derivation.step(derivation.rewrites().size()).items()) {
      if (!(item.value().operation() instanceof Leaf)) {
        assertThat(computed).as(item.toString()).contains(item.number());
      }
    }
    JavaSource java = derivation.model().java();
    Set<Kernel> written = new HashSet<>();
    List<String> lines = java.text().lines().toList();
    for (JavaSource.Method method : java.kernelMethods()) {
      written.addAll(java.kernels().get(method.name()));
      String head = String.join(" ", lines.subList(method.first() - 1, method.first() + 1));
      assertThat(head).contains(" " + method.name() + "(");
      assertThat(lines.get(method.last() - 1)).isEqualTo("  }");
    }
    assertThat(written).containsAll(derivation.kernels().keySet());
  }

  /** The mean of (w x)² over x = 1, 2, 3 has the derivative 2 w (1 + 4 + 9) / 3 with w = 2. */
  @Test
  void theAdjointOfAParameterIsItsDerivative() {
    Derivation derivation = derivation(HAND);
    GraphState step = derivation.step(0);
    Map<String, Integer> leaves = new HashMap<>();
    Map<Leaf, Tensor> given = new HashMap<>();
    for (GraphState.Item item : step.items()) {
      if (item.value().operation() instanceof Leaf leaf) {
        leaves.put(leaf.name(), item.number());
        given.put(
            leaf,
            leaf.name().equals("x")
                ? Tensor.floats(new float[] {1, 2, 3}, 3)
                : Tensor.floats(new float[] {2}));
      }
    }
    int adjoint = derivation.adjoints().get(leaves.get("w"));
    List<Tensor> found = evaluate(new GraphState(step.items(), List.of(adjoint)), given);
    assertThat(found.get(0).get(0)).isEqualTo(56.0 / 3, within(1e-6));
  }

  @Test
  void whatIsMadeForDerivativesIsBackwardAndBelongsToItsLayer() {
    Derivation derivation = derivation(DENSE);
    List<String> titles = new ArrayList<>();
    for (GraphState.Item item : derivation.step(0).items()) {
      boolean isMade = derivation.causes().containsKey(item.number());
      Role role = derivation.placing(item.number(), item.value()).role();
      if (isMade && !(item.value().operation() instanceof Constant)) {
        assertThat(role).as(item.toString()).isEqualTo(Role.BACKWARD);
        titles.add(derivation.placing(item.number(), item.value()).title());
      }
    }
    assertThat(titles).contains("dense_1", "batch_norm_1", "dense_2");
  }

  /** A product of matrices reads two buffers and writes one. */
  @Test
  void kernelsSayWhatTheyReadAndWrite() {
    for (Kernel kernel : derivation(DENSE).kernels().keySet()) {
      KernelBuffers buffers = KernelBuffers.of(kernel);
      assertThat(buffers.written()).isNotEmpty();
      if (kernel instanceof Kernel.Contract contract) {
        assertThat(buffers.read())
            .containsExactlyInAnyOrderElementsOf(
                Set.of(contract.left().place().buffer(), contract.right().place().buffer()));
        assertThat(buffers.written()).hasSize(1);
      }
      assertThat(buffers.written()).noneMatch(buffer -> buffer.kind() == Buffer.Kind.FEED);
    }
  }
}
