package org.adjoint.compiler.sketch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a valid program of a seed, of the forms of all catalogues. */
public final class Generator {
  private static final List<String> OPTIMIZERS =
      List.of(
          "sgd(0.05)",
          "sgd(0.05, momentum: 0.9, nesterov: true)",
          "adam(0.0005)",
          "adam(0.0005, amsgrad: true)",
          "adamw(0.0005)",
          "rmsprop(0.0005, centered: true, momentum: 0.5)",
          "adagrad(0.0005)",
          "adadelta(0.5)",
          "adamax(0.0005)",
          "nadam(0.0005)",
          "lion(0.0005)",
          "ftrl(0.0005, l1: 0.01)",
          "lamb(0.0005)",
          "adam(cosine_decay(0.0005, steps: 10))",
          "sgd(polynomial_decay(0.01, 5))",
          "sgd(inverse_time_decay(0.01, 0.5, 5))",
          "sgd(cosine_restarts(0.01, 5))",
          "sgd(piecewise([2, 4], [0.01, 0.005, 0.001]))",
          "sgd(warmup(exponential_decay(0.1, 0.9, steps: 5), steps: 3))");

  private static final double TAME = 40;
  private static final int LARGEST = 400;

  private final Random random;
  private final Map<String, List<Integer>> inputs = new LinkedHashMap<>();
  private final List<Operand> known = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();

  private Generator(Random random) {
    this.random = random;
  }

  /** The program of a seed. */
  public static Sketch program(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    random.nextLong();
    return new Generator(random).program();
  }

  private Sketch program() {
    List<Integer> sizes = List.of(1 + random.nextInt(9), 1 + random.nextInt(6), 2);
    input("x", Operand.BATCH, sizes);
    input("z", Operand.BATCH, sizes);
    input("w", pick(sizes), sizes);
    int wanted = 2 + random.nextInt(10);
    for (int tries = 0; tries < 40 * wanted && statements.size() < wanted; tries++) {
      attempt();
    }
    return new Sketch(inputs, statements, pick(OPTIMIZERS));
  }

  private void input(String name, int first, List<Integer> sizes) {
    List<Integer> extents = new ArrayList<>(List.of(first));
    int rank = name.equals("w") ? random.nextInt(2) : 1 + random.nextInt(4);
    for (int axis = 0; axis < rank; axis++) {
      extents.add(pick(sizes));
    }
    inputs.put(name, extents);
    known.add(new Operand(name, extents, 1));
  }

  /** Adds a statement if the form that is picked takes the values that are picked. */
  private void attempt() {
    Form form = pick(pick(Catalogues.ALL)).apply(random);
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < form.operands(); i++) {
      int last = known.size() - 1;
      operands.add(known.get(random.nextInt(3) == 0 ? last : random.nextInt(known.size())));
    }
    Made made = form.of(operands);
    if (made == null || !(made.bound() <= TAME)) {
      return;
    }
    Operand result = new Operand("v" + statements.size(), made.extents(), made.bound());
    if (result.elements() > LARGEST || result.extents().stream().anyMatch(each -> each < 0)) {
      return;
    }
    statements.add(
        new Statement(result.name(), form, operands.stream().map(Operand::name).toList()));
    known.add(result);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
