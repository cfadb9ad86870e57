package org.adjoint.runtime.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Program;
import org.adjoint.runtime.program.StepScalars;
import org.jspecify.annotations.Nullable;

/**
 * One prediction: it is given the arrays of inputs and outputs, and run once. A model lends a
 * predictor to one thread at a time; {@link #run} gives it back.
 */
public final class Predictor {
  private final Program program;
  private final PredictorPool owner;
  private final StepScalars scalars = new StepScalars();
  private final CallShapes shapes;
  private final @Nullable Object[] inputs;
  private final @Nullable Object[] outputs;

  /** Where a part of the rows is copied, when there are more than the program takes at once. */
  private @Nullable Object @Nullable [] inputPart;

  private @Nullable Object @Nullable [] outputPart;
  private int partVersion;
  private int rows;

  Predictor(Program program, PredictorPool owner, int seed) {
    this.program = program;
    this.owner = owner;
    this.scalars.seed = seed;
    this.shapes = new CallShapes(program.signature(), scalars);
    this.inputs = new Object[program.signature().inputs().size()];
    this.outputs = new Object[program.signature().outputs().size()];
  }

  Predictor begin(int count) {
    rows = count;
    return this;
  }

  int capacity() {
    return program.capacity();
  }

  /**
   * Says how large a dimension is that varies at run time, given by its place in the signature:
   * before the arrays, whose rows then have that size.
   */
  public void extent(int place, int extent) {
    shapes.extent(place, extent);
  }

  /** Reads an input, given by its place among the inputs, from here. */
  public void input(int place, float[] values) {
    input(place, values, values.length);
  }

  /** Reads an input, given by its place among the inputs, from here. */
  public void input(int place, double[] values) {
    input(place, values, values.length);
  }

  /** Reads an input, given by its place among the inputs, from here. */
  public void input(int place, int[] values) {
    input(place, values, values.length);
    RowArrays.requireIndices(shapes.feed(place), rows, values);
  }

  private void input(int place, Object array, int length) {
    RowArrays.requireAtLeast(shapes.feed(place), rows, length);
    inputs[place] = array;
  }

  /** Writes an output, given by its place among the outputs, to here. */
  public void output(int place, float[] values) {
    output(place, values, values.length);
  }

  /** Writes an output, given by its place among the outputs, to here. */
  public void output(int place, double[] values) {
    output(place, values, values.length);
  }

  /** Writes an output, given by its place among the outputs, to here. */
  public void output(int place, int[] values) {
    output(place, values, values.length);
  }

  private void output(int place, Object array, int length) {
    RowArrays.requireAtLeast(shapes.output(place), rows, length);
    outputs[place] = array;
  }

  /** Computes the outputs; the predictor is not to be used afterwards. */
  public void run() {
    try {
      if (rows > 0 && rows <= program.capacity()) {
        scalars.batchNumber = 0;
        program.predict(inputs, rows, scalars, outputs);
      } else {
        runInParts();
      }
    } finally {
      Arrays.fill(inputs, null);
      Arrays.fill(outputs, null);
      shapes.forget();
    }
    owner.giveBack(this);
  }

  private void runInParts() {
    List<Port> read = ports(inputs.length, shapes::feed);
    List<Port> written = ports(outputs.length, shapes::output);
    boolean fit = partVersion == shapes.version();
    Object[] from = fit && inputPart != null ? inputPart : arrays(read);
    Object[] to = fit && outputPart != null ? outputPart : arrays(written);
    inputPart = from;
    outputPart = to;
    partVersion = shapes.version();
    int most = program.capacity();
    for (int start = 0; start < rows; start += most) {
      int count = Math.min(most, rows - start);
      for (int i = 0; i < from.length; i++) {
        boolean perRow = read.get(i).perRow();
        copy(read.get(i), inputs[i], perRow ? start : 0, from[i], 0, perRow ? count : 1);
      }
      scalars.batchNumber = start / most;
      program.predict(from, count, scalars, to);
      for (int i = 0; i < to.length; i++) {
        copy(written.get(i), to[i], 0, outputs[i], start, count);
      }
    }
  }

  private static List<Port> ports(int count, IntFunction<Port> port) {
    return IntStream.range(0, count).mapToObj(port).toList();
  }

  private @Nullable Object[] arrays(List<Port> ports) {
    return ports.stream().map(port -> port.newArray(program.capacity())).toArray();
  }

  @SuppressWarnings("SuspiciousSystemArraycopy") // arrays of the element kind of the port
  private static void copy(Port port, Object from, int fromRow, Object to, int toRow, int count) {
    int size = port.rowSize();
    System.arraycopy(from, fromRow * size, to, toRow * size, count * size);
  }
}
