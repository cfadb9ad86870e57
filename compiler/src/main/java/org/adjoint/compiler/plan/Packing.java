package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies the right operand of a contraction in a loop before the loop, if it is the same in all
 * turns and its columns are not neighbours: else each turn would gather them again.
 */
final class Packing {
  private final RegionPlanner region;
  private final Cluster loop;
  private final Turn turn;
  private final Set<Buffer> written = new HashSet<>();
  private final List<Kernel> copies = new ArrayList<>();

  Packing(RegionPlanner region, Cluster loop, Turn turn) {
    this.region = region;
    this.loop = loop;
    this.turn = turn;
  }

  /** The kernels of a turn, which read the copies. */
  List<Kernel> pack(List<Kernel> body) {
    for (Kernel kernel : body) {
      Access.of(kernel).stream()
          .filter(Access::writes)
          .forEach(access -> written.add(access.place().buffer()));
    }
    List<Kernel> packed = new ArrayList<>();
    for (Kernel kernel : body) {
      packed.add(kernel instanceof Kernel.Contract contract ? pack(contract) : kernel);
    }
    return packed;
  }

  /** What runs before the loop. */
  List<Kernel> copies() {
    return copies;
  }

  private Kernel.Contract pack(Kernel.Contract contract) {
    Kernel.Operand right = contract.right();
    boolean varies =
        written.contains(right.place().buffer())
            || turn.index().factors().keySet().stream()
                .anyMatch(right.place().offset().factors()::containsKey)
            || PackedRight.variesOutside(contract);
    if (varies || !PackedRight.isScattered(contract)) {
      return contract;
    }
    PackedRight packed = PackedRight.of(contract, region, loop);
    copies.add(packed.copy());
    return packed.contract();
  }
}
