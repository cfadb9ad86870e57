package org.adjoint.runtime.data;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * Rows to train and to validate with that are read from their files in each epoch. A row belongs to
 * one or the other by its number and the seed alone, as nothing is held of the rows before it.
 */
final class StreamSplit {
  private final DataSpecification data;
  private final Source.Streamed source;
  private final List<Port> ports;
  private final List<String> notes;

  private StreamSplit(
      DataSpecification data, Source.Streamed source, List<Port> ports, List<String> notes) {
    this.data = data;
    this.source = source;
    this.ports = ports;
    this.notes = notes;
  }

  /** Counts the rows, and lets transforms learn from those to train with. */
  static TrainingData of(
      DataSpecification data,
      Validation.@Nullable Fraction fraction,
      List<Port> ports,
      DataContext context,
      List<String> notes) {
    StreamSplit split = new StreamSplit(data, (Source.Streamed) data.source(), ports, notes);
    return split.load(fraction, context);
  }

  private TrainingData load(Validation.@Nullable Fraction fraction, DataContext context) {
    long key = CounterRandom.key(context.seed(), "validation");
    double held = fraction == null ? 0 : fraction.fraction();
    IntPredicate validates = row -> CounterRandom.uniform(key, row) < held;
    RowStream training = open(validates.negate(), context);
    int all = training.count();
    RowStream validating = held == 0 ? null : open(validates, context);
    if (validating != null) {
      validating.count();
    }
    requireRows(training, validating, all, fraction);
    noteRows(training.rows(), validating == null ? 0 : validating.rows(), all, context.seed());
    PreparedData prepared = prepare(training, context);
    notes.addAll(prepared.vocabularies());
    return new TrainingData(
        dataset(prepared, training),
        validating == null || validating.rows() == 0
            ? null
            : dataset(prepare(validating, context.withLearned(prepared.transforms())), validating),
        prepared.transforms(),
        notes);
  }

  private RowStream open(IntPredicate chosen, DataContext context) {
    Function<List<String>, ColumnUses> uses = RawData.uses(data, ports, context);
    return new RowStream(CsvTable.open(source.rows(), context.root(), uses), chosen);
  }

  private PreparedData prepare(RowStream rows, DataContext context) {
    return RawData.streamed(data, ports, context, rows.table()).prepare(rows);
  }

  private Dataset dataset(PreparedData prepared, RowStream rows) {
    return prepared.streamed(rows, source.buffer(), () -> changed(rows.rows()));
  }

  private DataException changed(int counted) {
    return new DataException(
        "data '" + data.name() + "' no longer has the " + counted + " rows that were counted",
        data.place(),
        "leave its files as they are while a model is trained");
  }

  private void requireRows(
      RowStream training,
      @Nullable RowStream validating,
      int all,
      Validation.@Nullable Fraction fraction) {
    int usable = training.rows() + (validating == null ? 0 : validating.rows());
    if (usable == 0) {
      throw RawData.empty(data, all);
    }
    if (fraction != null && (!fraction.isShare() || training.rows() == 0)) {
      throw fraction.leavesNone(usable + " rows");
    }
  }

  private void noteRows(int training, int validating, int all, long seed) {
    int usable = training + validating;
    TrainingData.noteLeftOut(data, all - usable, all, notes);
    notes.add(
        "data '"
            + data.name()
            + "': "
            + usable
            + " rows are streamed; shuffled, they are drawn from a buffer of "
            + Math.min(source.buffer(), training));
    if (validating > 0) {
      notes.add(
          "validation: a random part of the rows, "
              + validating
              + " of "
              + usable
              + " (seed "
              + seed
              + ")");
    }
  }
}
