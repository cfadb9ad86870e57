package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * The rows to train and to validate with.
 *
 * @param validation null where the model is not validated
 * @param transforms what the transforms learned from the training rows
 * @param notes sentences that tell the user what was done with the rows
 */
public record TrainingData(
    Dataset training, @Nullable Dataset validation, Json transforms, List<String> notes) {
  /** Copies the notes. */
  public TrainingData {
    notes = List.copyOf(notes);
  }

  /** Reads the rows, sets those for validation apart, and lets transforms learn from the others. */
  public static TrainingData load(
      DataSpecification data, Validation validation, List<Port> ports, DataContext context) {
    return HeapLimit.within(data, () -> loadAll(data, validation, ports, context));
  }

  private static TrainingData loadAll(
      DataSpecification data, Validation validation, List<Port> ports, DataContext context) {
    List<String> notes = new ArrayList<>();
    Validation.Fraction fraction = validation instanceof Validation.Fraction part ? part : null;
    TrainingData prepared = load(data, fraction, ports, context, notes);
    if (!(validation instanceof Validation.Separate other)) {
      return prepared;
    }
    DataContext fitted = context.withLearned(prepared.transforms());
    return new TrainingData(
        prepared.training(),
        separate(other.data(), ports, fitted, notes),
        prepared.transforms(),
        notes);
  }

  private static TrainingData load(
      DataSpecification data,
      Validation.@Nullable Fraction fraction,
      List<Port> ports,
      DataContext context,
      List<String> notes) {
    if (data.source() instanceof Source.Streamed) {
      return StreamSplit.of(data, fraction, ports, context, notes);
    }
    RawData raw = RawData.read(data, ports, context);
    noteLeftOut(data, raw.leftOut(), raw.rows() + raw.leftOut(), notes);
    return prepare(raw, fraction, context.seed(), notes);
  }

  /** The windows of a text that validates follow one another, as do the rows of a table. */
  private static Dataset separate(
      DataSpecification data, List<Port> ports, DataContext context, List<String> notes) {
    if (data.source() instanceof Source.Streamed) {
      return StreamSplit.of(data, null, ports, context, notes).training();
    }
    RawData raw = RawData.read(data, ports, context);
    noteLeftOut(data, raw.leftOut(), raw.rows() + raw.leftOut(), notes);
    return raw.prepare(new int[0]).all();
  }

  private static TrainingData prepare(
      RawData raw, Validation.@Nullable Fraction fraction, long seed, List<String> notes) {
    TextPart text = raw.text();
    if (text != null) {
      return TextSplit.of(raw, text, fraction, notes);
    }
    if (fraction != null) {
      return split(raw, fraction, seed, notes);
    }
    int[] all = IntStream.range(0, raw.rows()).toArray();
    PreparedData prepared = raw.prepare(all);
    notes.addAll(prepared.vocabularies());
    return new TrainingData(prepared.dataset(all), null, prepared.transforms(), notes);
  }

  private static TrainingData split(
      RawData raw, Validation.Fraction fraction, long seed, List<String> notes) {
    int rows = raw.rows();
    int held = (int) Math.round(fraction.fraction() * rows);
    if (!fraction.isShare() || held >= rows) {
      throw fraction.leavesNone(rows + " rows");
    }
    int[] order = new int[rows];
    CounterRandom.permute(CounterRandom.key(seed, "validation"), order);
    int[] validating = Arrays.copyOf(order, held);
    int[] training = Arrays.copyOfRange(order, held, rows);
    Arrays.sort(validating);
    Arrays.sort(training);
    PreparedData prepared = raw.prepare(training);
    notes.add(
        "validation: a random part of the rows, " + held + " of " + rows + " (seed " + seed + ")");
    notes.addAll(prepared.vocabularies());
    return new TrainingData(
        prepared.dataset(training),
        held == 0 ? null : prepared.dataset(validating),
        prepared.transforms(),
        notes);
  }

  /** Says how many of all rows were left out, if any were. */
  static void noteLeftOut(DataSpecification data, int leftOut, int total, List<String> notes) {
    if (leftOut > 0) {
      notes.add(
          "data '"
              + data.name()
              + "': "
              + leftOut
              + " of "
              + total
              + " rows left out, as a value is missing");
    }
  }
}
