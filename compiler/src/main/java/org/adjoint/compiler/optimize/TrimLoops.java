package org.adjoint.compiler.optimize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.LoopVariable.Role;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.Broadcast;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;

/**
 * Loops carry and read what their results need: a carry on which none depends goes, one that never
 * changes and a sequence that is the same in all turns are captured, of two that are the same one
 * goes.
 */
final class TrimLoops extends LoopPass {
  @Override
  Map<Scan.Result, Value> change(LoopResults results, Tally tally) {
    LoopRun run = results.run();
    List<Integer> kept = kept(results);
    LoopCopy copy = new LoopCopy(run, kept);
    for (int carry = 0; carry < run.loop().next().size(); carry++) {
      Value variable = run.variables().get(carry);
      if (isConstant(carry, run)) {
        copy.capture(variable, run.operands().get(carry));
      } else if (twin(carry, kept, run) != carry) {
        copy.merge(variable, run.variables().get(twin(carry, kept, run)));
      }
    }
    for (Value value : results.order(kept)) {
      captureRepeated(value, results, copy);
      copy.place(value);
    }
    LoopRun made = copy.run(results.next(kept));
    if (isLess(made, run)) {
      tally.fired();
    }
    Map<Scan.Result, Value> found = new LinkedHashMap<>();
    for (Scan.Result result : results.asked()) {
      found.put(
          result,
          result instanceof Scan.Result.Last last
              ? last(last.carry(), kept, made, results)
              : made.stack(results.graph(), copy.place(((Scan.Result.Stack) result).value())));
    }
    return found;
  }

  private static List<Integer> kept(LoopResults results) {
    List<Integer> kept = new ArrayList<>();
    for (int carry : results.liveCarries()) {
      if (!isConstant(carry, results.run()) && twin(carry, kept, results.run()) == carry) {
        kept.add(carry);
      }
    }
    return kept;
  }

  private static boolean isConstant(int carry, LoopRun run) {
    return run.loop().next().get(carry).equals(run.variables().get(carry));
  }

  /** The first of some carries that is what the given one is in all turns; itself if none is. */
  private static int twin(int carry, List<Integer> others, LoopRun run) {
    for (int other : others) {
      boolean same =
          run.operands().get(other).equals(run.operands().get(carry))
              && run.loop().next().get(other).equals(run.loop().next().get(carry));
      if (same) {
        return other;
      }
    }
    return carry;
  }

  private static boolean isLess(LoopRun made, LoopRun before) {
    return made.operands().size() < before.operands().size()
        || made.loop().next().size() < before.loop().next().size()
        || made.loop().slices().size() < before.loop().slices().size();
  }

  /** A sequence that repeats one value is read as that value. */
  private static void captureRepeated(Value value, LoopResults results, LoopCopy copy) {
    boolean slice =
        value.operation() instanceof LoopVariable variable && variable.role() == Role.SLICE;
    if (!slice) {
      return;
    }
    Value sequence = results.run().operand((LoopVariable) value.operation());
    if (sequence.operation() instanceof Broadcast broadcast && !broadcast.axes().contains(0)) {
      List<Integer> axes = broadcast.axes().stream().map(axis -> axis - 1).toList();
      Shape shape = broadcast.shape().without(List.of(0));
      Algebra algebra = Algebra.at(results.graph(), sequence);
      copy.capture(value, algebra.broadcast(sequence.operand(0), shape, axes));
    }
  }

  private static Value last(int carry, List<Integer> kept, LoopRun made, LoopResults results) {
    LoopRun run = results.run();
    int place = kept.indexOf(twin(carry, kept, run));
    return place < 0
        ? run.operands().get(carry)
        : made.last(results.graph(), place, run.loop().next().get(carry).origin());
  }
}
