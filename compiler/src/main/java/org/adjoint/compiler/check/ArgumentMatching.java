package org.adjoint.compiler.check;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which parameter each argument of a call belongs to.
 *
 * @param places the place of each argument's parameter; −1 for an argument that has none
 */
public record ArgumentMatching(List<Integer> places, List<Problem> problems) {
  /** What is wrong with one argument or with the whole call. */
  public record Problem(Code code, Span span, String message, @Nullable String help) {}

  /** An argument as far as it can be seen in the text. */
  public record Heading(@Nullable Identifier name, Span span) {}

  public ArgumentMatching {
    places = List.copyOf(places);
    problems = List.copyOf(problems);
  }

  /** The parameters of a definition. */
  public static List<Primitive.Formal> formals(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> new Primitive.Formal(p.name().text(), p.defaultValue() != null, false))
        .toList();
  }

  /** Matches the arguments of a call of the callee. */
  public static ArgumentMatching match(
      String callee, List<Primitive.Formal> formals, List<Heading> given, Span call) {
    Matcher matcher = new Matcher(callee, formals);
    given.forEach(matcher::add);
    matcher.findMissing(call);
    return new ArgumentMatching(matcher.places, matcher.problems);
  }

  private static final class Matcher {
    private final String callee;
    private final List<Primitive.Formal> formals;
    private final List<Integer> places = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int next;

    Matcher(String callee, List<Primitive.Formal> formals) {
      this.callee = callee;
      this.formals = formals;
    }

    void add(Heading heading) {
      Identifier name = heading.name();
      places.add(name == null ? positional(heading.span()) : named(name));
    }

    private int positional(Span span) {
      if (next < formals.size()) {
        return formals.get(next).repeated() ? next : next++;
      }
      reportSurplus(span);
      return -1;
    }

    /** One message for all that are too many. */
    private void reportSurplus(Span span) {
      boolean reported = problems.stream().anyMatch(p -> p.code() == Code.TOO_MANY_ARGUMENTS);
      if (reported) {
        return;
      }
      String takes = formals.isEmpty() ? "no arguments" : "at most " + count(formals.size());
      String help =
          formals.isEmpty() ? "what has two lists takes values in the second: `f()(…)`" : null;
      problem(Code.TOO_MANY_ARGUMENTS, span, "`" + callee + "` takes " + takes, help);
    }

    private int named(Identifier name) {
      for (int place = 0; place < formals.size(); place++) {
        if (formals.get(place).name().equals(name.text())) {
          if (!places.contains(place)) {
            return place;
          }
          String message = "`" + name + "` of `" + callee + "` is given twice";
          problem(Code.DUPLICATE_ARGUMENT, name.span(), message, null);
          return -1;
        }
      }
      List<String> known = formals.stream().map(Primitive.Formal::name).toList();
      String help = Suggestions.help(name.text(), known);
      String takes = known.isEmpty() ? "it takes none" : "it takes " + quoted(known);
      problem(
          Code.UNKNOWN_ARGUMENT,
          name.span(),
          "`" + callee + "` has no parameter `" + name + "`",
          help == null ? takes : help);
      return -1;
    }

    void findMissing(Span call) {
      List<String> missing = new ArrayList<>();
      for (int place = 0; place < formals.size(); place++) {
        if (!formals.get(place).optional() && !places.contains(place)) {
          missing.add(formals.get(place).name());
        }
      }
      // An argument that fits nowhere was most likely meant for what is missing.
      if (!missing.isEmpty() && problems.isEmpty()) {
        String message = "`" + callee + "` needs " + quoted(missing);
        problem(Code.MISSING_ARGUMENT, call, message, null);
      }
    }

    private void problem(Code code, Span span, String message, @Nullable String help) {
      problems.add(new Problem(code, span, message, help));
    }

    private static String count(int number) {
      return number == 1 ? "one argument" : number + " arguments";
    }

    private static String quoted(List<String> names) {
      return "`" + String.join("`, `", names) + "`";
    }
  }
}
