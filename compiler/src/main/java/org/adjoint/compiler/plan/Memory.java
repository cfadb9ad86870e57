package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** Where the values of a function are while it runs. */
final class Memory {
  private final Map<Leaf, Placement> leaves;
  private final Map<Value, Placement> homes = new HashMap<>();
  private final Map<Value, Cluster> makers = new HashMap<>();
  private final Map<Value, Placement> scratch = new HashMap<>();
  private final Map<Value, List<Placement>> sinks = new HashMap<>();
  private final Map<ElementType, Buffer> scratchBuffers = new HashMap<>();

  Memory(Map<Leaf, Placement> leaves) {
    this.leaves = leaves;
  }

  /** Says which cluster makes a root. */
  void made(Value root, Cluster by) {
    makers.put(root, by);
  }

  /** Gives a root a place that later clusters read it from. */
  void keep(Value root, Placement place) {
    homes.put(root, place);
  }

  @Nullable Placement home(Value root) {
    return homes.get(root);
  }

  /** Says where else a root goes. */
  void deliver(Value root, Placement place) {
    sinks.computeIfAbsent(root, r -> new ArrayList<>()).add(place);
  }

  /**
   * Gives a root a place for the row in hand, in the scratch array of each worker.
   *
   * @return false where the size of a row is not known when compiled
   */
  boolean keepForRow(Value root, int rows) {
    Shape row = new Shape(root.shape().dimensions().subList(rows, root.shape().rank()));
    if (!row.isConstant()) {
      return false;
    }
    Buffer buffer = scratchBuffer(root.element());
    scratch.put(root, new Placement(buffer, buffer.size()));
    buffer.grow(buffer.size().plus(row.size()));
    return true;
  }

  /** The scratch array of a worker for elements of a type. */
  Buffer scratchBuffer(ElementType element) {
    return scratchBuffers.computeIfAbsent(
        Buffer.stored(element),
        stored -> new Buffer(Buffer.Kind.SCRATCH, stored, 0, Dimension.ZERO));
  }

  /** Rows of different kernels use the same scratch. */
  void endKernel(Map<ElementType, Long> largest) {
    scratchBuffers.forEach(
        (element, buffer) -> largest.merge(element, buffer.size().constant(), Math::max));
    scratchBuffers.clear();
    scratch.clear();
  }

  /** Where a cluster loads a value from; null where it computes it. */
  Tracer.@Nullable Location location(Value value, Cluster cluster) {
    if (value.operation() instanceof Leaf leaf && leaves.containsKey(leaf)) {
      return new Tracer.Location(placement(leaf), 0);
    }
    Placement row = scratch.get(value);
    if (row != null && makers.get(value) == cluster) {
      return new Tracer.Location(row, cluster.rows().size());
    }
    Placement home = homes.get(value);
    return home == null ? null : new Tracer.Location(home, 0);
  }

  /** The place of a leaf. */
  Placement placement(Leaf leaf) {
    Placement place = leaves.get(leaf);
    if (place == null) {
      throw new IllegalStateException("the leaf " + leaf + " stands nowhere");
    }
    return place;
  }

  /** Where the maker of a root stores it. */
  List<Tracer.Location> destinations(Value root, Cluster cluster) {
    List<Tracer.Location> all = new ArrayList<>();
    Placement row = scratch.get(root);
    if (row != null) {
      all.add(new Tracer.Location(row, cluster.rows().size()));
    }
    Placement home = homes.get(root);
    if (home != null) {
      all.add(new Tracer.Location(home, 0));
    }
    sinks.getOrDefault(root, List.of()).forEach(p -> all.add(new Tracer.Location(p, 0)));
    return all;
  }

  /** Where a contraction stores its result, apart from its home. */
  List<Placement> sinks(Value root) {
    return sinks.getOrDefault(root, List.of());
  }
}
