package org.adjoint.compiler.emit;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.plan.Node;

/**
 * Prints loops that reduce, in the order of {@link Reduce}: sixteen strided partial results, kept
 * in the worker's array of partials or in the lanes of vectors, and a tree.
 */
final class ReductionPrinter {
  private final Lines lines;
  private final Parameters parameters;
  private final ScalarPrinter scalars;
  private final int lanes;
  private boolean few;

  ReductionPrinter(Lines lines, Parameters parameters, ScalarPrinter scalars, int lanes) {
    this.lines = lines;
    this.parameters = parameters;
    this.scalars = scalars;
    this.lanes = lanes;
  }

  private String partials(Node.Reduction reduction) {
    return parameters.local(Parameters.Local.partials(reduction.result().type()));
  }

  /** The number of elements that are reduced, as one extent. */
  private static Dimension count(Node.For loop) {
    Dimension count = loop.extent();
    for (Node node : loop.body()) {
      if (node instanceof Node.For inner) {
        count = count.times(count(inner));
      }
    }
    return count;
  }

  private void declare(Node.For loop, int width) {
    for (Node.Reduction reduction : loop.reductions()) {
      int start = Reduce.PARTIALS * width * reduction.number();
      lines.add(
          Lines.ARRAYS
              + ".fill("
              + partials(reduction)
              + ", "
              + start
              + ", "
              + (start + Reduce.PARTIALS * width)
              + ", "
              + NestPrinter.neutral(reduction)
              + ");");
    }
  }

  private void finish(Node.For loop, int count) {
    for (Node.Reduction reduction : loop.reductions()) {
      int start = Reduce.PARTIALS * reduction.number();
      String call = tree(reduction) + (count == Reduce.PARTIALS ? TreeMethods.ALL : "");
      lines.add(
          scalars.name(reduction.result())
              + " = "
              + call
              + "("
              + partials(reduction)
              + ", "
              + start
              + (count == Reduce.PARTIALS ? "" : ", " + count)
              + ");");
    }
  }

  /** Results are declared outside the block of the loop, where they are used. */
  private void open(Node.For loop) {
    for (Node.Reduction reduction : loop.reductions()) {
      lines.add(
          Parameters.javaType(reduction.result().type())
              + " "
              + scalars.name(reduction.result())
              + ";");
    }
    lines.openBlock();
  }

  private static String tree(Node.Reduction reduction) {
    return switch (reduction.kind()) {
      case SUM -> "sum";
      case PRODUCT -> "product";
      case MINIMUM -> "minimum";
      case MAXIMUM -> "maximum";
    };
  }

  /** Whether each partial result takes one element at most. */
  private static boolean isFew(Node.For loop) {
    Dimension count = count(loop);
    return count.isConstant() && count.constant() <= Reduce.PARTIALS;
  }

  /** Prints the loop and those in it for one element at a time. */
  void printScalars(Node.For loop) {
    open(loop);
    if (!isFew(loop)) {
      declare(loop, 1);
    }
    boolean nested = !Vectorization.isInnermost(loop);
    String counter = nested ? "n" + loop.number() : Indices.variable(loop.number());
    if (nested) {
      lines.add("int " + counter + " = 0;");
    }
    few = isFew(loop);
    scalarLoop(loop, "0", counter, nested);
    finish(loop, few ? Math.toIntExact(count(loop).constant()) : Reduce.PARTIALS);
    few = false;
    lines.close();
  }

  private void scalarLoop(Node.For loop, String start, String counter, boolean counts) {
    String i = Indices.variable(loop.number());
    String end = parameters.extent(loop.extent());
    lines.open("for (int " + i + " = " + start + "; " + i + " < " + end + "; " + i + "++)");
    scalarBody(loop, counter);
    if (counts && Vectorization.isInnermost(loop)) {
      lines.add(counter + "++;");
    }
    lines.close();
  }

  private void scalarBody(Node.For loop, String counter) {
    for (Node node : loop.body()) {
      if (node instanceof Node.For inner) {
        scalarLoop(inner, "0", counter, true);
      } else if (node instanceof Node.Accumulate accumulate) {
        Node.Reduction reduction = accumulate.reduction();
        int first = Reduce.PARTIALS * reduction.number();
        String partial = few ? counter : "(" + counter + " & 15)";
        String place =
            partials(reduction) + "[" + (first == 0 ? "" : first + " + ") + partial + "]";
        String old = few ? NestPrinter.neutral(reduction) : place;
        String source = scalars.name(accumulate.source());
        lines.add(place + " = " + NestPrinter.combine(reduction.kind(), old, source) + ";");
      } else {
        scalars.print(node);
      }
    }
  }

  /** Prints a loop along which the vectors go: a lane is a partial result. */
  void printVectors(Node.For loop, Function<Node.For, VectorPrinter> broadcasts) {
    open(loop);
    VectorPrinter vectors = broadcasts.apply(loop);
    int copies = Reduce.PARTIALS / lanes;
    for (Node.Reduction reduction : loop.reductions()) {
      for (int copy = 0; copy < copies; copy++) {
        lines.add(
            type(reduction)
                + " "
                + accumulator(reduction, copy)
                + " = "
                + broadcast(reduction)
                + ";");
      }
    }
    String i = Indices.variable(loop.number());
    String end = parameters.extent(loop.extent());
    lines.add("int " + i + " = 0;");
    lines.open("for (; " + i + " <= " + end + " - 16; " + i + " += 16)");
    for (int copy = 0; copy < copies; copy++) {
      vectors.beginCopy(copy, copy * lanes);
      vectorBody(loop, vectors, copy);
    }
    lines.close();
    for (Node.Reduction reduction : loop.reductions()) {
      for (int copy = 0; copy < copies; copy++) {
        int start = Reduce.PARTIALS * reduction.number() + copy * lanes;
        lines.add(
            accumulator(reduction, copy)
                + ".intoArray("
                + partials(reduction)
                + ", "
                + start
                + ");");
      }
    }
    if (!loop.extent().isConstant() || loop.extent().constant() % Reduce.PARTIALS != 0) {
      lines.open("for (; " + i + " < " + end + "; " + i + "++)");
      scalarBody(loop, i);
      lines.close();
    }
    finish(loop, Reduce.PARTIALS);
    lines.close();
  }

  private void vectorBody(Node.For loop, VectorPrinter vectors, int copy) {
    for (Node node : loop.body()) {
      if (node instanceof Node.Accumulate accumulate) {
        // The partial result is the argument: of a variable that loops change C2 knows the class
        // from
        // profiles alone, and where they are missing a call on it would make objects of vectors.
        String name = accumulator(accumulate.reduction(), copy);
        String source = vectors.name(accumulate.source());
        lines.add(name + " = " + source + operator(accumulate.reduction().kind(), name) + ";");
      } else {
        vectors.print(node);
      }
    }
  }

  private static String accumulator(Node.Reduction reduction, int copy) {
    return "sum" + reduction.result().number() + "_" + copy;
  }

  private static String type(Node.Reduction reduction) {
    return reduction.result().type() == ElementType.FLOAT32 ? Lines.FLOAT_VECTOR : Lines.INT_VECTOR;
  }

  private static String broadcast(Node.Reduction reduction) {
    String species = reduction.result().type() == ElementType.FLOAT32 ? "FLOATS" : "INTS";
    return type(reduction) + ".broadcast(" + species + ", " + NestPrinter.neutral(reduction) + ")";
  }

  private static String operator(Reduce.Kind kind, String operand) {
    return switch (kind) {
      case SUM -> ".add(" + operand + ")";
      case PRODUCT -> ".mul(" + operand + ")";
      case MINIMUM -> ".min(" + operand + ")";
      case MAXIMUM -> ".max(" + operand + ")";
    };
  }

  /**
   * Prints a loop inside a loop along which the vectors go: each lane has sixteen partial results
   * of its own, a vector apart.
   */
  void printColumns(Node.For loop, VectorPrinter vectors, BiConsumer<Node, VectorPrinter> print) {
    boolean reduces = !loop.reductions().isEmpty();
    for (Node.Reduction reduction : loop.reductions()) {
      lines.add(type(reduction) + " " + vectors.name(reduction.result()) + ";");
    }
    lines.openBlock();
    if (reduces) {
      declare(loop, lanes);
    }
    boolean nested = !Vectorization.isInnermost(loop);
    String counter = nested ? "n" + loop.number() : Indices.variable(loop.number());
    if (nested && reduces) {
      lines.add("int " + counter + " = 0;");
    }
    columnLoop(loop, vectors, print, counter, nested && reduces);
    if (reduces) {
      finishColumns(loop, vectors);
    }
    lines.close();
  }

  private void columnLoop(
      Node.For loop,
      VectorPrinter vectors,
      BiConsumer<Node, VectorPrinter> print,
      String counter,
      boolean counts) {
    String i = Indices.variable(loop.number());
    lines.open(
        "for (int "
            + i
            + " = 0; "
            + i
            + " < "
            + parameters.extent(loop.extent())
            + "; "
            + i
            + "++)");
    for (Node node : loop.body()) {
      if (node instanceof Node.For inner) {
        columnLoop(inner, vectors, print, counter, counts);
      } else if (node instanceof Node.Accumulate accumulate) {
        accumulateColumns(accumulate, vectors, counter);
      } else {
        print.accept(node, vectors);
      }
    }
    if (counts && Vectorization.isInnermost(loop)) {
      lines.add(counter + "++;");
    }
    lines.close();
  }

  private void accumulateColumns(
      Node.Accumulate accumulate, VectorPrinter vectors, String counter) {
    Node.Reduction reduction = accumulate.reduction();
    int first = Reduce.PARTIALS * lanes * reduction.number();
    String place = (first == 0 ? "" : first + " + ") + "(" + counter + " & 15) * " + lanes;
    String species = reduction.result().type() == ElementType.FLOAT32 ? "FLOATS" : "INTS";
    String old =
        type(reduction) + ".fromArray(" + species + ", " + partials(reduction) + ", " + place + ")";
    lines.add(
        old
            + operator(reduction.kind(), vectors.name(accumulate.source()))
            + ".intoArray("
            + partials(reduction)
            + ", "
            + place
            + ");");
  }

  private void finishColumns(Node.For loop, VectorPrinter vectors) {
    for (Node.Reduction reduction : loop.reductions()) {
      int start = Reduce.PARTIALS * lanes * reduction.number();
      lines.add(
          tree(reduction) + "Lanes(" + partials(reduction) + ", " + start + ", " + lanes + ");");
      String species = reduction.result().type() == ElementType.FLOAT32 ? "FLOATS" : "INTS";
      lines.add(
          vectors.name(reduction.result())
              + " = "
              + type(reduction)
              + ".fromArray("
              + species
              + ", "
              + partials(reduction)
              + ", "
              + start
              + ");");
    }
  }
}
