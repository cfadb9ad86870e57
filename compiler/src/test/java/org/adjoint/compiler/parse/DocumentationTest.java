package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentationTest {

  @Test
  void itDocumentsTheDeclarationBelow() {
    SourceFile file = Parsed.file("dim T\n\n/// One.\n///   Two.\ndef f(x) = x\n\ndef g(x) = x");

    assertThat(file.documentation()).isNull();
    assertThat(texts(file)).containsExactly(null, "One.\n  Two.", null);
  }

  @Test
  void ofTwoBlocksTheLowerOneDocuments() {
    SourceFile file = Parsed.file("dim T\n/// Far.\n\n/// Near.\n\n// not this\ndef f(x) = x");

    assertThat(texts(file)).containsExactly(null, "Near.");
  }

  @Test
  void atTheTopItDocumentsTheFileAndItsModel() {
    SourceFile file = Parsed.file("/// A file.\nconst n = 1\n\nmodel M {}\n\ntrain M {}");

    assertThat(file.documentation()).isEqualTo("A file.");
    assertThat(texts(file)).containsExactly(null, "A file.", null);
  }

  @Test
  void aModelWithDocumentationOfItsOwnKeepsIt() {
    SourceFile file = Parsed.file("/// A file.\n\n/// A model.\nmodel M {}");

    assertThat(file.documentation()).isEqualTo("A file.");
    assertThat(texts(file)).containsExactly("A model.");
  }

  @Test
  void ofSeveralModelsOnlyTheOneBelowIsMeant() {
    SourceFile file = Parsed.file("/// First.\nmodel M {}\n\nmodel N {}");

    assertThat(texts(file)).containsExactly("First.", null);
  }

  @Test
  void inAFileWithoutAModelItDocumentsTheDeclarationBelowAsWell() {
    assertThat(texts(Parsed.file("/// Rectifies.\ndef relu(x) = maximum(x, 0)")))
        .containsExactly("Rectifies.");
    assertThat(texts(Parsed.file("/// Activations.\n\ndef relu(x) = maximum(x, 0)")))
        .containsExactly((String) null);
  }

  @Test
  void itDocumentsInputsAndParameters() {
    List<Statement> statements =
        Parsed.statements(
            """
            /// Pixels.
            input x: float[batch, 4]
            /// Weights.
            param w: float = 1
            /// Share.
            metric m = 1
            state s = 1 /// of nothing
            target y: int
            """);

    assertThat(statements)
        .extracting(DocumentationTest::text)
        .containsExactly("Pixels.", "Weights.", "Share.", null, null);
  }

  @Test
  void aFileMayConsistOfIt() {
    assertThat(Parsed.file("/// Nothing yet.").documentation()).isEqualTo("Nothing yet.");
  }

  private static List<@Nullable String> texts(SourceFile file) {
    List<@Nullable String> texts = new ArrayList<>();
    for (Declaration declaration : file.declarations()) {
      texts.add(
          declaration instanceof Declaration.Named named
              ? named.documentation()
              : ((Declaration.Train) declaration).documentation());
    }
    return texts;
  }

  private static @Nullable String text(Statement statement) {
    if (statement instanceof Statement.Input input) {
      return input.documentation();
    }
    if (statement instanceof Statement.Param param) {
      return param.documentation();
    }
    if (statement instanceof Statement.Metric metric) {
      return metric.documentation();
    }
    return statement instanceof Statement.State state
        ? state.documentation()
        : ((Statement.Target) statement).documentation();
  }
}
