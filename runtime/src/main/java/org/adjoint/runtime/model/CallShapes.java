package org.adjoint.runtime.model;

import java.util.List;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.StepScalars;

/**
 * The shapes that rows have in the next call of a program: those of its signature, with the extents
 * that the caller gives of dimensions that vary.
 */
final class CallShapes {
  private final Signature signature;
  private final int[] extents;
  private final boolean[] given;
  private List<Port> feed;
  private List<Port> outputs;
  private boolean stale;
  private int version;

  /** Has the scalars of the calls tell the program of the extents. */
  CallShapes(Signature signature, StepScalars scalars) {
    this.signature = signature;
    this.extents = new int[signature.extents().size()];
    this.given = new boolean[extents.length];
    this.feed = signature.feed();
    this.outputs = signature.outputs();
    scalars.extents = extents;
  }

  /** Takes an extent, given by the place of its dimension in the signature. */
  void extent(int place, int extent) {
    if (extent < 1) {
      throw new IllegalArgumentException(name(place) + " must be at least 1, not " + extent);
    }
    stale |= extents[place] != extent;
    extents[place] = extent;
    given[place] = true;
  }

  /** The extents of the next call have to be given anew. */
  void forget() {
    for (int place = 0; place < given.length; place++) {
      given[place] = false;
    }
  }

  /** An input or target, by its place among both. */
  Port feed(int place) {
    settle();
    return feed.get(place);
  }

  /** An output, by its place. */
  Port output(int place) {
    settle();
    return outputs.get(place);
  }

  /** Another number whenever the shapes have changed. */
  int version() {
    settle();
    return version;
  }

  private void settle() {
    for (int place = 0; place < given.length; place++) {
      if (!given[place]) {
        throw new IllegalStateException(
            "how large " + name(place) + " is has to be said first: extent(" + place + ", …)");
      }
    }
    if (stale) {
      feed = signature.feed().stream().map(port -> port.fixed(extents)).toList();
      outputs = signature.outputs().stream().map(port -> port.fixed(extents)).toList();
      stale = false;
      version++;
    }
  }

  private String name(int place) {
    return "the dimension '" + signature.extents().get(place) + "'";
  }
}
