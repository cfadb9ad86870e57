package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Movement;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Contraction;
import org.adjoint.compiler.op.Gather;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;
import org.adjoint.compiler.op.ScatterAdd;
import org.adjoint.compiler.op.Slice;

/**
 * What no carry depends on is made after the loop, for all turns at once: products and movement
 * always, anything else if the loop need not keep more for it than what it would be itself.
 */
final class SinkFromLoops extends LoopPass {
  @Override
  Map<Scan.Result, Value> change(LoopResults results, Tally tally) {
    return new Sinking(results).change(tally);
  }

  /** One loop. */
  private static final class Sinking {
    private final LoopResults results;
    private final LoopRun run;
    private final List<Integer> carries;
    private final List<Value> order;
    private final Set<Value> varying;
    private final Set<Value> core;
    private final Set<Value> kept = new HashSet<>();
    private final Set<Value> undecided = new HashSet<>();

    Sinking(LoopResults results) {
      this.results = results;
      this.run = results.run();
      this.carries = results.liveCarries();
      this.order = results.order(carries);
      this.varying = LoopResults.depending(order, Set.of(Role.CARRY, Role.SLICE, Role.POSITION));
      this.core = new HashSet<>(Graph.reachable(results.next(carries)));
    }

    Map<Scan.Result, Value> change(Tally tally) {
      decide();
      settle();
      LoopCopy copy = new LoopCopy(run, carries);
      List<Value> roots = new ArrayList<>(results.next(carries));
      order.stream().filter(kept::contains).forEach(roots::add);
      Graph.reachable(roots).forEach(copy::place);
      LoopRun made = copy.run(results.next(carries));
      Lifting lifting = new Lifting(results);
      for (Value value : order) {
        if (kept.contains(value)) {
          lifting.set(value, made.stack(results.graph(), copy.place(value)), true);
        }
      }
      lifting.lift(sunk());
      Map<Scan.Result, Value> found = new LinkedHashMap<>();
      for (Scan.Result result : results.asked()) {
        if (result instanceof Scan.Result.Last last) {
          Value next = run.loop().next().get(last.carry());
          int place = carries.indexOf(last.carry());
          found.put(result, made.last(results.graph(), place, next.origin()));
        } else {
          Value value = ((Scan.Result.Stack) result).value();
          found.put(result, lifting.stack(value));
          if (!kept.contains(value) && !isGiven(value)) {
            tally.fired();
          }
        }
      }
      return found;
    }

    /** Whether the value is there outside whatever the loop keeps. */
    private boolean isGiven(Value value) {
      return !varying.contains(value)
          || value.operation() instanceof LoopVariable variable && variable.role() != Role.CARRY;
    }

    private boolean canSink(Value value) {
      List<Boolean> varies = value.operands().stream().map(varying::contains).toList();
      return !core.contains(value)
          && !(value.operation() instanceof LoopVariable)
          && Lifting.canLift(value, varies);
    }

    /** From the results back: what is wanted outside is kept by the loop, or is to be sunk. */
    private void decide() {
      Set<Value> wanted = new HashSet<>(results.stacked());
      for (int place = order.size() - 1; place >= 0; place--) {
        Value value = order.get(place);
        if (!wanted.contains(value) || isGiven(value)) {
          continue;
        }
        if (!canSink(value)) {
          kept.add(value);
        } else if (isProduct(value) || isSmallMovement(value)) {
          wanted.addAll(value.operands());
        } else {
          undecided.add(value);
        }
      }
    }

    private static boolean isProduct(Value value) {
      return value.operation() instanceof Contraction
          || value.operation() instanceof Gather
          || value.operation() instanceof ScatterAdd;
    }

    private static boolean isSmallMovement(Value value) {
      return value.operation() instanceof Movement && !(value.operation() instanceof Slice);
    }

    /** From what is kept on: what can be made of that need not be kept itself. */
    private void settle() {
      Set<Value> there = new HashSet<>();
      for (Value value : order) {
        boolean free =
            isGiven(value)
                || kept.contains(value)
                || canSink(value) && there.containsAll(value.operands());
        if (!free && undecided.contains(value)) {
          kept.add(value);
        }
        if (free || undecided.contains(value)) {
          there.add(value);
        }
      }
    }

    /** What is made outside, and what that is made of up to what is kept, in order. */
    private List<Value> sunk() {
      Set<Value> needed = new HashSet<>(results.stacked());
      for (int place = order.size() - 1; place >= 0; place--) {
        Value value = order.get(place);
        if (needed.contains(value) && !kept.contains(value)) {
          needed.addAll(value.operands());
        }
      }
      return order.stream().filter(v -> needed.contains(v) && !kept.contains(v)).toList();
    }
  }
}
