package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.syntax.Expression;

/** The body of a scan, elaborated once for all turns. What it binds is gone when it ends. */
final class ScanTurn {
  private final Elaboration elaboration;
  private final Expression.Scan scan;
  private final Frame frame;
  private final LoopTrace trace;
  private final Map<String, Persistent> states = new LinkedHashMap<>();
  private final List<Denotation> ends = new ArrayList<>();

  ScanTurn(Elaboration elaboration, Expression.Scan scan, Frame frame, ScanHead head) {
    this.elaboration = elaboration;
    this.scan = scan;
    this.frame = frame;
    this.trace = new LoopTrace(elaboration.graph(), head.extent(), scan.traversal().reversed());
  }

  /** Elaborates the body; whether all that it carries and emits is sound. */
  boolean run(List<Value> sequences, List<ScanCarry> carries) {
    Frame.Scope scope = frame.scope();
    findStates();
    elaboration.loops().add(trace);
    try {
      for (int place = 0; place < sequences.size(); place++) {
        Value slice = trace.slice(sequences.get(place), place);
        frame.bind(scan.slices().get(place).name().text(), new Tensor(slice));
      }
      for (ScanCarry carry : carries) {
        frame.bind(carry.name().text(), new Tensor(trace.carry(carry.first())));
      }
      states.forEach((name, state) -> frame.bind(name, new Tensor(elaboration.present(state))));
      elaboration.statements().run(scan.body(), frame);
      carries.forEach(carry -> ends.add(frame.find(carry.name().text())));
    } finally {
      elaboration.loops().remove(elaboration.loops().size() - 1);
      frame.backTo(scope);
    }
    return !ends.contains(Mark.POISON)
        && trace.emitted().stream().noneMatch(each -> each.value() == Mark.POISON);
  }

  private void findStates() {
    frame
        .scope()
        .persistents()
        .forEach(
            (name, persistent) -> {
              boolean present =
                  persistent.leaf().kind() != Leaf.Kind.PARAMETER
                      && frame.find(name) instanceof Tensor tensor
                      && tensor.value() == elaboration.present(persistent);
              if (present) {
                states.put(name, persistent);
              }
            });
  }

  /** The states of the body around the scan, under the names that mean what each is by now. */
  Map<String, Persistent> states() {
    return states;
  }

  LoopTrace trace() {
    return trace;
  }

  /** What each carried name means when the turn ends. */
  List<Denotation> ends() {
    return ends;
  }
}
