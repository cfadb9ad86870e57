package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.Primitive;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Known;
import org.adjoint.compiler.lower.Denotation.Range;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Whole;
import org.adjoint.runtime.data.Expression;
import org.adjoint.runtime.data.SourcePlace;
import org.jspecify.annotations.Nullable;

/** The arguments of a call in a data block, by the names of the parameters. */
final class DataArguments {
  private final List<Primitive.Formal> formals;
  private final Map<Integer, Given> given;
  private final Site site;

  private DataArguments(List<Primitive.Formal> formals, Map<Integer, Given> given, Site site) {
    this.formals = formals;
    this.given = given;
    this.site = site;
  }

  /** The arguments, or null where they do not fit, which is reported. */
  static @Nullable DataArguments match(
      Elaboration elaboration,
      String callee,
      List<Primitive.Formal> formals,
      List<Given> given,
      Site site) {
    Map<Integer, Given> matched = new Arguments(elaboration).match(callee, formals, given, site);
    return matched == null ? null : new DataArguments(formals, matched, site);
  }

  Site site() {
    return site;
  }

  SourcePlace place() {
    return DataArithmetic.place(site);
  }

  /** The text of an argument, or that of the whole call where it is left out. */
  Site at(String name) {
    Given argument = given.get(index(name));
    return argument == null ? site : site.frame().at(argument.span());
  }

  @Nullable Denotation find(String name) {
    Given argument = given.get(index(name));
    return argument == null ? null : argument.value();
  }

  Denotation value(String name) {
    Denotation value = find(name);
    if (value == null) {
      throw new IllegalStateException("no argument " + name);
    }
    return value;
  }

  Expression expression(String name) {
    return DataArithmetic.expression(value(name), at(name));
  }

  Expression expressionOr(String name, double otherwise) {
    Denotation value = find(name);
    return value == null
        ? new Expression.Number(otherwise, place())
        : DataArithmetic.expression(value, at(name));
  }

  /** A number that must be known when compiled. */
  double numberOr(String name, double otherwise) {
    Denotation value = find(name);
    Double number = value == null ? (Double) otherwise : real(value);
    if (number == null) {
      throw unknown(name, "a number");
    }
    return number;
  }

  private static @Nullable Double real(Denotation value) {
    Known constant = DataArithmetic.constant(value);
    return constant == null ? null : NumberArithmetic.real(constant);
  }

  @Nullable Integer whole(String name) {
    Denotation value = find(name);
    return value == null ? null : (Integer) whole(value, name);
  }

  /** A list of whole numbers, for which one number and nothing at all may stand too. */
  List<Integer> wholes(String name) {
    Denotation value = find(name);
    return value == null ? List.of() : wholes(value, name);
  }

  /** The whole numbers of a parameter that takes several arguments, or one list of them. */
  List<Integer> repeated(String name) {
    List<Integer> numbers = new ArrayList<>();
    for (int place = index(name); given.containsKey(place); place++) {
      numbers.addAll(wholes(given.get(place).value(), name));
    }
    return numbers;
  }

  /** The strings of a list, or one string. */
  static List<String> texts(Denotation value, Site site) {
    List<Denotation> parts =
        value instanceof Sequence sequence ? sequence.elements() : List.of(value);
    List<String> texts = new ArrayList<>();
    for (Denotation part : parts) {
      if (!(part instanceof Denotation.Text text)) {
        throw site.fault(Code.TYPE_MISMATCH, "a string is needed here, not " + part.describe());
      }
      texts.add(text.value());
    }
    return texts;
  }

  private List<Integer> wholes(Denotation value, String name) {
    List<Integer> numbers = new ArrayList<>();
    if (value instanceof Sequence sequence) {
      sequence.elements().forEach(element -> numbers.add(whole(element, name)));
    } else if (value instanceof Range range) {
      for (long i = range.first(); i < range.end(); i++) {
        numbers.add(whole(new Whole(i), name));
      }
    } else {
      numbers.add(whole(value, name));
    }
    return numbers;
  }

  private int whole(Denotation value, String name) {
    Known constant = DataArithmetic.constant(value);
    Long number = constant == null ? null : NumberArithmetic.whole(constant);
    if (number == null || number != number.intValue()) {
      throw unknown(name, "a whole number");
    }
    return number.intValue();
  }

  private Fault unknown(String name, String wanted) {
    return at(name)
        .fault(
            Code.NOT_CONSTANT, "`" + name + "` must be " + wanted + " that is known when compiled");
  }

  private int index(String name) {
    for (int place = 0; place < formals.size(); place++) {
      if (formals.get(place).name().equals(name)) {
        return place;
      }
    }
    return -1;
  }
}
