package org.adjoint.compiler.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.plan.Kernel;
import org.adjoint.compiler.plan.Plan;

/** Says which values of an optimised function each kernel computes. */
final class KernelDerivation {
  private KernelDerivation() {}

  /**
   * The values that each kernel computes: those it makes, and those that are nowhere made and so
   * are computed where they are used.
   */
  static Map<Kernel, Set<Value>> computed(Plan.PlannedFunction function, List<Value> roots) {
    Map<Value, Set<Kernel>> owners = new HashMap<>();
    Map<Kernel, Set<Value>> computed = new LinkedHashMap<>();
    for (Kernel kernel : function.kernels()) {
      computed.put(kernel, new LinkedHashSet<>(kernel.values()));
      kernel
          .values()
          .forEach(value -> owners.computeIfAbsent(value, v -> new LinkedHashSet<>()).add(kernel));
    }
    Set<Value> made = Set.copyOf(owners.keySet());
    List<Value> values = new ArrayList<>(Graph.reachable(roots));
    for (int place = values.size() - 1; place >= 0; place--) {
      Value value = values.get(place);
      Set<Kernel> users = owners.getOrDefault(value, Set.of());
      if (!made.contains(value) && !(value.operation() instanceof Leaf)) {
        users.forEach(kernel -> Objects.requireNonNull(computed.get(kernel)).add(value));
      }
      if (!(value.operation() instanceof Leaf)) {
        for (Value operand : value.operands()) {
          if (!made.contains(operand)) {
            owners.computeIfAbsent(operand, v -> new LinkedHashSet<>()).addAll(users);
          }
        }
      }
    }
    return computed;
  }
}
