package org.adjoint.compiler.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.adjoint.compiler.ProgramSource;
import org.adjoint.compiler.syntax.Block;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.SourceFile;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TreePrinter;

/**
 * Builds a program in Java. What is built is a syntax tree, which is printed; the text goes the way
 * of any other, so that it means what it says, its diagnostics name its lines, and a saved model
 * keeps it.
 */
public final class ProgramBuilder {
  private final List<Declaration> declarations = new ArrayList<>();

  /** {@code const name = value}. */
  public ProgramBuilder constant(String name, Object value) {
    declarations.add(
        new Declaration.Constant(
            Built.name(name), Term.of(value).expression(), null, Built.NOWHERE));
    return this;
  }

  /** <code>model name { … }</code>. */
  public ProgramBuilder model(String name, Consumer<ModelBuilder> body) {
    ModelBuilder model = new ModelBuilder();
    body.accept(model);
    declarations.add(new Declaration.Model(Built.name(name), model.body(), null, Built.NOWHERE));
    return this;
  }

  /**
   * <code>data name = source { input = columns … }</code>.
   *
   * @param inputs what each input and target of the model is, in the order of the map
   */
  public ProgramBuilder data(String name, Term source, Map<String, Term> inputs) {
    List<Statement> fields = new ArrayList<>();
    inputs.forEach(
        (input, columns) ->
            fields.add(
                new Statement.Bind(
                    List.of(Built.name(input)), columns.expression(), Built.NOWHERE)));
    declarations.add(
        new Declaration.Data(
            Built.name(name),
            source.expression(),
            new Block(fields, Built.NOWHERE),
            null,
            Built.NOWHERE));
    return this;
  }

  /** <code>train model { option: value … }</code>. */
  public ProgramBuilder train(String model, Map<String, ?> options) {
    declarations.add(
        new Declaration.Train(Built.name(model), Term.options(options), null, Built.NOWHERE));
    return this;
  }

  /** The program as text. */
  public String text() {
    return TreePrinter.print(
        new SourceFile(Built.NOWHERE.source(), declarations, List.of(), List.of(), null));
  }

  /** The program, to be compiled. */
  public ProgramSource source() {
    return ProgramSource.ofText("program.nn", text());
  }
}
