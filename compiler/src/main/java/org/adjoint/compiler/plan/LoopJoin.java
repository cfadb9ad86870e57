package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;

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
          rewrite(
              inner.body(),
              index -> index.joined(outerAtom, innerAtom).orElseThrow(NotJoined::new)));
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

  private static List<Node> rewrite(List<Node> nodes, UnaryOperator<IndexExpression> change) {
    return nodes.stream().map(node -> rewrite(node, change)).toList();
  }

  private static Node rewrite(Node node, UnaryOperator<IndexExpression> change) {
    if (node instanceof Node.Load load) {
      return new Node.Load(load.result(), load.place(), change.apply(load.index()));
    }
    if (node instanceof Node.Store store) {
      return new Node.Store(store.place(), change.apply(store.index()), store.source());
    }
    if (node instanceof Node.LoadAt load) {
      return new Node.LoadAt(
          load.result(), load.place(), change.apply(load.index()), load.at(), load.stride());
    }
    if (node instanceof Node.AddAt add) {
      return new Node.AddAt(
          add.place(), change.apply(add.index()), add.at(), add.stride(), add.source());
    }
    if (node instanceof Node.ReadIndex read) {
      return new Node.ReadIndex(read.result(), change.apply(read.index()));
    }
    if (node instanceof Node.For loop) {
      return new Node.For(
          loop.number(), loop.extent(), rewrite(loop.body(), change), loop.reductions());
    }
    if (node instanceof Node.Choose choose) {
      Movement.Condition old = choose.condition();
      return new Node.Choose(
          choose.result(),
          new Movement.Condition(change.apply(old.index()), old.low(), old.high(), old.step()),
          new Node.Branch(rewrite(choose.then().body(), change), choose.then().value()),
          new Node.Branch(rewrite(choose.otherwise().body(), change), choose.otherwise().value()));
    }
    return node;
  }
}
