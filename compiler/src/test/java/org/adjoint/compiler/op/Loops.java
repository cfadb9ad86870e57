package org.adjoint.compiler.op;

import java.util.List;
import java.util.stream.Stream;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;

/** Small loops to try things on. */
final class Loops {
  private Loops() {}

  private static TensorType floats(long... extents) {
    return new TensorType(ElementType.FLOAT32, Shape.of(extents));
  }

  private static Value variable(Graph body, Role role, TensorType type) {
    return body.add(new LoopVariable(role, 0, type), List.of(), Origin.NONE);
  }

  /** {@code s = s · k + x}, for scalars: its last value, and all of them. */
  static List<Scan> fading(long turns, boolean reversed) {
    Graph body = new Graph();
    Value carry = variable(body, Role.CARRY, floats());
    Value slice = variable(body, Role.SLICE, floats());
    Value capture = variable(body, Role.CAPTURE, floats());
    Algebra algebra = Algebra.of(body, Origin.NONE);
    Value next = algebra.add(algebra.multiply(carry, capture), slice);
    return results(
        new Loop(
            Dimension.of(turns),
            reversed,
            List.of(slice.type()),
            List.of(capture.type()),
            body,
            List.of(next)));
  }

  /** {@code h = tanh(h · w + x) · (1 + position)}, for rows: its last value, and all of them. */
  static List<Scan> recurrent() {
    Graph body = new Graph();
    Value carry = variable(body, Role.CARRY, floats(2, 3));
    Value slice = variable(body, Role.SLICE, floats(2, 3));
    Value capture = variable(body, Role.CAPTURE, floats(3, 3));
    Algebra algebra = Algebra.of(body, Origin.NONE);
    Value product = algebra.contract(carry, capture, Catalogue.contraction("ab,bc->ac"));
    Value position =
        algebra.convert(
            body.add(LoopVariable.POSITION, List.of(), Origin.NONE), ElementType.FLOAT32);
    Value factor =
        algebra.fill(
            algebra.add(position, algebra.constant(ElementType.FLOAT32, 1)), slice.shape());
    Value next = algebra.multiply(algebra.tanh(algebra.add(product, slice)), factor);
    return results(
        new Loop(
            Dimension.of(4),
            false,
            List.of(slice.type()),
            List.of(capture.type()),
            body,
            List.of(next)));
  }

  private static List<Scan> results(Loop loop) {
    return List.of(
        new Scan(loop, new Scan.Result.Last(0)),
        new Scan(loop, new Scan.Result.Stack(loop.next().get(0))));
  }

  /** Made once: a loop is no other's equal. */
  private static final List<Scan> SAMPLES =
      Stream.concat(recurrent().stream(), fading(3, true).stream()).toList();

  /** Samples of loops. */
  static Stream<Catalogue.Sample> samples() {
    return SAMPLES.stream().map(scan -> new Catalogue.Sample(scan, scan.loop().operands(), -1, 1));
  }
}
