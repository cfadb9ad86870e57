package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Text;
import org.adjoint.compiler.lower.Denotation.Truth;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one record of options, each read as what it has to be. An entry at fault is
 * reported and reads as if it were not there.
 */
final class OptionReader {
  private final Elaboration elaboration;
  private final Frame frame;
  private final String owner;
  private final Map<String, Expression.Entry> entries = new LinkedHashMap<>();

  /**
   * @param owner what the record is the value of, as messages call it
   */
  OptionReader(Elaboration elaboration, Frame frame, String owner) {
    this.elaboration = elaboration;
    this.frame = frame;
    this.owner = owner;
  }

  /** Takes the entries of a record; those that are not among the known names are reported. */
  OptionReader of(Expression.RecordLiteral record, Collection<String> known) {
    for (Expression.Entry entry : record.entries()) {
      Identifier key = entry.key();
      if (!known.contains(key.text())) {
        report(unknown(key, known));
      } else if (entries.putIfAbsent(key.text(), entry) != null) {
        report(fault(key.span(), Code.DUPLICATE_OPTION, "`" + key + "` is given twice"));
      }
    }
    return this;
  }

  private Fault unknown(Identifier key, Collection<String> known) {
    Fault fault = fault(key.span(), Code.UNKNOWN_OPTION, owner + " has no option `" + key + "`");
    String help = Suggestions.help(key.text(), known);
    return fault.withHelp(help == null ? "it has `" + String.join("`, `", known) + "`" : help);
  }

  /** The expression of an option. */
  @Nullable Expression expression(String key) {
    Expression.Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** A number within bounds, both included. */
  @Nullable Double number(String key, double least, double greatest) {
    Expression expression = expression(key);
    Denotation value = expression == null ? Mark.POISON : evaluate(expression);
    if (expression == null || value == Mark.POISON) {
      return null;
    }
    Double number = NumberArithmetic.real(value);
    if (number != null && number >= least && number <= greatest) {
      return number;
    }
    report(invalid(key, expression, "a number " + bounds(least, greatest), value.describe()));
    return null;
  }

  /** A whole number that is at least the given one. */
  @Nullable Integer whole(String key, int least) {
    return whole(key, least, Integer.MAX_VALUE);
  }

  /** A whole number within bounds, both included. */
  @Nullable Integer whole(String key, int least, int greatest) {
    Expression expression = expression(key);
    Denotation value = expression == null ? Mark.POISON : evaluate(expression);
    if (expression == null || value == Mark.POISON) {
      return null;
    }
    Long number = NumberArithmetic.whole(value);
    if (number != null && number >= least && number <= greatest) {
      return number.intValue();
    }
    String wanted = "a whole number " + bounds(least, greatest);
    report(invalid(key, expression, wanted, value.describe()));
    return null;
  }

  private static String bounds(double least, double greatest) {
    if (least == Double.MIN_VALUE) {
      return "greater than 0";
    }
    String low = NumberArithmetic.text(new Denotation.Real(least));
    if (greatest == Math.nextDown(1.0)) {
      return "from " + low + " to less than 1";
    }
    return greatest >= Integer.MAX_VALUE
        ? "that is at least " + low
        : "from " + low + " to " + NumberArithmetic.text(new Denotation.Real(greatest));
  }

  boolean truth(String key, boolean otherwise) {
    Expression expression = expression(key);
    Denotation value = expression == null ? Mark.POISON : evaluate(expression);
    if (expression == null || value == Mark.POISON) {
      return otherwise;
    }
    if (value instanceof Truth truth) {
      return truth.value();
    }
    report(invalid(key, expression, "`true` or `false`", value.describe()));
    return otherwise;
  }

  @Nullable String text(String key) {
    Expression expression = expression(key);
    Denotation value = expression == null ? Mark.POISON : evaluate(expression);
    if (expression == null || value == Mark.POISON) {
      return null;
    }
    if (value instanceof Text text) {
      return text.value();
    }
    report(invalid(key, expression, "a string", value.describe()));
    return null;
  }

  /** A list of strings, for which one string may stand too; each with its text. */
  Map<String, Span> texts(String key) {
    Map<String, Span> texts = new LinkedHashMap<>();
    Expression expression = expression(key);
    if (expression == null) {
      return texts;
    }
    parts(expression).forEach(part -> texts(key, part).forEach(texts::putIfAbsent));
    return texts;
  }

  /** The strings of a part of a list, which may be a list itself; each with its text. */
  Map<String, Span> texts(String key, Expression part) {
    Map<String, Span> texts = new LinkedHashMap<>();
    Denotation value = evaluate(part);
    List<Denotation> found =
        value instanceof Sequence sequence ? sequence.elements() : List.of(value);
    for (Denotation each : found) {
      if (each instanceof Text text) {
        texts.putIfAbsent(text.value(), part.span());
      } else if (each != Mark.POISON) {
        report(invalid(key, part, "a string", each.describe()));
      }
    }
    return texts;
  }

  /** A list of paths of parameters, for which one may stand too. */
  List<TrainSettings.Pattern> paths(String key) {
    List<TrainSettings.Pattern> paths = new ArrayList<>();
    texts(key).forEach((path, span) -> paths.add(new TrainSettings.Pattern(path, span)));
    refuseEmpty(key, "a path or a list of paths");
    return paths;
  }

  /** A list that is left empty would read as if it were not there. */
  private void refuseEmpty(String key, String wanted) {
    Expression expression = expression(key);
    if (expression != null && parts(expression).isEmpty()) {
      report(invalid(key, expression, wanted, "an empty list"));
    }
  }

  /** A list of names, for which one may stand too, each written as a name or as a string. */
  List<TrainSettings.Name> names(String key) {
    List<TrainSettings.Name> names = new ArrayList<>();
    Expression expression = expression(key);
    if (expression == null) {
      return names;
    }
    for (Expression part : parts(expression)) {
      String name = written(part);
      if (name == null) {
        report(invalid(key, part, "a name or a list of names", "something else"));
      } else {
        names.add(new TrainSettings.Name(name, part.span()));
      }
    }
    refuseEmpty(key, "a name or a list of names");
    return names;
  }

  /** The elements of a list, or what stands for a list of one. */
  static List<Expression> parts(Expression expression) {
    return expression instanceof Expression.ListLiteral list
        ? list.elements()
        : List.of(expression);
  }

  /** One of some words, written as a name or as a string. */
  @Nullable String word(String key, Collection<String> allowed) {
    Expression expression = expression(key);
    if (expression == null) {
      return null;
    }
    String word = written(expression);
    if (word != null && allowed.contains(word)) {
      return word;
    }
    String wanted = "one of `" + String.join("`, `", allowed) + "`";
    Fault fault =
        invalid(key, expression, wanted, word == null ? "something else" : "`" + word + "`");
    String help = word == null ? null : Suggestions.help(word, new ArrayList<>(allowed));
    report(help == null ? fault : fault.withHelp(help));
    return null;
  }

  /** A name or string as it is written, or null for any other expression. */
  static @Nullable String written(Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      return reference.name().text();
    }
    return expression instanceof Expression.TextLiteral text ? text.value() : null;
  }

  /** A record within this one, or null. */
  @Nullable OptionReader record(String key, Collection<String> known) {
    Expression expression = expression(key);
    if (expression == null) {
      return null;
    }
    if (expression instanceof Expression.RecordLiteral record) {
      return within(key, record, known);
    }
    report(invalid(key, expression, "a record such as " + example(known), "something else"));
    return null;
  }

  /** The entries of a record that is a part of this one. */
  OptionReader within(String key, Expression.RecordLiteral record, Collection<String> known) {
    return new OptionReader(elaboration, frame, "`" + key + "`").of(record, known);
  }

  private static String example(Collection<String> known) {
    return "`{ " + known.iterator().next() + ": … }`";
  }

  /** A list of records within this one, for which one may stand too; each with its text. */
  Map<Span, OptionReader> records(String key, Collection<String> known) {
    Map<Span, OptionReader> records = new LinkedHashMap<>();
    Expression expression = expression(key);
    if (expression == null) {
      return records;
    }
    for (Expression part : parts(expression)) {
      if (part instanceof Expression.RecordLiteral record) {
        records.put(part.span(), within(key, record, known));
      } else {
        String wanted = "a list of records such as " + example(known);
        report(invalid(key, part, wanted, "something else"));
      }
    }
    return records;
  }

  /** Reports that an option that must be there is not. */
  void reportMissing(String key, Span span) {
    report(fault(span, Code.MISSING_OPTION, owner + " needs the option `" + key + "`"));
  }

  void report(Fault fault) {
    elaboration.report(fault);
  }

  Fault fault(Span span, Code code, String message) {
    return frame.at(span).fault(code, message);
  }

  private Fault invalid(String key, Expression expression, String wanted, String found) {
    return fault(
        expression.span(), Code.INVALID_OPTION, "`" + key + "` is " + wanted + ", found " + found);
  }

  private Denotation evaluate(Expression expression) {
    return elaboration.expressions().evaluate(expression, frame);
  }
}
