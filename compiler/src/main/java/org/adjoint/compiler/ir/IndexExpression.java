package org.adjoint.compiler.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An index as a sum of atoms with extents as factors and a constant: {@code Σ factor · atom +
 * constant}. What moves elements without changing them is this arithmetic and nothing else.
 */
public final class IndexExpression {
  /** The index zero. */
  public static final IndexExpression ZERO = constant(Dimension.ZERO);

  /** What an index is made of. */
  public sealed interface Atom {
    /** A loop, by its number, that runs from 0 to below its extent. */
    record Loop(int number, Dimension extent) implements Atom {}

    /** The whole part of a quotient by a positive extent. */
    record Quotient(IndexExpression dividend, Dimension divisor) implements Atom {}

    /** The rest of that division. */
    record Remainder(IndexExpression dividend, Dimension divisor) implements Atom {}
  }

  private final Map<Atom, Dimension> factors;
  private final Dimension constant;

  private IndexExpression(Map<Atom, Dimension> factors, Dimension constant) {
    this.factors = Collections.unmodifiableMap(factors);
    this.constant = constant;
  }

  /** The index that is the given number. */
  public static IndexExpression constant(Dimension value) {
    return new IndexExpression(Map.of(), value);
  }

  /** The index that the given loop gives. */
  public static IndexExpression loop(int number, Dimension extent) {
    if (extent.is(1)) {
      return ZERO;
    }
    return atom(new Atom.Loop(number, extent));
  }

  private static IndexExpression atom(Atom atom) {
    return new IndexExpression(Map.of(atom, Dimension.ONE), Dimension.ZERO);
  }

  /** The factor of each atom; none is zero. */
  public Map<Atom, Dimension> factors() {
    return factors;
  }

  /** What is added to the atoms. */
  public Dimension constant() {
    return constant;
  }

  /** Whether no atom occurs. */
  public boolean isConstant() {
    return factors.isEmpty();
  }

  /** The sum of both; where quotients and remainders add up to what was divided, it is that. */
  public IndexExpression plus(IndexExpression other) {
    Map<Atom, Dimension> sum = new LinkedHashMap<>(factors);
    other.factors.forEach((atom, factor) -> sum.merge(atom, factor, Dimension::plus));
    sum.values().removeIf(factor -> factor.is(0));
    IndexExpression plain = new IndexExpression(sum, constant.plus(other.constant));
    for (Map.Entry<Atom, Dimension> term : sum.entrySet()) {
      if (term.getKey() instanceof Atom.Remainder rest) {
        Atom whole = new Atom.Quotient(rest.dividend, rest.divisor);
        Dimension factor = term.getValue();
        if (factor.times(rest.divisor).equals(sum.getOrDefault(whole, Dimension.ZERO))) {
          return plain.without(rest, whole).plus(rest.dividend.times(factor));
        }
      }
    }
    return plain;
  }

  private IndexExpression without(Atom first, Atom second) {
    Map<Atom, Dimension> rest = new LinkedHashMap<>(factors);
    rest.remove(first);
    rest.remove(second);
    return new IndexExpression(rest, constant);
  }

  /** This index moved by an extent. */
  public IndexExpression plus(Dimension distance) {
    return new IndexExpression(factors, constant.plus(distance));
  }

  /** This index times an extent. */
  public IndexExpression times(Dimension factor) {
    if (factor.is(0)) {
      return ZERO;
    }
    Map<Atom, Dimension> scaled = new LinkedHashMap<>();
    factors.forEach((atom, old) -> scaled.put(atom, old.times(factor)));
    return new IndexExpression(scaled, constant.times(factor));
  }

  /**
   * The whole part of the quotient, given that the index is never negative: what the divisor
   * divides comes out exactly, and a rest that stays below the divisor vanishes.
   */
  public IndexExpression dividedBy(Dimension divisor) {
    if (divisor.is(1)) {
      return this;
    }
    Split split = split(divisor);
    if (split.rest.isCertainlyBelow(divisor)) {
      return split.quotient;
    }
    return split.quotient.plus(atom(new Atom.Quotient(split.rest, divisor)));
  }

  /** The rest of the division, given that the index is never negative. */
  public IndexExpression remainder(Dimension divisor) {
    if (divisor.is(1)) {
      return ZERO;
    }
    IndexExpression rest = split(divisor).rest;
    return rest.isCertainlyBelow(divisor) ? rest : atom(new Atom.Remainder(rest, divisor));
  }

  private record Split(IndexExpression quotient, IndexExpression rest) {}

  /** What the divisor divides and what it does not, neither of them ever negative. */
  private Split split(Dimension divisor) {
    Map<Atom, Dimension> quotient = new LinkedHashMap<>();
    Map<Atom, Dimension> rest = new LinkedHashMap<>();
    factors.forEach(
        (atom, factor) ->
            factor
                .dividedBy(divisor)
                .ifPresentOrElse(whole -> quotient.put(atom, whole), () -> rest.put(atom, factor)));
    Dimension whole =
        constant.isConstant() && divisor.isConstant()
            ? Dimension.of(Math.floorDiv(constant.constant(), divisor.constant()))
            : constant.dividedBy(divisor).orElse(Dimension.ZERO);
    Dimension left = constant.minus(whole.times(divisor));
    IndexExpression kept = new IndexExpression(rest, left);
    // The rest of 3 i + j - 2 is negative for j < 2, where the quotient by 3 is not i.
    return kept.isNeverNegative()
        ? new Split(new IndexExpression(quotient, whole), kept)
        : new Split(ZERO, this);
  }

  /** Whether the index is certainly not negative, by interval arithmetic. */
  private boolean isNeverNegative() {
    Dimension smallest = constant;
    for (Map.Entry<Atom, Dimension> term : factors.entrySet()) {
      if (term.getValue().isNeverNegative()) {
        continue;
      }
      Optional<Dimension> last = last(term.getKey());
      if (last.isEmpty()) {
        return false;
      }
      smallest = smallest.plus(last.get().times(term.getValue()));
    }
    return smallest.isNeverNegative();
  }

  /** Whether the index is certainly not negative and below the bound, by interval arithmetic. */
  public boolean isCertainlyBelow(Dimension bound) {
    Dimension largest = constant;
    for (Map.Entry<Atom, Dimension> term : factors.entrySet()) {
      Optional<Dimension> last = last(term.getKey());
      if (last.isEmpty() || !term.getValue().isNeverNegative()) {
        return false;
      }
      largest = largest.plus(last.get().times(term.getValue()));
    }
    return isNeverNegative() && bound.minus(largest).minus(Dimension.ONE).isNeverNegative();
  }

  /** The largest number an atom stands for. */
  private static Optional<Dimension> last(Atom atom) {
    if (atom instanceof Atom.Loop loop) {
      return Optional.of(loop.extent().minus(Dimension.ONE));
    }
    return atom instanceof Atom.Remainder remainder
        ? Optional.of(remainder.divisor().minus(Dimension.ONE))
        : Optional.empty();
  }

  /** This index in a certain turn of a loop. */
  public IndexExpression at(Atom.Loop loop, long turn) {
    IndexExpression result = constant(constant);
    for (Map.Entry<Atom, Dimension> term : factors.entrySet()) {
      result = result.plus(at(term.getKey(), loop, turn).times(term.getValue()));
    }
    return result;
  }

  private static IndexExpression at(Atom atom, Atom.Loop loop, long turn) {
    if (atom instanceof Atom.Quotient quotient) {
      return quotient.dividend.at(loop, turn).dividedBy(quotient.divisor);
    }
    if (atom instanceof Atom.Remainder remainder) {
      return remainder.dividend.at(loop, turn).remainder(remainder.divisor);
    }
    return atom.equals(loop) ? constant(Dimension.of(turn)) : atom(atom);
  }

  /**
   * This index with two nested loops counted through as one, numbered as the outer one; empty where
   * the index does not count through them as through one.
   */
  public Optional<IndexExpression> joined(Atom.Loop outer, Atom.Loop inner) {
    Dimension outerFactor = factors.getOrDefault(outer, Dimension.ZERO);
    Dimension innerFactor = factors.getOrDefault(inner, Dimension.ZERO);
    boolean nested =
        factors.keySet().stream()
            .anyMatch(a -> !(a instanceof Atom.Loop) && (mentions(a, outer) || mentions(a, inner)));
    boolean trivial = outer.extent().is(1) || inner.extent().is(1);
    if (nested || !(trivial || outerFactor.equals(innerFactor.times(inner.extent())))) {
      return Optional.empty();
    }
    Dimension factor = inner.extent().is(1) ? outerFactor : innerFactor;
    Map<Atom, Dimension> rest = new LinkedHashMap<>(factors);
    rest.remove(outer);
    rest.remove(inner);
    if (!factor.is(0)) {
      rest.put(new Atom.Loop(outer.number(), outer.extent().times(inner.extent())), factor);
    }
    return Optional.of(new IndexExpression(rest, constant));
  }

  private static boolean mentions(Atom atom, Atom.Loop loop) {
    if (atom instanceof Atom.Loop) {
      return atom.equals(loop);
    }
    IndexExpression dividend =
        atom instanceof Atom.Quotient quotient
            ? quotient.dividend()
            : ((Atom.Remainder) atom).dividend();
    return dividend.factors.keySet().stream().anyMatch(inner -> mentions(inner, loop));
  }

  /** Whether the loop occurs anywhere in the index. */
  public boolean mentions(Atom.Loop loop) {
    return factors.keySet().stream().anyMatch(atom -> mentions(atom, loop));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexExpression index
        && factors.equals(index.factors)
        && constant.equals(index.constant);
  }

  @Override
  public int hashCode() {
    return 31 * factors.hashCode() + constant.hashCode();
  }

  @Override
  public String toString() {
    String sum =
        factors.entrySet().stream()
            .map(
                term ->
                    term.getValue().is(1)
                        ? text(term.getKey())
                        : "(" + term.getValue() + ") * " + text(term.getKey()))
            .collect(Collectors.joining(" + "));
    return sum.isEmpty() ? constant.toString() : constant.is(0) ? sum : sum + " + " + constant;
  }

  private static String text(Atom atom) {
    if (atom instanceof Atom.Loop loop) {
      return "i" + loop.number();
    }
    if (atom instanceof Atom.Quotient quotient) {
      return "(" + quotient.dividend() + ") / " + quotient.divisor();
    }
    Atom.Remainder remainder = (Atom.Remainder) atom;
    return "(" + remainder.dividend() + ") % " + remainder.divisor();
  }
}
