package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Node;
import org.adjoint.compiler.plan.Register;

/** Prints a loop nest as the body of a method. */
final class NestPrinter {
  private final Lines lines = new Lines();
  private final Parameters parameters = new Parameters();
  private final ScalarPrinter scalars = new ScalarPrinter(lines, parameters);
  private final ReductionPrinter reductions;
  private final int lanes;

  private NestPrinter(Target target) {
    this.lanes = target.lanes();
    this.reductions = new ReductionPrinter(lines, parameters, scalars, lanes);
  }

  static KernelMethod print(Kernel.Nest nest, Target target) {
    NestPrinter printer = new NestPrinter(target);
    List<Node> body = nest.body();
    if (!readsArrays(body)) {
      printer.scalars.passNumbers();
    }
    for (Node node : body) {
      boolean outermost = nest.divisible() && node == nest.outermost();
      printer.print(node, outermost);
    }
    return new KernelMethod(printer.lines, printer.parameters, nest.parallelExtent());
  }

  /**
   * Whether there is a load. A nest without one makes initial values: what it draws and fills with
   * is passed to it, so that one method makes those of many parameters.
   */
  private static boolean readsArrays(List<Node> nodes) {
    for (Node node : nodes) {
      boolean reads =
          node instanceof Node.For loop
              ? readsArrays(loop.body())
              : node instanceof Node.Choose choose
                  ? readsArrays(choose.then().body()) || readsArrays(choose.otherwise().body())
                  : node instanceof Node.Load
                      || node instanceof Node.LoadAt
                      || node instanceof Node.AddAt;
      if (reads) {
        return true;
      }
    }
    return false;
  }

  private void print(Node node, boolean ranged) {
    if (!(node instanceof Node.For loop)) {
      scalars.print(node);
      return;
    }
    boolean innermost = Vectorization.isInnermost(loop);
    // A loop over a range has no literal end: updates of parameters of all sizes are one method.
    boolean vector =
        lanes > 1
            && (innermost
                ? (ranged ? Vectorization.canGoAlong(loop) : Vectorization.goesAlong(loop, lanes))
                : Vectorization.suitsRows(loop, lanes));
    if (ranged) {
      parameters.useRange();
    }
    if (vector && innermost && !loop.reductions().isEmpty()) {
      reductions.printVectors(loop, this::broadcastInputs);
    } else if (vector) {
      vectorLoop(loop, ranged);
    } else if (!loop.reductions().isEmpty()) {
      reductions.printScalars(loop);
    } else if (lanes > 1 || !ranged || !staged(loop)) {
      scalarLoop(loop, ranged);
    }
  }

  /** Whether the loop was printed in a form that C2 makes vectors of without the Vector API. */
  private boolean staged(Node.For loop) {
    return StagedLoop.print(loop, lines, parameters, scalars)
        || ColumnSums.print(loop, lines, parameters);
  }

  private void scalarLoop(Node.For loop, boolean ranged) {
    String i = Indices.variable(loop.number());
    String end = ranged ? "to" : parameters.extent(loop.extent());
    lines.open(
        "for (int "
            + i
            + " = "
            + (ranged ? "from" : "0")
            + "; "
            + i
            + " < "
            + end
            + "; "
            + i
            + "++)");
    loop.body().forEach(node -> print(node, false));
    lines.close();
  }

  private void vectorLoop(Node.For loop, boolean ranged) {
    String i = Indices.variable(loop.number());
    String end = ranged ? "to" : parameters.extent(loop.extent());
    lines.openBlock();
    VectorPrinter vectors = broadcastInputs(loop);
    boolean rest = ranged || !divides(loop.extent());
    String init = "int " + i + " = " + (ranged ? "from" : "0") + ";";
    String bound = rest ? " <= " + end + " - " + lanes : " < " + end;
    if (rest) {
      lines.add(init);
    }
    lines.open("for (" + (rest ? ";" : init) + " " + i + bound + "; " + i + " += " + lanes + ")");
    loop.body().forEach(node -> printVector(node, vectors));
    lines.close();
    if (rest) {
      lines.open("for (; " + i + " < " + end + "; " + i + "++)");
      loop.body().forEach(this::printScalar);
      lines.close();
    }
    lines.close();
  }

  private boolean divides(Dimension extent) {
    return extent.isConstant() && extent.constant() % lanes == 0;
  }

  private void printVector(Node node, VectorPrinter vectors) {
    if (node instanceof Node.For loop) {
      reductions.printColumns(loop, vectors, this::printVector);
    } else if (node instanceof Node.Literal || node instanceof Node.ReadScalar) {
      throw new IllegalStateException("a constant inside a loop");
    } else {
      vectors.print(node);
    }
  }

  private void printScalar(Node node) {
    if (node instanceof Node.For loop) {
      if (loop.reductions().isEmpty()) {
        scalarLoop(loop, false);
      } else {
        reductions.printScalars(loop);
      }
    } else {
      scalars.print(node);
    }
  }

  /** Makes vectors of what the body of a vector loop uses from outside. */
  VectorPrinter broadcastInputs(Node.For loop) {
    VectorPrinter vectors =
        new VectorPrinter(lines, parameters, scalars, Vectorization.Along.of(loop));
    Set<Register> used = new LinkedHashSet<>();
    Set<Register> defined = new HashSet<>();
    collect(loop.body(), used, defined);
    List<Register> outside = new ArrayList<>(used);
    outside.removeAll(defined);
    outside.forEach(vectors::broadcast);
    return vectors;
  }

  private static void collect(List<Node> nodes, Set<Register> used, Set<Register> defined) {
    for (Node node : nodes) {
      if (node instanceof Node.For inner) {
        collect(inner.body(), used, defined);
        inner.reductions().forEach(reduction -> defined.add(reduction.result()));
      } else if (node instanceof Node.Compute compute) {
        used.addAll(compute.operands());
        defined.add(compute.result());
      } else if (node instanceof Node.Load load) {
        defined.add(load.result());
      } else if (node instanceof Node.ReadIndex read) {
        defined.add(read.result());
      } else if (node instanceof Node.LoadAt load) {
        defined.add(load.result());
      } else if (node instanceof Node.AddAt add) {
        used.add(add.source());
      } else if (node instanceof Node.Store store) {
        used.add(store.source());
      } else if (node instanceof Node.Accumulate accumulate) {
        used.add(accumulate.source());
      } else if (node instanceof Node.Choose choose) {
        defined.add(choose.result());
        for (Node.Branch branch : List.of(choose.then(), choose.otherwise())) {
          collect(branch.body(), used, defined);
          used.add(branch.value());
        }
      }
    }
  }

  static String neutral(Node.Reduction reduction) {
    ElementType type = reduction.result().type();
    return ScalarPrinter.literal(type, reduction.kind().neutral(type));
  }

  static String combine(Reduce.Kind kind, String a, String b) {
    return switch (kind) {
      case SUM -> a + " + " + b;
      case PRODUCT -> a + " * " + b;
      case MINIMUM -> "Math.min(" + a + ", " + b + ")";
      case MAXIMUM -> "Math.max(" + a + ", " + b + ")";
    };
  }
}
