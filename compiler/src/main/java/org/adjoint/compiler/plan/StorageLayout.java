package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;

/**
 * Where everything that a model keeps between steps stands in the flat arrays of its storage.
 *
 * <p>Slots stand in the order of their parameters, all of one name together, so that an update over
 * all parameters counts through parameters, gradients and each slot alike.
 */
final class StorageLayout {
  private final Map<Leaf, Placement> places = new LinkedHashMap<>();
  private final Map<Flat, Buffer> buffers = new HashMap<>();

  private record Flat(Buffer.Kind kind, ElementType element) {}

  static StorageLayout of(ModelInterface model) {
    StorageLayout layout = new StorageLayout();
    layout.place(Buffer.Kind.PARAMETERS, model.parameters());
    layout.place(Buffer.Kind.SLOTS, byName(model.slots()));
    layout.place(Buffer.Kind.STATES, model.states());
    return layout;
  }

  private static List<Leaf> byName(List<Leaf> slots) {
    Map<String, List<Leaf>> groups = new LinkedHashMap<>();
    for (Leaf slot : slots) {
      String name = slot.name().substring(slot.name().lastIndexOf('/') + 1);
      groups.computeIfAbsent(name, n -> new ArrayList<>()).add(slot);
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private void place(Buffer.Kind kind, List<Leaf> leaves) {
    for (Leaf leaf : leaves) {
      Buffer buffer = buffer(kind, leaf.resultType().element());
      places.put(leaf, Placement.of(buffer, buffer.size()));
      buffer.grow(buffer.size().plus(leaf.resultType().shape().size()));
    }
  }

  /** The flat array of a storage class for elements of a type. */
  Buffer buffer(Buffer.Kind kind, ElementType element) {
    ElementType stored = Buffer.stored(element);
    return buffers.computeIfAbsent(
        new Flat(kind, stored), flat -> new Buffer(kind, stored, 0, Dimension.ZERO));
  }

  /** Where a leaf stands; leaves that the caller feeds stand nowhere here. */
  Map<Leaf, Placement> places() {
    return places;
  }
}
