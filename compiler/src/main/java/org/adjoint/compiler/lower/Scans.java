package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Reduce;
import org.adjoint.compiler.syntax.Expression;

/** Elaborates one loop over a sequence. */
final class Scans {
  private final Elaboration elaboration;
  private final Expression.Scan scan;
  private final Frame frame;
  private final Site site;
  private final ScanHead head;

  Scans(Elaboration elaboration, Expression.Scan scan, Frame frame) {
    this.elaboration = elaboration;
    this.scan = scan;
    this.frame = frame;
    this.site = frame.at(scan.slices().get(0).name().span());
    this.head = new ScanHead(elaboration, scan, frame);
  }

  /** What the scan emits; the names it carries hold their last values after it. */
  Denotation evaluate() {
    try {
      Denotation emitted = head.read() ? run() : Mark.POISON;
      if (emitted == Mark.POISON) {
        poison();
      }
      return emitted;
    } catch (RuntimeException failure) {
      poison();
      throw failure;
    }
  }

  private void poison() {
    scan.carries().forEach(carry -> frame.bind(carry.name().text(), Mark.POISON));
  }

  /** Elaborates the body, again where it shows that a carry has to begin as another type. */
  private Denotation run() {
    List<ScanCarry> carries = head.carries();
    while (true) {
      Ledger.Mark mark = elaboration.ledger().mark();
      int places = elaboration.session().places();
      ScanTurn turn = new ScanTurn(elaboration, scan, frame, head);
      if (!turn.run(head.sequences(), carries)) {
        return Mark.POISON;
      }
      List<ScanCarry> met = new ArrayList<>();
      for (int place = 0; place < carries.size(); place++) {
        met.add(carries.get(place).meeting(turn.ends().get(place), elaboration.coercion()));
      }
      if (met.equals(carries)) {
        return finish(turn, carries, mark);
      }
      elaboration.ledger().takeBack(mark);
      elaboration.session().backTo(places);
      carries = met;
    }
  }

  private Denotation finish(ScanTurn turn, List<ScanCarry> carries, Ledger.Mark mark) {
    LoopTrace trace = turn.trace();
    Map<Leaf, Value> updates = elaboration.ledger().updates();
    List<Value> next = new ArrayList<>();
    for (int place = 0; place < carries.size(); place++) {
      next.add(carries.get(place).next(turn.ends().get(place), elaboration.coercion()));
    }
    trace.states().keySet().forEach(state -> next.add(updates.get(state)));
    List<Value> emitted = new ArrayList<>();
    for (LoopTrace.Emitted each : trace.emitted()) {
      emitted.add(elaboration.coercion().tensor(each.value(), each.site()));
    }
    List<Value> penalties = penalties(trace, mark);
    List<Value> others = new ArrayList<>(emitted);
    others.addAll(penalties);
    LoopRun run = trace.close(next, others);
    trace.states().forEach((state, carry) -> keep(state, trace.last(carry, run, site.origin())));
    turn.states()
        .forEach((name, state) -> frame.bind(name, new Tensor(elaboration.present(state))));
    for (int place = 0; place < carries.size(); place++) {
      Value last = trace.last(trace.carries().get(place), run, site.origin());
      frame.bind(carries.get(place).name().text(), new Tensor(last));
    }
    penalize(penalties, trace, run);
    List<Denotation> stacks = new ArrayList<>();
    for (int place = 0; place < emitted.size(); place++) {
      Value stack = run.stack(elaboration.graph(), trace.inBody(emitted.get(place)));
      stacks.add(new Tensor(head.emitted(stack, trace.emitted().get(place).site())));
    }
    return stacks.size() == 1 ? stacks.get(0) : new Sequence(stacks);
  }

  /** A state that is what it was before the step has no update. */
  private void keep(Leaf state, Value value) {
    if (value.operation().equals(state)) {
      elaboration.ledger().updates().remove(state);
    } else {
      elaboration.ledger().updates().put(state, value);
    }
  }

  /** The penalties of the body that differ from turn to turn. */
  private List<Value> penalties(LoopTrace trace, Ledger.Mark mark) {
    return elaboration.ledger().penalties().stream()
        .filter(penalty -> !mark.penalties().contains(penalty) && trace.varies(penalty))
        .toList();
  }

  /** Each turn adds its penalty. */
  private void penalize(List<Value> inTurn, LoopTrace trace, LoopRun run) {
    Set<Value> penalties = elaboration.ledger().penalties();
    for (Value penalty : inTurn) {
      penalties.remove(penalty);
      Value stack = run.stack(elaboration.graph(), trace.inBody(penalty));
      Algebra algebra = Algebra.at(elaboration.graph(), penalty);
      penalties.add(algebra.reduce(Reduce.Kind.SUM, stack, List.of(0)));
    }
  }
}
