package org.adjoint.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.diagnostic.Renderer;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Parses what the tests of this package are about, and shows trees without their places. */
final class Parsed {
  private Parsed() {}

  /** The tree of a text in which nothing is wrong. */
  static SourceFile file(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = Parser.parse(SourceText.of("test.nn", text), diagnostics);
    assertThat(Renderer.render(diagnostics.all())).isEmpty();
    return file;
  }

  static Expression expression(String text) {
    return ((Declaration.Constant) file("const c = " + text).declarations().get(0)).value();
  }

  /** The statements of a body, given line by line. */
  static List<Statement> statements(String lines) {
    Declaration.Model model =
        (Declaration.Model) file("model M {\n" + lines + "\n}").declarations().get(0);
    Block body = model.body();
    return body.statements();
  }

  static List<Diagnostic> diagnostics(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(SourceText.of("test.nn", text), diagnostics);
    return diagnostics.all();
  }

  static List<String> messages(String text) {
    return diagnostics(text).stream().map(Diagnostic::message).toList();
  }

  /** A tree as text, without spans: two trees are alike if their texts are. */
  static String shape(@Nullable Object node) {
    if (node instanceof Identifier identifier) {
      return identifier.text();
    }
    if (node instanceof List<?> list) {
      return list.stream().map(Parsed::shape).toList().toString();
    }
    return node instanceof Record tree ? shape(tree) : String.valueOf(node);
  }

  private static String shape(Record tree) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      if (component.getType() != Span.class && component.getType() != SourceText.class) {
        parts.add(shape(value(tree, component)));
      }
    }
    return tree.getClass().getSimpleName() + parts;
  }

  private static @Nullable Object value(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
