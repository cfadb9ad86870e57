package org.adjoint.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.plan.Node;
import org.adjoint.compiler.plan.Opcode;

/** Decides along which loops vectors go. */
final class Vectorization {
  /**
   * The instructions of a reduction, written once for each vector of partial results: about 15
   * bytes each, and HotSpot compiles no method above 8,000.
   */
  private static final int MOST_COPIED = 320;

  private Vectorization() {}

  /** A loop as the direction of vectors. */
  record Along(IndexExpression.Atom.Loop loop) {
    static Along of(Node.For loop) {
      return new Along(new IndexExpression.Atom.Loop(loop.number(), loop.extent()));
    }

    /** How far a step of the loop moves an index. */
    Dimension factor(IndexExpression index) {
      return index.factors().getOrDefault(loop, Dimension.ZERO);
    }

    /** Whether neighbours along the loop are neighbours in the array, or the same element. */
    boolean isContiguous(IndexExpression index) {
      Dimension factor = factor(index);
      return isAffine(index) && (factor.is(0) || factor.is(1));
    }

    private boolean isAffine(IndexExpression index) {
      return index.factors().keySet().stream()
          .allMatch(
              atom -> atom instanceof IndexExpression.Atom.Loop || !index(atom).mentions(loop));
    }

    private static IndexExpression index(IndexExpression.Atom atom) {
      return atom instanceof IndexExpression.Atom.Quotient quotient
          ? quotient.dividend()
          : ((IndexExpression.Atom.Remainder) atom).dividend();
    }
  }

  /** Whether vectors of the given length can, and should, go along the loop. */
  static boolean goesAlong(Node.For loop, int lanes) {
    boolean reduces = !loop.reductions().isEmpty();
    int shortest = reduces ? Reduce.PARTIALS : lanes;
    boolean longEnough = !loop.extent().isConstant() || loop.extent().constant() >= shortest;
    boolean fits = !reduces || instructions(loop.body()) * (Reduce.PARTIALS / lanes) <= MOST_COPIED;
    return longEnough && fits && canGoAlong(loop);
  }

  private static int instructions(List<Node> nodes) {
    int sum = 0;
    for (Node node : nodes) {
      sum++;
      if (node instanceof Node.Choose choose) {
        sum += instructions(choose.then().body()) + instructions(choose.otherwise().body());
      }
    }
    return sum;
  }

  /** Whether vectors can go along the loop, whatever stands in it. */
  static boolean canGoAlong(Node.For loop) {
    Along along = Along.of(loop);
    return all(loop.body(), node -> isVectorisable(node, along));
  }

  /**
   * Whether a loop that holds loops is the better direction: what is in them is strided. Of a
   * reduction over several loops none is: its partial results go by the number of the element.
   */
  static boolean suitsRows(Node.For row, int lanes) {
    if (!row.reductions().isEmpty() || !goesAlong(row, lanes)) {
      return false;
    }
    List<Node.For> innermost = new ArrayList<>();
    collectInnermost(row, innermost);
    return innermost.stream().allMatch(loop -> loop != row)
        && innermost.stream().anyMatch(loop -> !goesAlong(loop, lanes) && advances(loop, row));
  }

  /** Whether some access in the inner loop moves with the row loop. */
  private static boolean advances(Node.For inner, Node.For row) {
    Along along = Along.of(row);
    return !all(
        inner.body(),
        node -> !(node instanceof Node.Load load && along.factor(load.index()).is(1)));
  }

  private static void collectInnermost(Node.For loop, List<Node.For> found) {
    boolean innermost = true;
    for (Node node : loop.body()) {
      if (node instanceof Node.For inner) {
        innermost = false;
        collectInnermost(inner, found);
      }
    }
    if (innermost) {
      found.add(loop);
    }
  }

  static boolean isInnermost(Node.For loop) {
    return loop.body().stream().noneMatch(Node.For.class::isInstance);
  }

  private static boolean all(List<Node> nodes, Predicate<Node> test) {
    for (Node node : nodes) {
      if (node instanceof Node.For loop ? !all(loop.body(), test) : !test.test(node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVectorisable(Node node, Along along) {
    if (node instanceof Node.Load load) {
      return is32(load.result().type()) && along.isContiguous(load.index());
    }
    if (node instanceof Node.Store store) {
      return is32(store.source().type())
          && along.isContiguous(store.index())
          && along.factor(store.index()).is(1);
    }
    if (node instanceof Node.LoadAt load) {
      return is32(load.result().type())
          && load.at().depth() <= along.loop().number()
          && along.isContiguous(load.index())
          && along.factor(load.index()).is(1);
    }
    if (node instanceof Node.AddAt add) {
      return is32(add.source().type())
          && add.at().depth() <= along.loop().number()
          && along.isContiguous(add.index())
          && along.factor(add.index()).is(1);
    }
    if (node instanceof Node.ReadIndex read) {
      return along.isAffine(read.index()) && along.factor(read.index()).isConstant();
    }
    if (node instanceof Node.Compute compute) {
      return isVectorisable(compute);
    }
    if (node instanceof Node.Accumulate accumulate) {
      return is32(accumulate.source().type());
    }
    if (node instanceof Node.Choose choose) {
      return choose.result().type() != ElementType.BOOL
          && is32(choose.result().type())
          && !choose.condition().index().mentions(along.loop())
          && all(choose.then().body(), inner -> isVectorisable(inner, along))
          && all(choose.otherwise().body(), inner -> isVectorisable(inner, along));
    }
    return true;
  }

  private static boolean isVectorisable(Node.Compute compute) {
    boolean types =
        is32(compute.result().type())
            && compute.operands().stream().allMatch(operand -> is32(operand.type()));
    boolean truncates =
        compute.opcode() == Opcode.CONVERT
            && compute.result().type() == ElementType.INT32
            && compute.operands().get(0).type() == ElementType.FLOAT32;
    return types && !truncates;
  }

  private static boolean is32(ElementType type) {
    return type != ElementType.FLOAT64;
  }
}
