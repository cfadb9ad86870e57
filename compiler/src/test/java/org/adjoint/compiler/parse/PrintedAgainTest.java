package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.TreePrinter;
import org.junit.jupiter.api.Test;

/** Random expressions: what the printer writes is read as the same tree. */
class PrintedAgainTest {
  private static final List<String> BINARY =
      List.of(
          "or", "and", "==", "!=", "<", "<=", ">", ">=", "..", "..<", "+", "-", "*", "/", "@", "^",
          "->");

  private final Random random = new Random(1);

  @Test
  void anExpressionIsReadAsItWasPrinted() {
    for (int i = 0; i < 3_000; i++) {
      Expression expression = Parsed.expression(expression(5));
      String printed = TreePrinter.print(expression);
      Expression again = Parsed.expression(printed);

      assertThat(Parsed.shape(again)).as(printed).isEqualTo(Parsed.shape(expression));
      assertThat(TreePrinter.print(again)).isEqualTo(printed);
    }
  }

  /** An expression whose operands are all in parentheses, so that no precedence shapes the tree. */
  private String expression(int depth) {
    if (depth == 0) {
      return atom();
    }
    return switch (random.nextInt(10)) {
      case 0 -> "-" + part(depth);
      case 1 -> "not " + part(depth);
      case 2, 3, 4 -> part(depth) + " " + pick(BINARY) + " " + part(depth);
      case 5 -> "if " + part(depth) + " then " + part(depth) + " else " + part(depth);
      case 6 -> part(depth) + "(" + part(depth) + ", a: " + part(depth) + ")";
      case 7 -> part(depth) + pick(List.of("[:]", "[0, 1:2]", "[::" + part(depth) + "]", ".m"));
      case 8 -> pick(List.of("[" + part(depth) + "]", "{ k: " + part(depth) + " }"));
      default ->
          "scan a over "
              + part(depth)
              + " along "
              + part(depth)
              + " {\n emit "
              + part(depth)
              + "\n}";
    };
  }

  private String part(int depth) {
    return "(" + expression(depth - 1 - random.nextInt(depth)) + ")";
  }

  private String atom() {
    return pick(List.of("x", "reversed", "1", "2.5", "1e-7", "\"s\"", "true", "[]", "{}"));
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
