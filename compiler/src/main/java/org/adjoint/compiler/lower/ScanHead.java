package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.syntax.Expression;

/** What stands before the body of a scan: its tensors, their axis, and what is carried first. */
final class ScanHead {
  private final Elaboration elaboration;
  private final Expression.Scan scan;
  private final Frame frame;
  private final List<Value> sequences = new ArrayList<>();
  private final List<ScanCarry> carries = new ArrayList<>();
  private long axis;

  ScanHead(Elaboration elaboration, Expression.Scan scan, Frame frame) {
    this.elaboration = elaboration;
    this.scan = scan;
    this.frame = frame;
  }

  /** Evaluates it; whether all went well. */
  boolean read() {
    List<Denotation> tensors = new ArrayList<>();
    scan.slices().forEach(slice -> tensors.add(evaluate(slice.tensor())));
    Denotation along = evaluate(scan.traversal().axis());
    List<Denotation> firsts = new ArrayList<>();
    scan.carries().forEach(carry -> firsts.add(evaluate(carry.initial())));
    if (tensors.contains(Mark.POISON) || along == Mark.POISON || firsts.contains(Mark.POISON)) {
      return false;
    }
    axis = axis(along);
    Value leader = null;
    for (int place = 0; place < tensors.size(); place++) {
      Site site = frame.at(scan.slices().get(place).tensor().span());
      Value tensor = elaboration.coercion().tensor(tensors.get(place), site);
      requireAxis(tensor, site);
      leader = leader == null ? tensor : leader;
      requireSameExtent(leader, tensor, site);
      sequences.add(elaboration.coercion().algebra(site).transpose(tensor, axisFirst(tensor)));
    }
    for (int place = 0; place < firsts.size(); place++) {
      Expression.Carry carry = scan.carries().get(place);
      Site site = frame.at(carry.initial().span());
      Value first = elaboration.coercion().tensor(firsts.get(place), site);
      carries.add(new ScanCarry(carry.name(), firsts.get(place), first, site));
    }
    return true;
  }

  private Denotation evaluate(Expression expression) {
    return elaboration.expressions().evaluate(expression, frame);
  }

  private long axis(Denotation along) {
    Long whole = NumberArithmetic.whole(along);
    if (whole == null) {
      throw frame
          .at(scan.traversal().axis().span())
          .fault(
              along instanceof Denotation.Tensor ? Code.NOT_CONSTANT : Code.TYPE_MISMATCH,
              "the axis of a `scan` is a whole number known when compiled, found "
                  + along.describe());
    }
    return whole;
  }

  private void requireAxis(Value tensor, Site site) {
    int rank = tensor.shape().rank();
    if (axis < -rank || axis >= rank) {
      Diagnostic diagnostic =
          frame
              .at(scan.traversal().axis().span())
              .diagnostic(
                  Code.AXIS_OUT_OF_RANGE,
                  "`scan` along axis " + axis + " of a tensor of " + rank + " dimensions");
      throw new Fault(diagnostic.withLabel(site.span(), "this is `" + tensor.type() + "`"));
    }
  }

  private int axisOf(Value tensor) {
    return (int) (axis < 0 ? axis + tensor.shape().rank() : axis);
  }

  private void requireSameExtent(Value leader, Value tensor, Site site) {
    Dimension expected = leader.shape().get(axisOf(leader));
    Dimension found = tensor.shape().get(axisOf(tensor));
    if (!found.equals(expected)) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.SHAPE_MISMATCH,
              "a `scan` goes through its tensors together, but the first has "
                  + expected
                  + " slices along axis "
                  + axis
                  + ", this one "
                  + found);
      diagnostic = DimensionSource.label(diagnostic, leader, axisOf(leader));
      throw new Fault(DimensionSource.label(diagnostic, tensor, axisOf(tensor)));
    }
  }

  private List<Integer> axisFirst(Value tensor) {
    int own = axisOf(tensor);
    List<Integer> order = new ArrayList<>(List.of(own));
    IntStream.range(0, tensor.shape().rank()).filter(each -> each != own).forEach(order::add);
    return order;
  }

  /** The tensors, the loop's axis first. */
  List<Value> sequences() {
    return sequences;
  }

  /** The number of turns. */
  Dimension extent() {
    return sequences.get(0).shape().get(0);
  }

  List<ScanCarry> carries() {
    return carries;
  }

  /** What is emitted, its first axis, that of the loop, where that of the tensors was. */
  Value emitted(Value stack, Site site) {
    int rank = stack.shape().rank();
    if (axis < -rank || axis >= rank) {
      throw site.fault(
          Code.AXIS_OUT_OF_RANGE,
          "what is emitted is stacked along axis "
              + axis
              + " of the tensors, but its stack has only "
              + rank
              + (rank == 1 ? " dimension" : " dimensions"));
    }
    List<Integer> order = new ArrayList<>(IntStream.range(1, rank).boxed().toList());
    order.add(axisOf(stack), 0);
    return elaboration.coercion().algebra(site).transpose(stack, order);
  }
}
