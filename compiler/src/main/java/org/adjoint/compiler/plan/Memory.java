package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.IndexExpression;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.Value;
import org.jspecify.annotations.Nullable;

/** Where the values of a function are while it runs. */
final class Memory {
  private final Map<Operation, Location> given;
  private final IndexExpression position;
  private final Map<Value, Location> homes = new HashMap<>();
  private final Map<Value, Cluster> makers = new HashMap<>();
  private final Map<Value, Placement> scratch = new HashMap<>();
  private final Map<Value, List<Location>> sinks = new HashMap<>();
  private final Map<ElementType, Buffer> scratchBuffers = new HashMap<>();

  /**
   * A memory in which nothing has been made yet.
   *
   * @param given where the leaves that are tensors stand
   * @param position of the turn's slices along the sequences; zero outside loops
   */
  Memory(Map<Operation, Location> given, IndexExpression position) {
    this.given = given;
    this.position = position;
  }

  /** Where a leaf stands. */
  Placement leaf(Operation leaf) {
    return Objects.requireNonNull(given.get(leaf), () -> "no place for " + leaf).place();
  }

  /** Says where a leaf stands. */
  void give(Operation leaf, Location location) {
    given.put(leaf, location);
  }

  /** Says which cluster makes a root. */
  void made(Value root, Cluster by) {
    makers.put(root, by);
  }

  /** Gives a root a place that later clusters read it from. */
  void keep(Value root, Location location) {
    homes.put(root, location);
  }

  @Nullable Location home(Value root) {
    return homes.get(root);
  }

  /** Says where else a root goes. */
  void deliver(Value root, Location location) {
    sinks.computeIfAbsent(root, r -> new ArrayList<>()).add(location);
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
    scratch.put(root, Placement.of(buffer, buffer.size()));
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

  /** Where the values are that a cluster reads. */
  Tracer.Places places(Cluster cluster) {
    return new Tracer.Places() {
      @Override
      public @Nullable Location of(Value value) {
        Placement row = scratch.get(value);
        return row != null && makers.get(value) == cluster
            ? Location.ofRow(row, value.shape(), cluster.rows().size())
            : location(value);
      }

      @Override
      public IndexExpression position() {
        return position;
      }
    };
  }

  /** Where a value is as a whole; null where it is computed anew. */
  @Nullable Location location(Value value) {
    Location leaf = given.get(value.operation());
    return leaf != null ? leaf : homes.get(value);
  }

  /** Where a value is that is kept or given as a whole. */
  Location require(Value value) {
    return Objects.requireNonNull(location(value), () -> "no place for " + value);
  }

  /** Where the maker of a root stores it. */
  List<Location> destinations(Value root, Cluster cluster) {
    List<Location> all = new ArrayList<>();
    Placement row = scratch.get(root);
    if (row != null) {
      all.add(Location.ofRow(row, root.shape(), cluster.rows().size()));
    }
    Location home = homes.get(root);
    if (home != null) {
      all.add(home);
    }
    all.addAll(sinks.getOrDefault(root, List.of()));
    return all;
  }
}
