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
    List<String> notes = new ArrayList<>();
    RawData raw = RawData.read(data, ports, context);
    noteLeftOut(raw, data, notes);
    TrainingData prepared = prepare(raw, validation, context.seed(), notes);
    if (!(validation instanceof Validation.Separate other)) {
      return prepared;
    }
    RawData rest = RawData.read(other.data(), ports, context.withLearned(prepared.transforms()));
    noteLeftOut(rest, other.data(), notes);
    return new TrainingData(
        prepared.training(), rest.prepare(new int[0]).all(), prepared.transforms(), notes);
  }

  private static TrainingData prepare(
      RawData raw, Validation validation, long seed, List<String> notes) {
    Validation.Fraction fraction = validation instanceof Validation.Fraction part ? part : null;
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
    if (!(fraction.fraction() >= 0 && fraction.fraction() < 1) || held >= rows) {
      throw new DataException(
          "validating with " + fraction.fraction() + " of " + rows + " rows leaves none to train",
          fraction.place(),
          "a fraction such as 0.2 sets a fifth of the rows apart");
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

  private static void noteLeftOut(RawData raw, DataSpecification data, List<String> notes) {
    if (raw.leftOut() > 0) {
      int total = raw.rows() + raw.leftOut();
      notes.add(
          "data '"
              + data.name()
              + "': "
              + raw.leftOut()
              + " of "
              + total
              + " rows left out, as a value is missing");
    }
  }
}
