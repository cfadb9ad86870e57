package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.lower.Denotation.Text;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Reduce;

/** {@code einsum("ij,jk->ik", a, b)}: sums of products over the letters that the result has not. */
final class EinsteinSum {
  private final PrimitiveCall call;
  private final Algebra algebra;
  private final Map<Character, Dimension> extents = new HashMap<>();
  private final List<Character> order = new ArrayList<>();

  private EinsteinSum(PrimitiveCall call) {
    this.call = call;
    this.algebra = call.algebra();
  }

  /** A tensor and the letter of each of its axes. */
  private record Labelled(Value value, String letters) {}

  static Denotation call(PrimitiveCall call) {
    if (!(call.get("equation") instanceof Text equation)) {
      throw call.at("equation")
          .fault(
              Code.TYPE_MISMATCH,
              "the equation of `einsum` is a string, found " + call.get("equation").describe());
    }
    return new Tensor(new EinsteinSum(call).evaluate(equation.value().replace(" ", "")));
  }

  private Value evaluate(String equation) {
    String[] sides = equation.split("->", -1);
    String[] letters = sides[0].split(",", -1);
    if (sides.length != 2 || !equation.matches("[A-Za-z,]*->[A-Za-z]*")) {
      throw malformed("the equation of `einsum` is written as in \"ij,jk->ik\"");
    }
    List<Labelled> operands = operands(letters);
    String result = sides[1];
    for (int i = 0; i < result.length(); i++) {
      if (!extents.containsKey(result.charAt(i)) || result.indexOf(result.charAt(i)) < i) {
        throw malformed(
            "`"
                + result.charAt(i)
                + "` of the result is not once in an operand and once in the result");
      }
    }
    Labelled product = operands.get(0);
    for (int i = 1; i < operands.size(); i++) {
      product =
          multiply(
              product, operands.get(i), needed(result, operands.subList(i + 1, operands.size())));
    }
    return ordered(summed(product, needed(result, List.of())), result);
  }

  private Fault malformed(String message) {
    return call.at("equation").fault(Code.INVALID_VALUE, message);
  }

  private List<Labelled> operands(String[] letters) {
    List<Given> given = call.repeated();
    if (given.size() != letters.length) {
      throw malformed(
          "the equation of `einsum` has " + letters.length + " operands, the call " + given.size());
    }
    List<Denotation> values = given.stream().map(Given::value).toList();
    ElementType element =
        Coercion.atLeast(call.coercion().meet(values, call.site()), ElementType.FLOAT32);
    List<Labelled> operands = new ArrayList<>();
    for (int i = 0; i < letters.length; i++) {
      Site site = call.site().frame().at(given.get(i).span());
      Value value = call.coercion().tensor(values.get(i), element, site);
      operands.add(label(value, letters[i], site));
    }
    return operands;
  }

  private Labelled label(Value value, String letters, Site site) {
    if (value.shape().rank() != letters.length()) {
      throw new Fault(
          DimensionSource.label(
              site.diagnostic(
                  Code.WRONG_RANK,
                  "\""
                      + letters
                      + "\" names "
                      + letters.length()
                      + " dimensions, found `"
                      + value.type()
                      + "`"),
              value));
    }
    for (int axis = 0; axis < letters.length(); axis++) {
      bind(letters.charAt(axis), value, axis, site);
    }
    return diagonal(value, letters);
  }

  /** One axis for each letter: of a letter that is twice there, the elements of equal places. */
  private Labelled diagonal(Value value, String letters) {
    for (int axis = 1; axis < letters.length(); axis++) {
      int former = letters.indexOf(letters.charAt(axis));
      if (former < axis) {
        Value row = places(value.shape(), former);
        Value column = places(value.shape(), axis);
        Value met = algebra.select(algebra.equal(row, column), value, algebra.like(value, 0));
        Value sum = algebra.reduce(Reduce.Kind.SUM, met, List.of(axis));
        return diagonal(sum, letters.substring(0, axis) + letters.substring(axis + 1));
      }
    }
    return new Labelled(value, letters);
  }

  private Value places(Shape shape, int axis) {
    return algebra.broadcast(algebra.iota(shape.get(axis)), shape, List.of(axis));
  }

  private void bind(char letter, Value value, int axis, Site site) {
    Dimension extent = value.shape().get(axis);
    Dimension known = extents.putIfAbsent(letter, extent);
    if (known == null) {
      order.add(letter);
    } else if (!known.equals(extent)) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.CONTRACTION_MISMATCH,
              "`"
                  + letter
                  + "` of `einsum` is "
                  + known
                  + " in one operand and "
                  + extent
                  + " in another");
      throw new Fault(DimensionSource.label(diagnostic, value, axis));
    }
  }

  private static Set<Character> needed(String result, List<Labelled> later) {
    Set<Character> needed = new LinkedHashSet<>();
    result.chars().forEach(letter -> needed.add((char) letter));
    later.forEach(each -> each.letters().chars().forEach(letter -> needed.add((char) letter)));
    return needed;
  }

  /** The product, summed over the letters that nothing needs any more. */
  private Labelled multiply(Labelled left, Labelled right, Set<Character> needed) {
    Labelled a = summed(left, with(needed, right));
    Labelled b = summed(right, with(needed, left));
    StringBuilder kept = new StringBuilder();
    (a.letters() + b.letters())
        .chars()
        .distinct()
        .filter(letter -> needed.contains((char) letter))
        .forEach(letter -> kept.append((char) letter));
    Contraction contraction =
        new Contraction(numbers(a.letters()), numbers(b.letters()), numbers(kept.toString()));
    return new Labelled(algebra.contract(a.value(), b.value(), contraction), kept.toString());
  }

  private static Set<Character> with(Set<Character> needed, Labelled other) {
    Set<Character> all = new LinkedHashSet<>(needed);
    other.letters().chars().forEach(letter -> all.add((char) letter));
    return all;
  }

  private List<Integer> numbers(String letters) {
    return letters.chars().map(letter -> order.indexOf((char) letter)).boxed().toList();
  }

  private Labelled summed(Labelled operand, Set<Character> needed) {
    List<Integer> axes = new ArrayList<>();
    StringBuilder kept = new StringBuilder();
    for (int axis = 0; axis < operand.letters().length(); axis++) {
      char letter = operand.letters().charAt(axis);
      if (needed.contains(letter)) {
        kept.append(letter);
      } else {
        axes.add(axis);
      }
    }
    return new Labelled(algebra.reduce(Reduce.Kind.SUM, operand.value(), axes), kept.toString());
  }

  private Value ordered(Labelled product, String result) {
    List<Integer> axes = new ArrayList<>();
    result.chars().forEach(letter -> axes.add(product.letters().indexOf(letter)));
    return algebra.transpose(product.value(), axes);
  }
}
