package org.adjoint.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.junit.jupiter.api.Test;

class LibraryTextTest {
  private static final String TEXT =
      """
      /// The file.

      /// Doubles.
      /// Twice.
      def double(x) = 2 * x

      const one = 1
      layer scale()(x) {
        // def no_declaration(x) = x
        param w: float = 1
        return w * x
      }
      """;

  private final LibraryText text = new LibraryText(Library.text("t.nn", TEXT));

  @Test
  void findsItsDeclarationsWithoutParsing() {
    assertThat(text.names()).containsExactly("double", "one", "scale");
  }

  @Test
  void parsesADeclarationWithItsDocumentationAndItsLines() {
    Declaration.Named doubled = text.parse("double");
    assertThat(doubled.documentation()).isEqualTo("Doubles.\nTwice.");
    assertThat(doubled.name().span().toString()).isEqualTo("std:t.nn:5:5");
    Declaration.Layer scale = (Declaration.Layer) text.parse("scale");
    assertThat(scale.body().statements()).hasSize(2);
    assertThat(scale.body().statements().get(1).span().toString()).isEqualTo("std:t.nn:11:3");
    assertThat(text.parse("one")).isInstanceOf(Declaration.Constant.class);
  }

  @Test
  void readsEachDeclarationOfTheStandardLibraryAsItIsInTheWholeFile() {
    Module module = Library.standard().module();
    for (SourceFile file : Library.standard().files()) {
      for (Declaration.Named whole : file.declarations(Declaration.Named.class)) {
        Definition alone = module.find(whole.name().text());
        assertThat(alone).as(whole.name().text()).isNotNull();
        Declaration.Named declaration = alone.declaration();
        assertThat(declaration.span().text()).isEqualTo(whole.span().text());
        assertThat(declaration.span().toString()).isEqualTo(whole.span().toString());
        assertThat(declaration.documentation()).isEqualTo(whole.documentation());
      }
    }
  }

  @Test
  void refusesTwoDeclarationsOfOneName() {
    assertThatThrownBy(
            () ->
                Library.of(
                    List.of(
                        Library.text("a.nn", "const a = 1\n"),
                        Library.text("b.nn", "const a = 2\n"))))
        .hasMessage("the library declares a twice");
  }
}
