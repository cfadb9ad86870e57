package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;

/**
 * Makes the kernels of a loop over sequences: what the carries begin with, and the loop itself.
 * Sequences and captures are read where they stand, and what is asked of the loop is stored where
 * it will be read.
 */
final class LoopPlanner {
  private final Cluster cluster;
  private final RegionPlanner region;
  private final LoopRun run;
  private final Loop loop;
  private final Turn turn;
  private final BodyPlanner body;
  private final List<Carry> carries = new ArrayList<>();

  LoopPlanner(Cluster cluster, RegionPlanner region) {
    this.cluster = cluster;
    this.region = region;
    this.run = LoopRun.of(cluster.roots().get(0));
    this.loop = run.loop();
    this.turn = new Turn(region.depth(), loop.extent(), loop.reversed());
    List<Value> results = new ArrayList<>(loop.next());
    results.addAll(stacked());
    this.body = new BodyPlanner(region, results, turn);
  }

  /**
   * The values of the body of which all turns' are asked, but for carries, that are kept anyway.
   */
  private List<Value> stacked() {
    List<Value> values = new ArrayList<>();
    for (Value root : cluster.roots()) {
      if (result(root) instanceof Scan.Result.Stack stack && carryOf(stack.value()) < 0) {
        values.add(stack.value());
      }
    }
    return values;
  }

  private static Scan.Result result(Value root) {
    return ((Scan) root.operation()).result();
  }

  /** The carry that a leaf of the body is, or -1. */
  private static int carryOf(Value value) {
    return value.operation() instanceof LoopVariable leaf && leaf.role() == LoopVariable.Role.CARRY
        ? leaf.place()
        : -1;
  }

  List<Kernel> build() {
    give(LoopVariable.Role.SLICE, loop.slices());
    give(LoopVariable.Role.CAPTURE, loop.captures());
    List<Kernel> kernels = new ArrayList<>();
    for (int place = 0; place < loop.next().size(); place++) {
      carries.add(carry(place));
      kernels.add(InitialNest.of(run.operands().get(place), carries.get(place), region, cluster));
    }
    cluster.roots().forEach(this::placeResult);
    Kernel.Loop head = new Kernel.Loop(cluster.roots(), turn, Dimension.ONE, List.of());
    Packing packing = new Packing(region, cluster, turn);
    List<Kernel> packed = packing.pack(body.plan());
    kernels.addAll(packing.copies());
    kernels.add(Chaining.loop(head, packed));
    return kernels;
  }

  /** Says where the body finds slices or captures: in what they are of, wherever that stands. */
  private void give(LoopVariable.Role role, List<TensorType> types) {
    for (int place = 0; place < types.size(); place++) {
      LoopVariable leaf = new LoopVariable(role, place, types.get(place));
      Shape shape = leaf.resultType().shape();
      List<IndexExpression> index = Roots.View.loops(shape);
      if (role == LoopVariable.Role.SLICE) {
        index.add(0, turn.index());
      }
      Roots.View view = Roots.View.of(run.operand(leaf), index);
      Location location = region.memory.require(view.base());
      body.memory.give(leaf, location.slices(view, turn, shape));
    }
  }

  private Carry carry(int place) {
    Value next = loop.next().get(place);
    LoopVariable leaf = new LoopVariable(LoopVariable.Role.CARRY, place, next.type());
    Carry.Form form = form(place, leaf, next);
    Dimension size = next.shape().size();
    Buffer buffer = region.take(next.element(), size.times(form.places(loop.extent())));
    region.hold(buffer, cluster.order());
    Carry carry = new Carry(buffer, size, turn, form);
    body.memory.give(leaf, Location.of(carry.now(), next.shape()));
    body.sendTo(next, carry.next());
    return carry;
  }

  private Carry.Form form(int place, LoopVariable leaf, Value next) {
    for (Value root : cluster.roots()) {
      if (result(root) instanceof Scan.Result.Stack stack
          && (carryOf(stack.value()) == place || historyOf(stack.value()) == place)) {
        return Carry.Form.HISTORY;
      }
    }
    Cluster maker = body.clustering.home(next);
    boolean inPlace = maker != null && !maker.isAlone() && body.mayOverwrite(leaf, next, maker);
    return inPlace ? Carry.Form.ONE : Carry.Form.TWO;
  }

  /** The carry whose history is the stack of a value of the body, or -1. */
  private int historyOf(Value value) {
    return carryOf(value) >= 0 ? -1 : loop.next().indexOf(value);
  }

  private void placeResult(Value root) {
    Placement place =
        result(root) instanceof Scan.Result.Last last
            ? carries.get(last.carry()).last()
            : placeOfStack(((Scan.Result.Stack) result(root)).value());
    region.memory.keep(root, Location.of(place, root.shape()));
    region.hold(place.buffer(), region.lastUse(root, cluster));
  }

  private Placement placeOfStack(Value value) {
    int now = carryOf(value);
    int next = historyOf(value);
    if (now >= 0 || next >= 0) {
      return now >= 0 ? carries.get(now).allNow() : carries.get(next).allNext();
    }
    Dimension size = value.shape().size();
    Buffer buffer = region.take(value.element(), size.times(loop.extent()));
    Placement place = Placement.of(buffer);
    body.sendTo(value, place.plus(turn.position().times(size)));
    return place;
  }
}
