package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TreePrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  static Stream<String> ordinaryNames() {
    return Stream.of(
        "import",
        "dim",
        "const",
        "def",
        "layer",
        "optimizer",
        "model",
        "data",
        "train",
        "input",
        "target",
        "output",
        "metric",
        "param",
        "state",
        "update",
        "constrain",
        "penalize",
        "emit",
        "reversed",
        "loss",
        "batch",
        "training",
        "float",
        "int",
        "class",
        "new",
        "goto",
        "strictfp",
        "_",
        "__proto__",
        "größe",
        "ширина",
        "宽度",
        "x\u0301",
        "x٣",
        "𝛼");
  }

  @ParameterizedTest
  @MethodSource("ordinaryNames")
  void aWordThatIsNotReservedIsANameWhereverOneStands(String name) {
    String text =
        """
        def NAME(NAME: NAME[NAME, 2] = NAME) -> NAME[NAME] {
          NAME = NAME.NAME(NAME, NAME: NAME)[NAME, NAME:NAME]
          NAME, NAME = { NAME: NAME }
          param NAME: NAME = -NAME
          const NAME = NAME -> NAME -> NAME(1)
          for NAME in NAME {
            update NAME = NAME
          }
          NAME = scan NAME over NAME along NAME with NAME = NAME {
            emit NAME, NAME
          }
          return if NAME then NAME else NAME
        }

        train NAME {
          NAME: NAME
        }
        """
            .replace("NAME", name);

    assertThat(TreePrinter.print(Parsed.file(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if", "then", "else", "for", "in", "and", "or", "not", "true", "false", "return", "scan",
        "over", "along", "with"
      })
  void aReservedWordIsNoName(String word) {
    String message = "`" + word + "` is a reserved word and cannot be a name";

    assertThat(Parsed.messages("const " + word + " = 1")).containsExactly(message);
    assertThat(Parsed.messages("def f(" + word + ") = 1")).isNotEmpty();
    assertThat(Parsed.messages("const a = b." + word)).containsExactly(message);
    assertThat(Parsed.messages("model M {\n  a = 1\n  " + word + " = 2\n}"))
        .containsExactly(message);
  }

  @Test
  void aWordBeginsAStatementOnlyWhereWhatFollowsAllows() {
    assertThat(Parsed.statements("output = 1\noutput output = output"))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Statement.Bind.class),
            second -> assertThat(second).isInstanceOf(Statement.Output.class));
    assertThat(Parsed.statements("emit, b = c\nemit -b\nemit [1]\nemit (1)"))
        .extracting(statement -> statement.getClass().getSimpleName())
        .containsExactly("Bind", "Emit", "Emit", "Emit");
  }

  @Test
  void anAxisMayBeCalledReversed() {
    assertThat(Parsed.shape(Parsed.expression("scan a over b along reversed reversed { emit a }")))
        .contains("Traversal[Reference[reversed], true]");
    assertThat(Parsed.shape(Parsed.expression("scan a over b along reversed { emit a }")))
        .contains("Traversal[Reference[reversed], false]");
  }

  @Test
  void anUnderscoreIsANameButAmongDimensions() {
    assertThat(Parsed.shape(Parsed.file("def f(x: float[_, ..., n + 1]) = _").declarations()))
        .contains("TypeSyntax[float, [Inferred[], Ellipsis[], Size[Binary[ADD")
        .contains("Result[Reference[_]]");
  }

  @Test
  void namesKeepTheirPlaces() {
    Declaration.Constant constant =
        (Declaration.Constant) Parsed.file("\n  const 𝛼 = 1").declarations().get(0);

    assertThat(constant.name().span()).hasToString("test.nn:2:9");
    assertThat(constant.name().span().text()).isEqualTo("𝛼");
    assertThat(constant.span().text()).isEqualTo("const 𝛼 = 1");
    assertThat(constant.value().span()).hasToString("test.nn:2:13");
  }
}
