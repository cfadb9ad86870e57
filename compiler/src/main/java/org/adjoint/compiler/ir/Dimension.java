package org.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The extent of one axis: an exact polynomial with integer coefficients over the symbols that are
 * unknown until run time ({@code batch}, {@code dim T}).
 *
 * <p>All arithmetic is exact: an overflow of 64 bits throws {@link ArithmeticException}.
 */
public final class Dimension {
  /** The extent one. */
  public static final Dimension ONE = of(1);

  /** The extent zero. */
  public static final Dimension ZERO = of(0);

  /** The number of rows of the batch in hand. */
  public static final Dimension BATCH = symbol("batch");

  /** What a symbol other than the batch is taken for where work and memory are estimated. */
  public static final long USUAL_EXTENT = 64;

  /** Coefficients by product of symbols; the empty product holds the constant; no zeros. */
  private final Map<List<String>, Long> terms;

  /** Kept, since every operation that is looked up in a graph asks for it. */
  private final int hash;

  /** Kept, since most extents are numbers, and these need no polynomials. */
  private final boolean isConstant;

  private Dimension(Map<List<String>, Long> terms) {
    this.terms = terms;
    this.hash = terms.hashCode();
    this.isConstant = terms.isEmpty() || (terms.size() == 1 && factor(List.of()) != 0);
  }

  /** The extent that is the given number. */
  public static Dimension of(long value) {
    return new Dimension(value == 0 ? Map.of() : Map.of(List.of(), value));
  }

  /** The extent that the given symbol stands for. */
  public static Dimension symbol(String name) {
    return new Dimension(Map.of(List.of(name), 1L));
  }

  /** Whether the extent is known when compiled. */
  public boolean isConstant() {
    return isConstant;
  }

  /** The extent as a number; call only when {@link #isConstant()}. */
  public long constant() {
    if (!isConstant()) {
      throw new IllegalStateException(this + " is not known when compiled");
    }
    return factor(List.of());
  }

  private long factor(List<String> product) {
    return terms.getOrDefault(product, 0L);
  }

  /** Whether the extent is the given number. */
  public boolean is(long value) {
    return isConstant() && constant() == value;
  }

  /** Whether the extent is certainly not negative, given that no symbol is below one. */
  public boolean isNeverNegative() {
    long smallest = 0;
    for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
      if (!term.getKey().isEmpty() && term.getValue() < 0) {
        return false;
      }
      smallest = Math.addExact(smallest, term.getValue());
    }
    return smallest >= 0;
  }

  /** Whether no factor is larger than the other's: then the extent is never the larger one. */
  public boolean isAtMost(Dimension other) {
    if (isConstant && other.isConstant) {
      return constant() <= other.constant();
    }
    return terms.entrySet().stream()
            .allMatch(term -> term.getValue() <= other.factor(term.getKey()))
        && other.terms.entrySet().stream()
            .allMatch(term -> term.getValue() >= factor(term.getKey()));
  }

  /** The symbols that occur. */
  public Set<String> symbols() {
    Set<String> symbols = new TreeSet<>();
    terms.keySet().forEach(symbols::addAll);
    return symbols;
  }

  /** The sum of both extents. */
  public Dimension plus(Dimension other) {
    if (isConstant && other.isConstant) {
      return of(Math.addExact(constant(), other.constant()));
    }
    Map<List<String>, Long> sum = new TreeMap<>(Dimension::compareProducts);
    sum.putAll(terms);
    other.terms.forEach((product, factor) -> sum.merge(product, factor, Math::addExact));
    return canonical(sum);
  }

  /** This extent less the other. */
  public Dimension minus(Dimension other) {
    return plus(other.times(of(-1)));
  }

  /** The product of both extents. */
  public Dimension times(Dimension other) {
    if (isConstant && other.isConstant) {
      return of(Math.multiplyExact(constant(), other.constant()));
    }
    Map<List<String>, Long> result = new TreeMap<>(Dimension::compareProducts);
    terms.forEach(
        (left, leftFactor) ->
            other.terms.forEach(
                (right, rightFactor) -> {
                  List<String> product = new ArrayList<>(left);
                  product.addAll(right);
                  Collections.sort(product);
                  long factor = Math.multiplyExact(leftFactor, rightFactor);
                  result.merge(List.copyOf(product), factor, Math::addExact);
                }));
    return canonical(result);
  }

  /** The quotient, where the divisor is a single term that divides every term of this extent. */
  public Optional<Dimension> dividedBy(Dimension divisor) {
    if (equals(divisor)) {
      return Optional.of(ONE);
    }
    if (divisor.terms.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<List<String>, Long> by = divisor.terms.entrySet().iterator().next();
    Map<List<String>, Long> result = new TreeMap<>(Dimension::compareProducts);
    for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
      List<String> product = new ArrayList<>(term.getKey());
      for (String symbol : by.getKey()) {
        if (!product.remove(symbol)) {
          return Optional.empty();
        }
      }
      if (term.getValue() % by.getValue() != 0) {
        return Optional.empty();
      }
      result.put(List.copyOf(product), term.getValue() / by.getValue());
    }
    return Optional.of(canonical(result));
  }

  /** The extent once every symbol is known. */
  public long evaluate(Map<String, Long> symbols) {
    long sum = 0;
    for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
      long product = term.getValue();
      for (String symbol : term.getKey()) {
        Long value = symbols.get(symbol);
        if (value == null) {
          throw new IllegalArgumentException("the dimension " + symbol + " has no value");
        }
        product = Math.multiplyExact(product, value);
      }
      sum = Math.addExact(sum, product);
    }
    return sum;
  }

  /** The extent with so many rows in a batch, where every other symbol is of a usual size. */
  public long expected(long batch) {
    Map<String, Long> symbols = new HashMap<>();
    symbols().forEach(symbol -> symbols.put(symbol, USUAL_EXTENT));
    symbols.put("batch", batch);
    return evaluate(symbols);
  }

  /** The terms: each product of symbols (empty for the constant) with its factor. */
  public Map<List<String>, Long> terms() {
    return terms;
  }

  private static Dimension canonical(Map<List<String>, Long> terms) {
    terms.values().removeIf(factor -> factor == 0);
    return new Dimension(Collections.unmodifiableMap(terms));
  }

  private static int compareProducts(List<String> left, List<String> right) {
    // Longer products first, so that a polynomial prints as it is written by hand.
    int order = Integer.compare(right.size(), left.size());
    for (int i = 0; order == 0 && i < left.size(); i++) {
      order = left.get(i).compareTo(right.get(i));
    }
    return order;
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Dimension dimension
            && hash == dimension.hash
            && terms.equals(dimension.terms));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
      long factor = term.getValue();
      text.append(text.isEmpty() ? (factor < 0 ? "-" : "") : (factor < 0 ? " - " : " + "));
      String product = String.join(" * ", term.getKey());
      String magnitude = Long.toString(Math.abs(factor));
      text.append(
          product.isEmpty()
              ? magnitude
              : Math.abs(factor) == 1 ? product : magnitude + " * " + product);
    }
    return text.toString();
  }
}
