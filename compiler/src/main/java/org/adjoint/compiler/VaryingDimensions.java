package org.adjoint.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.diagnostic.Diagnostics;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.syntax.Declaration;

/** Requires of dimensions that vary at run time that what is fed tells how large they are. */
final class VaryingDimensions {
  private final CheckedProgram program;
  private final Diagnostics diagnostics;

  private VaryingDimensions(CheckedProgram program, Diagnostics diagnostics) {
    this.program = program;
    this.diagnostics = diagnostics;
  }

  /** Reports each dimension that a model uses and nothing that is fed tells. */
  static void requireTold(CheckedProgram program, LoweredModel model, Diagnostics diagnostics) {
    VaryingDimensions dimensions = new VaryingDimensions(program, diagnostics);
    ModelGraph training = model.training();
    List<Leaf> fed = new ArrayList<>(training.inputs());
    fed.addAll(training.targets());
    Set<String> unknown = symbols(training.roots());
    fed.forEach(leaf -> unknown.addAll(leaf.resultType().shape().size().symbols()));
    unknown.removeAll(told(fed));
    ModelGraph inference = model.inference();
    Set<String> unpredicted = symbols(List.copyOf(inference.outputs().values()));
    unpredicted.removeAll(told(inference.inputs()));
    unpredicted.removeAll(unknown);
    dimensions.report(
        unknown,
        "nothing that is fed tells how large `%s` is",
        "declare an input with it as a dimension of its own, as `input x: float[batch, %s]`");
    dimensions.report(
        unpredicted,
        "an output needs `%s`, which only targets tell",
        "declare an input with it as a dimension of its own, as `input x: float[batch, %s]`");
    dimensions.report(
        products(inference, fed),
        "the extent of an input or output is a product with `%s`, which this version does not compile",
        "give each of the factors, as `%s`, a dimension of its own");
  }

  /** The symbols of the shapes of all that values are made of. */
  private static Set<String> symbols(List<Value> values) {
    Set<String> symbols = new TreeSet<>();
    for (Value value : Graph.reachable(values)) {
      value.shape().dimensions().forEach(dimension -> symbols.addAll(dimension.symbols()));
    }
    symbols.remove(Dimension.BATCH.toString());
    return symbols;
  }

  /** The symbols that a dimension consists of, with numbers alone. */
  private static Set<String> told(List<Leaf> fed) {
    Set<String> told = new TreeSet<>();
    for (Leaf leaf : fed) {
      for (Dimension dimension : leaf.resultType().shape().dimensions()) {
        if (dimension.symbols().size() == 1) {
          told.addAll(dimension.symbols());
        }
      }
    }
    told.removeAll(multiplied(fed.stream().map(leaf -> leaf.resultType().shape()).toList()));
    return told;
  }

  private static Set<String> products(ModelGraph inference, List<Leaf> fed) {
    List<Shape> shapes = new ArrayList<>();
    inference.outputs().values().forEach(output -> shapes.add(output.shape()));
    fed.forEach(leaf -> shapes.add(leaf.resultType().shape()));
    return multiplied(shapes);
  }

  private static Set<String> multiplied(List<Shape> shapes) {
    Set<String> multiplied = new TreeSet<>();
    for (Shape shape : shapes) {
      for (Dimension dimension : shape.dimensions()) {
        dimension.terms().keySet().stream()
            .filter(product -> product.size() > 1)
            .forEach(multiplied::addAll);
      }
    }
    return multiplied;
  }

  private void report(Set<String> symbols, String message, String help) {
    for (Definition definition : program.definitions(Declaration.RuntimeDimension.class)) {
      if (symbols.contains(definition.name())) {
        diagnostics.add(
            Diagnostic.of(
                    Code.UNTOLD_DIMENSION,
                    definition.declaration().name().span(),
                    String.format(message, definition.name()))
                .withHelp(String.format(help, definition.name())));
      }
    }
  }
}
