package org.adjoint.compiler.optimize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Elementwise;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;

/**
 * What depends on no carry is made before the loop, if it is dear: for all turns at once, so that a
 * product with a slice in each turn becomes one large product with the sequence. What is the same
 * in all turns is made once.
 */
final class HoistFromLoops extends LoopPass {
  @Override
  Map<Scan.Result, Value> change(LoopResults results, Tally tally) {
    return new Hoisting(results).change(tally);
  }

  /** One loop. */
  private static final class Hoisting {
    private final LoopResults results;
    private final LoopRun run;
    private final List<Integer> carries;
    private final List<Value> order;
    private final Set<Value> carried;
    private final Set<Value> varying;
    private final Set<Value> liftable = new HashSet<>();
    private final Set<Value> hoisted = new HashSet<>();
    private final Map<Value, Integer> uses = new HashMap<>();
    private final Lifting lifting;

    Hoisting(LoopResults results) {
      this.results = results;
      this.run = results.run();
      this.carries = results.liveCarries();
      this.order = results.order(carries);
      this.carried = LoopResults.depending(order, Set.of(Role.CARRY));
      this.varying = LoopResults.depending(order, Set.of(Role.CARRY, Role.SLICE, Role.POSITION));
      this.lifting = new Lifting(results);
    }

    Map<Scan.Result, Value> change(Tally tally) {
      findLiftable();
      order.forEach(this::chooseHoisted);
      lift();
      LoopCopy copy = new LoopCopy(run, carries);
      Set<Value> needed = needed();
      for (Value value : order) {
        if (needed.contains(value)) {
          place(value, copy, tally);
        }
      }
      LoopRun made = copy.run(results.next(carries));
      Map<Scan.Result, Value> found = new LinkedHashMap<>();
      for (Scan.Result result : results.asked()) {
        found.put(result, result(result, made, copy));
      }
      results.stacked().stream().filter(this::isMade).forEach(value -> tally.fired());
      return found;
    }

    private void place(Value value, LoopCopy copy, Tally tally) {
      if (isSame(value)) {
        copy.capture(value, lifting.outside(value));
      } else if (hoisted.contains(value)) {
        copy.slice(value, lifting.stack(value));
        tally.fired();
      }
      copy.place(value);
    }

    private Value result(Scan.Result result, LoopRun made, LoopCopy copy) {
      if (result instanceof Scan.Result.Last last) {
        Value next = run.loop().next().get(last.carry());
        return made.last(results.graph(), carries.indexOf(last.carry()), next.origin());
      }
      Value value = ((Scan.Result.Stack) result).value();
      return liftable.contains(value)
          ? lifting.stack(value)
          : made.stack(results.graph(), copy.place(value));
    }

    /** Whether the value is a result that the loop need not make. */
    private boolean isMade(Value value) {
      return liftable.contains(value) && !(value.operation() instanceof LoopVariable);
    }

    /** Whether the value is made once for all turns. */
    private boolean isSame(Value value) {
      return !varying.contains(value) && liftable.contains(value);
    }

    /** What can be made outside: it depends on no carry, and nor does what it is made of. */
    private void findLiftable() {
      for (Value value : order) {
        value.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
        List<Boolean> varies = value.operands().stream().map(varying::contains).toList();
        boolean can =
            !varying.contains(value)
                || value.operation() instanceof LoopVariable
                || Lifting.canLift(value, varies);
        if (!carried.contains(value) && can && liftable.containsAll(value.operands())) {
          liftable.add(value);
        }
      }
      results.next(carries).forEach(value -> uses.merge(value, 1, Integer::sum));
      results.stacked().forEach(value -> uses.merge(value, 1, Integer::sum));
    }

    /** What is dear, and what else is made of it if that takes no further memory. */
    private void chooseHoisted(Value value) {
      if (!liftable.contains(value) || !varying.contains(value)) {
        return;
      }
      boolean dear =
          value.operation() instanceof Contraction
              || value.operation() instanceof Reduce
              || value.operation() instanceof Gather
              || value.operation() instanceof ScatterAdd;
      boolean simple =
          value.operation() instanceof Elementwise
              || value.operation() instanceof Movement && !(value.operation() instanceof Broadcast);
      List<Value> replaced =
          value.operands().stream().filter(operand -> isReplaced(operand, value)).toList();
      if (dear || simple && !replaced.isEmpty()) {
        replaced.forEach(hoisted::remove);
        hoisted.add(value);
      }
    }

    /** Whether the operand need not be kept where the value is: nothing else uses it. */
    private boolean isReplaced(Value operand, Value value) {
      return hoisted.contains(operand)
          && uses.getOrDefault(operand, 0) == 1
          && operand.shape().size().equals(value.shape().size());
    }

    /** Makes outside what is needed there. */
    private void lift() {
      Set<Value> wanted = new HashSet<>(hoisted);
      results.stacked().stream().filter(liftable::contains).forEach(wanted::add);
      order.stream().filter(this::isSame).forEach(wanted::add);
      lifting.lift(Graph.reachable(List.copyOf(wanted)));
    }

    /** What the loop still has to make or to be given. */
    private Set<Value> needed() {
      Set<Value> needed = new HashSet<>(results.next(carries));
      results.stacked().stream().filter(v -> !liftable.contains(v)).forEach(needed::add);
      for (int place = order.size() - 1; place >= 0; place--) {
        Value value = order.get(place);
        if (needed.contains(value) && !isSame(value) && !hoisted.contains(value)) {
          needed.addAll(value.operands());
        }
      }
      return needed;
    }
  }
}
