package org.adjoint.compiler.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.DimensionSyntax;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TypeSyntax;

/** The body of a model, statement by statement. */
public final class ModelBuilder {
  private final List<Statement> statements = new ArrayList<>();

  ModelBuilder() {}

  /**
   * {@code input name: element[batch, dimensions…]}.
   *
   * @param element {@code float}, {@code float64}, {@code int} or {@code bool}
   */
  public Term input(String name, String element, Object... dimensions) {
    statements.add(
        new Statement.Input(Built.name(name), type(element, dimensions), null, Built.NOWHERE));
    return Term.name(name);
  }

  /** {@code target name: element[batch, dimensions…]}. */
  public Term target(String name, String element, Object... dimensions) {
    statements.add(
        new Statement.Target(Built.name(name), type(element, dimensions), null, Built.NOWHERE));
    return Term.name(name);
  }

  private static TypeSyntax type(String element, Object... dimensions) {
    List<DimensionSyntax> all =
        Stream.concat(Stream.of(Term.name("batch")), Arrays.stream(dimensions).map(Term::of))
            .<DimensionSyntax>map(size -> new DimensionSyntax.Size(size.expression()))
            .toList();
    return new TypeSyntax(Built.name(element), all, Built.NOWHERE);
  }

  /** {@code name = value}: gives a value, or a layer, a name. */
  public Term let(String name, Term value) {
    statements.add(
        new Statement.Bind(List.of(Built.name(name)), value.expression(), Built.NOWHERE));
    return Term.name(name);
  }

  /** {@code output name = value}. */
  public Term output(String name, Term value) {
    statements.add(new Statement.Output(Built.name(name), value.expression(), null, Built.NOWHERE));
    return Term.name(name);
  }

  /** {@code metric name = value}. */
  public Term metric(String name, Term value) {
    statements.add(new Statement.Metric(Built.name(name), value.expression(), null, Built.NOWHERE));
    return Term.name(name);
  }

  /** {@code penalize value}. */
  public void penalize(Term value) {
    statements.add(new Statement.Penalize(value.expression(), Built.NOWHERE));
  }

  /** {@code loss = value}. */
  public void loss(Term value) {
    let("loss", value);
  }

  Block body() {
    return new Block(statements, Built.NOWHERE);
  }
}
