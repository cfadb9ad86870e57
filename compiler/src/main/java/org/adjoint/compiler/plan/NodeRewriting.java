package org.adjoint.compiler.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Movement;

/**
 * Copies nodes with other indices and registers.
 *
 * @param index what becomes of an index
 * @param use what becomes of a register that is read
 * @param define what becomes of a register that is defined; asked before any use of it
 */
record NodeRewriting(
    UnaryOperator<IndexExpression> index,
    UnaryOperator<Register> use,
    UnaryOperator<Register> define) {
  /** Other indices alone. */
  static NodeRewriting ofIndices(UnaryOperator<IndexExpression> index) {
    return new NodeRewriting(index, UnaryOperator.identity(), UnaryOperator.identity());
  }

  List<Node> rewrite(List<Node> nodes) {
    return nodes.stream().map(this::rewrite).toList();
  }

  Node rewrite(Node node) {
    if (node instanceof Node.Literal literal) {
      return new Node.Literal(define.apply(literal.result()), literal.number(), literal.given());
    }
    if (node instanceof Node.ReadScalar read) {
      return new Node.ReadScalar(define.apply(read.result()), read.scalar());
    }
    if (node instanceof Node.ReadIndex read) {
      return new Node.ReadIndex(define.apply(read.result()), index.apply(read.index()));
    }
    if (node instanceof Node.Compute compute) {
      List<Register> operands = compute.operands().stream().map(use).toList();
      Register result = define.apply(compute.result());
      return new Node.Compute(
          result, compute.opcode(), operands, compute.distance(), compute.function());
    }
    if (node instanceof Node.Accumulate accumulate) {
      return new Node.Accumulate(accumulate.reduction(), use.apply(accumulate.source()));
    }
    if (node instanceof Node.For loop) {
      return new Node.For(loop.number(), loop.extent(), rewrite(loop.body()), loop.reductions());
    }
    return node instanceof Node.Choose choose ? rewrite(choose) : rewriteAccess(node);
  }

  private Node rewriteAccess(Node node) {
    if (node instanceof Node.Load load) {
      Register result = define.apply(load.result());
      return new Node.Load(result, load.place(), index.apply(load.index()));
    }
    if (node instanceof Node.Store store) {
      return new Node.Store(store.place(), index.apply(store.index()), use.apply(store.source()));
    }
    if (node instanceof Node.LoadAt load) {
      Register at = use.apply(load.at());
      Register result = define.apply(load.result());
      return new Node.LoadAt(result, load.place(), index.apply(load.index()), at, load.stride());
    }
    Node.AddAt add = (Node.AddAt) node;
    IndexExpression to = index.apply(add.index());
    return new Node.AddAt(
        add.place(), to, use.apply(add.at()), add.stride(), use.apply(add.source()));
  }

  private Node rewrite(Node.Choose choose) {
    Movement.Condition old = choose.condition();
    Movement.Condition condition =
        new Movement.Condition(index.apply(old.index()), old.low(), old.high(), old.step());
    Node.Branch then = rewrite(choose.then());
    Node.Branch otherwise = rewrite(choose.otherwise());
    return new Node.Choose(define.apply(choose.result()), condition, then, otherwise);
  }

  private Node.Branch rewrite(Node.Branch branch) {
    List<Node> body = rewrite(branch.body());
    return new Node.Branch(body, use.apply(branch.value()));
  }
}
