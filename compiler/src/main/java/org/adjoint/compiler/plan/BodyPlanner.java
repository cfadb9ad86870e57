package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Value;

/**
 * Plans a turn of a loop. What a turn makes for itself stands in arrays that the turn alone uses:
 * only values of one size share one, since rows that meet in an array cannot be divided.
 */
final class BodyPlanner extends RegionPlanner {
  private final RegionPlanner around;
  private final Map<Value, List<Placement>> destinations = new HashMap<>();
  private final List<Room> free = new ArrayList<>();
  private final Map<Buffer, Room> taken = new LinkedHashMap<>();

  private record Room(Buffer buffer, Dimension size) {}

  BodyPlanner(RegionPlanner around, List<Value> results, Turn turn) {
    super(around.planner, asResults(results), new Memory(new HashMap<>(), turn.position()));
    this.around = around;
  }

  private static List<GraphFunction.Result> asResults(List<Value> values) {
    List<GraphFunction.Result> results = new ArrayList<>();
    for (Value value : values) {
      var sink = new GraphFunction.Sink.Deliver(results.size());
      results.add(new GraphFunction.Result(sink, value));
    }
    return results;
  }

  /** Says where a result goes. */
  void sendTo(Value result, Placement place) {
    destinations.computeIfAbsent(result, r -> new ArrayList<>()).add(place);
  }

  @Override
  List<Kernel> plan() {
    List<Kernel> kernels = super.plan();
    taken.keySet().forEach(around::release);
    return kernels;
  }

  @Override
  int depth() {
    return around.depth() + 1;
  }

  @Override
  Buffer take(ElementType element, Dimension size) {
    for (Room room : free) {
      if (room.size.equals(size) && room.buffer.element() == Buffer.stored(element)) {
        free.remove(room);
        return room.buffer;
      }
    }
    Buffer buffer = around.take(element, size);
    taken.put(buffer, new Room(buffer, size));
    return buffer;
  }

  @Override
  void release(Buffer buffer) {
    Room room = taken.get(buffer);
    if (room != null) {
      free.add(room);
    }
  }

  @Override
  void placeResults(Value root, Cluster cluster) {
    for (Placement place : destinations.getOrDefault(root, List.of())) {
      Location location = Location.of(place, root.shape());
      if (memory.home(root) == null && !Roots.isGiven(root) && !isLoop(root)) {
        memory.keep(root, location);
      } else if (cluster.isAlone()) {
        copyAtEnd(root, cluster, place);
      } else {
        memory.deliver(root, location);
      }
    }
  }

  private static boolean isLoop(Value root) {
    return root.operation() instanceof org.adjoint.compiler.op.Scan;
  }
}
