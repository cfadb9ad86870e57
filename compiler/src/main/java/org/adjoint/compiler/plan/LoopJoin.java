package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;

/**
 * Joins a loop and the only loop in it into one wherever every index counts through both as through
 * one: longer loops are better loops.
 */
final class LoopJoin {
  private LoopJoin() {}

  static List<Node> join(List<Node> nodes) {
    List<Node> joined = new ArrayList<>();
    for (Node node : nodes) {
      joined.add(node instanceof Node.For loop ? join(loop) : node);
    }
    return joined;
  }

  private static Node.For join(Node.For loop) {
    List<Node> body = join(loop.body());
    if (body.size() == 1 && body.get(0) instanceof Node.For inner && inner.reductions().isEmpty()) {
      Optional<List<Node>> merged = merge(loop, inner);
      if (merged.isPresent()) {
        Dimension extent = loop.extent().times(inner.extent());
        return join(new Node.For(loop.number(), extent, merged.get(), loop.reductions()));
      }
    }
    return new Node.For(loop.number(), loop.extent(), body, loop.reductions());
  }

  private static Optional<List<Node>> merge(Node.For outer, Node.For inner) {
    var outerAtom = new IndexExpression.Atom.Loop(outer.number(), outer.extent());
    var innerAtom = new IndexExpression.Atom.Loop(inner.number(), inner.extent());
    try {
      return Optional.of(
          NodeRewriting.ofIndices(
                  index -> index.joined(outerAtom, innerAtom).orElseThrow(NotJoined::new))
              .rewrite(inner.body()));
    } catch (NotJoined apart) {
      return Optional.empty();
    }
  }

  /** Ends the rewriting of a body at the first index that keeps the loops apart. */
  private static final class NotJoined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJoined() {
      super(null, null, false, false);
    }
  }
}
