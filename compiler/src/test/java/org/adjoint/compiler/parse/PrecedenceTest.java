package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.adjoint.compiler.syntax.TreePrinter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Each line of the table of precedence against the next.
        "if a then b else x -> f     | (if a then b else (x -> f))",
        "a -> b or c                 | (a -> (b or c))",
        "a or b -> c                 | ((a or b) -> c)",
        "a or b and c                | (a or (b and c))",
        "a and b or c                | ((a and b) or c)",
        "not a and b                 | ((not a) and b)",
        "a and not b                 | (a and (not b))",
        "not a == b                  | (not (a == b))",
        "not not a                   | (not (not a))",
        "a == b .. c                 | (a == (b .. c))",
        "a ..< b + 1                 | (a ..< (b + 1))",
        "a + b * c                   | (a + (b * c))",
        "a * b + c                   | ((a * b) + c)",
        "a * b @ c                   | (a * (b @ c))",
        "a @ b * c                   | ((a @ b) * c)",
        "x @ W + b                   | ((x @ W) + b)",
        "q @ k / s                   | ((q @ k) / s)",
        "-a @ b                      | ((- a) @ b)",
        "-a * b                      | ((- a) * b)",
        "-x ^ 2                      | (- (x ^ 2))",
        "2 ^ -1                      | (2 ^ (- 1))",
        "2 ^ -x ^ 2                  | (2 ^ (- (x ^ 2)))",
        "2 ^ -x * y                  | ((2 ^ (- x)) * y)",
        "a ^ b.T                     | (a ^ (b.T))",
        "-f(x)                       | (- f(x))",
        "f(x) ^ 2                    | (f(x) ^ 2)",
        // Operators of one line.
        "a - b + c - d               | (((a - b) + c) - d)",
        "a / b * c / d               | (((a / b) * c) / d)",
        "a @ b @ c                   | ((a @ b) @ c)",
        "a ^ b ^ c                   | (a ^ (b ^ c))",
        "a and b and c               | ((a and b) and c)",
        "x -> f -> g -> h            | (x -> f -> g -> h)",
        "--a                         | (- (- a))",
        "a - -b                      | (a - (- b))",
        // Parentheses, and what they leave.
        "(a + b) * c                 | ((a + b) * c)",
        "(x -> f) -> g               | ((x -> f) -> g)",
        "(-x) ^ 2                    | ((- x) ^ 2)",
        "(a ^ b) ^ c                 | ((a ^ b) ^ c)",
        "((a))                       | a",
        // Branches reach as far as they can.
        "if a then b else c + d      | (if a then b else (c + d))",
        "1 + (if a then b else c)    | (1 + (if a then b else c))",
        "if a then if b then c else d else e | (if a then (if b then c else d) else e)",
        "if a then b else if c then d else e | (if a then b else (if c then d else e))",
        "x -> if a then f else g -> h | (x -> (if a then f else (g -> h)))",
        // Calls, members and indices.
        "f(a)(b)                     | f(a)(b)",
        "a.b.c                       | ((a.b).c)",
        "a.b(c)                      | (a.b)(c)",
        "(x -> f)(y)                 | (x -> f)(y)",
      })
  void operatorsBelongToWhatTheTableSays(String text, String grouped) {
    assertThat(Grouping.of(Parsed.expression(text))).isEqualTo(grouped);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "((a + b)) * (c)             | (a + b) * c",
        "(a * b) + c                 | a * b + c",
        "a - (b - c)                 | a - (b - c)",
        "(a ^ b) ^ c                 | (a ^ b) ^ c",
        "a ^ (b ^ c)                 | a ^ b ^ c",
        "-(x ^ 2)                    | -x ^ 2",
        "(-x) ^ 2                    | (-x) ^ 2",
        "2 ^ (-1)                    | 2 ^ -1",
        "a + (not b)                 | a + (not b)",
        "(a < b) == c                | (a < b) == c",
        "(x -> f) -> g               | (x -> f) -> g",
        "x -> (f -> g)               | x -> (f -> g)",
        "(if a then b else c) + 1    | (if a then b else c) + 1",
        "(1).T                       | (1).T",
        "(a + b)(c)[0].d             | (a + b)(c)[0].d",
        "x[0,:,1:3,::-1,-1,2:,:3]    | x[0, :, 1:3, ::-1, -1, 2:, :3]",
        "f(1,a:2,)                   | f(1, a: 2)",
        "[1,2,]                      | [1, 2]",
        "{a:1,b:{c:2}}               | { a: 1, b: { c: 2 } }",
        "1_000 + 0.50 + 1e-3 + 2E+10 | 1000 + 0.5 + 0.001 + 2e10",
        "1e-5 + 1.5e300              | 1e-5 + 1.5e300",
        "\"a\\u0041\\n\\\"\\\\\\/\"  | \"aA\\n\\\"\\\\/\"",
        "\"\\u202e\\u0000é\"         | \"\\u202e\\u0000é\"",
      })
  void thePrinterWritesNoMoreParenthesesThanNeeded(String text, String canonical) {
    assertThat(TreePrinter.print(Parsed.expression(text))).isEqualTo(canonical);
  }
}
