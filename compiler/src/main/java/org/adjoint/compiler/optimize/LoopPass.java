package org.adjoint.compiler.optimize;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Rebuild;
import org.adjoint.compiler.op.Scan;

/** A pass that changes loops one by one, each with all results that are asked of it. */
abstract class LoopPass implements Pass {
  @Override
  public final List<Value> apply(List<Value> roots, Rebuild rebuild, Tally tally) {
    List<Value> values = Graph.reachable(roots);
    Map<LoopRun, Set<Scan.Result>> asked = new LinkedHashMap<>();
    for (Value value : values) {
      if (value.operation() instanceof Scan scan) {
        asked.computeIfAbsent(LoopRun.of(value), run -> new LinkedHashSet<>()).add(scan.result());
      }
    }
    if (asked.isEmpty()) {
      return roots;
    }
    Map<LoopRun, Map<Scan.Result, Value>> made = new HashMap<>();
    for (Value value : values) {
      if (value.operation() instanceof Scan scan) {
        LoopRun run = LoopRun.of(value);
        if (!made.containsKey(run)) {
          LoopRun renewed = new LoopRun(run.loop(), rebuild.renewed(run.operands()));
          LoopResults results =
              new LoopResults(rebuild.graph(), renewed, Objects.requireNonNull(asked.get(run)));
          made.put(run, change(results, tally));
        }
        Value result = Objects.requireNonNull(made.get(run)).get(scan.result());
        rebuild.set(value, Objects.requireNonNull(result));
      } else {
        rebuild.set(value, rebuild.copy(value));
      }
    }
    return rebuild.renewed(roots);
  }

  /** Each result that is asked for in its new form. */
  abstract Map<Scan.Result, Value> change(LoopResults results, Tally tally);
}
