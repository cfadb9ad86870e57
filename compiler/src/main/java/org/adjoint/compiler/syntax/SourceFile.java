package org.adjoint.compiler.syntax;

import java.util.List;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A whole {@code .nn} file.
 *
 * @param declarations those without an error in their text
 * @param damaged the names of those left out, which are not unknown though their meaning is
 * @param fragments what is sound of those left out
 * @param documentation the {@code ///} text at the top of the file
 */
public record SourceFile(
    SourceText source,
    List<Declaration> declarations,
    List<Identifier> damaged,
    List<Fragment> fragments,
    @Nullable String documentation)
    implements Node {
  public SourceFile {
    declarations = List.copyOf(declarations);
    damaged = List.copyOf(damaged);
    fragments = List.copyOf(fragments);
  }

  /** A file of which nothing could be read. */
  public static SourceFile unreadable(SourceText source) {
    return new SourceFile(source, List.of(), List.of(), List.of(), null);
  }

  @Override
  public Span span() {
    return source.span(0, source.length());
  }

  /** Its declarations of one kind, in their order. */
  public <D extends Declaration> List<D> declarations(Class<D> kind) {
    return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
