package org.adjoint.compiler.load;

import java.util.List;
import org.adjoint.compiler.emit.Target;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.adjoint.runtime.work.Team;

/** An operation on one float as code generated for a target. */
final class CompiledFunction {
  static final Leaf X =
      new Leaf(
          Leaf.Kind.INPUT, "x", new TensorType(ElementType.FLOAT32, Shape.of(Dimension.BATCH)));

  private final Program program;
  private final StepScalars scalars = new StepScalars();

  CompiledFunction(Operation operation, Target target, int rows, Team team) {
    Graph graph = new Graph();
    Value x = graph.add(X, List.of(), Origin.NONE);
    Value y = Algebra.of(graph, Origin.NONE).apply(operation, x);
    LoadedModel model = Generated.build(List.of(y), List.of(X), target, rows).model();
    program = model.create(model.newStorage(), rows, team);
  }

  void apply(float[] x, float[] y) {
    program.predict(new Object[] {x}, x.length, scalars, new Object[] {y});
  }
}
