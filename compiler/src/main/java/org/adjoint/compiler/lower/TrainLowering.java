package org.adjoint.compiler.lower;

import java.util.List;
import org.adjoint.compiler.check.CheckedProgram;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.TrainBlock.Validation;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.runtime.data.DataSpecification;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code train} block: every option known, of its type and within its bounds.
 *
 * <p>Left out, {@code data} is the only one of the program, or else what a calling program
 * supplies, {@code optimizer} is {@code adam()}, {@code batch} 32, {@code epochs} 10 unless {@code
 * steps} are given, {@code shuffle} true, {@code seed} 0 and {@code on_nan} {@code stop}; nothing
 * else is done unless it is asked for.
 */
public final class TrainLowering {
  private static final int BATCH = 32;
  private static final int EPOCHS = 10;
  private static final double MOMENTUM = 0.99;

  /** As many as a round of all phases still counts in an int. */
  private static final int MOST_ACCUMULATED = 10_000;

  /** The options of a {@code train} block. */
  public static final List<String> OPTIONS =
      List.of(
          "data",
          "validation",
          "optimizer",
          "optimizers",
          "phases",
          "batch",
          "epochs",
          "steps",
          "shuffle",
          "seed",
          "clip_norm",
          "clip_parameter_norm",
          "clip_value",
          "accumulate",
          "average",
          "stop_early",
          "reduce_on_plateau",
          "checkpoint",
          "freeze",
          "on_nan");

  private final CheckedProgram program;
  private final Elaboration elaboration;
  private final Frame frame;
  private final DataLowering datasets;

  TrainLowering(Session session) {
    this.program = session.program();
    this.elaboration = new Elaboration(session, true);
    this.frame = elaboration.outside(program.module(), true);
    this.datasets = new DataLowering(session);
  }

  /** The settings, or null where the model or the data is not to be found, which is reported. */
  public @Nullable TrainBlock lower(Declaration.Train train) {
    OptionReader options =
        new OptionReader(elaboration, frame, "`train`").of(train.options(), OPTIONS);
    Definition model = model(train.model());
    boolean supplied =
        options.expression("data") == null && program.definitions(Declaration.Data.class).isEmpty();
    Definition data = supplied ? null : data(options, train);
    Validation validation = validation(options);
    TrainBlock.Watch watch = new WatchOptions(options).read();
    TrainSettings step = step(options, train, watch.plateau());
    TrainBlock.Loop loop = loop(options);
    return model == null || (data == null && !supplied)
        ? null
        : new TrainBlock(train, model, data, validation, step, loop, watch);
  }

  /**
   * What the runtime needs to train a lowered model by a block, or null where its data or what it
   * watches does not fit the model, which is reported.
   */
  public @Nullable TrainingRun run(TrainBlock block, ModelInterface model) {
    boolean known = new WatchedMeasures(elaboration, model).check(block.watch());
    Definition named = block.data();
    DataSpecification data =
        named == null
            ? SuppliedData.of(model, DataArithmetic.place(block.declaration().model().span()))
            : datasets.lower(named, model);
    DataSpecification separate =
        block.validation() instanceof Validation.Data held
            ? datasets.lower(held.data(), model)
            : data;
    return known && data != null && separate != null
        ? TrainingRun.of(block, model, data, separate)
        : null;
  }

  private @Nullable Definition model(Identifier name) {
    Definition model = program.model(name.text());
    if (model == null && !mayBeDamaged(name.text())) {
      List<String> known =
          program.definitions(Declaration.Model.class).stream().map(Definition::name).toList();
      Fault fault =
          frame
              .at(name.span())
              .fault(Code.UNKNOWN_MODEL, "there is no model called `" + name + "`");
      String help = Suggestions.help(name.text(), known);
      elaboration.report(help == null ? fault : fault.withHelp(help));
    }
    return model;
  }

  private @Nullable Definition data(OptionReader options, Declaration.Train train) {
    Expression expression = options.expression("data");
    if (expression != null) {
      return data(expression, options);
    }
    List<Definition> all = program.definitions(Declaration.Data.class);
    if (all.size() != 1) {
      if (!program.module().isIncomplete()) {
        options.reportMissing("data", train.model().span());
      }
      return null;
    }
    return all.get(0);
  }

  /** Whether a name may be that of a declaration with a syntax error, which is reported. */
  private boolean mayBeDamaged(String name) {
    return program.module().find(name) == null && program.module().mayKnow(name);
  }

  private @Nullable Definition data(Expression expression, OptionReader options) {
    String name = OptionReader.written(expression);
    Definition data = name == null ? null : program.module().find(name);
    if (data != null && data.declaration() instanceof Declaration.Data) {
      return data;
    }
    if (name != null && mayBeDamaged(name)) {
      return null;
    }
    String message =
        name == null
            ? "the name of a `data` block is needed here"
            : "there is no data called `" + name + "`";
    Fault fault = options.fault(expression.span(), Code.INVALID_OPTION, message);
    List<String> known =
        program.definitions(Declaration.Data.class).stream().map(Definition::name).toList();
    String help = name == null ? null : Suggestions.help(name, known);
    options.report(help == null ? fault : fault.withHelp(help));
    return null;
  }

  private Validation validation(OptionReader options) {
    Expression expression = options.expression("validation");
    if (expression == null) {
      return new Validation.None();
    }
    if (expression instanceof Expression.Reference reference && !isConstant(reference)) {
      Definition data = data(expression, options);
      return data == null ? new Validation.None() : new Validation.Data(data);
    }
    Double fraction = options.number("validation", 0, Math.nextDown(1.0));
    return fraction == null || fraction == 0
        ? new Validation.None()
        : new Validation.Fraction(fraction, expression.span());
  }

  private boolean isConstant(Expression.Reference reference) {
    Definition definition = program.module().find(reference.name().text());
    return definition != null && definition.declaration() instanceof Declaration.Constant;
  }

  private TrainSettings step(
      OptionReader options, Declaration.Train train, TrainBlock.@Nullable Plateau plateau) {
    PhaseOptions phases = new PhaseOptions(elaboration, frame, options);
    TrainSettings.Clipping clipping =
        new TrainSettings.Clipping(
            options.number("clip_norm", Double.MIN_VALUE, Double.MAX_VALUE),
            options.number("clip_parameter_norm", Double.MIN_VALUE, Double.MAX_VALUE),
            options.number("clip_value", Double.MIN_VALUE, Double.MAX_VALUE));
    Integer accumulate = options.whole("accumulate", 1, MOST_ACCUMULATED);
    return new TrainSettings(
        phases.phases(train.model().span()),
        phases.freeze(),
        clipping,
        accumulate == null ? 1 : accumulate,
        averaging(options),
        plateau == null ? null : new TrainSettings.Reduction(plateau.leastRate()));
  }

  private static TrainSettings.@Nullable Averaging averaging(OptionReader options) {
    Expression expression = options.expression("average");
    if (expression == null) {
      return null;
    }
    if (!(expression instanceof Expression.RecordLiteral)) {
      Double momentum = options.number("average", 0, Math.nextDown(1.0));
      return momentum == null ? null : new TrainSettings.Averaging(momentum, null);
    }
    OptionReader record = options.record("average", List.of("momentum", "overwrite_every"));
    Double momentum = record == null ? null : record.number("momentum", 0, Math.nextDown(1.0));
    Integer every = record == null ? null : record.whole("overwrite_every", 1);
    return new TrainSettings.Averaging(momentum == null ? MOMENTUM : momentum, every);
  }

  private static TrainBlock.Loop loop(OptionReader options) {
    Integer batch = options.whole("batch", 1);
    Integer epochs = options.whole("epochs", 1);
    Integer steps = options.whole("steps", 1);
    Integer seed = options.whole("seed", Integer.MIN_VALUE);
    String onNan = options.word("on_nan", List.of("stop", "ignore"));
    return new TrainBlock.Loop(
        batch == null ? BATCH : batch,
        epochs == null && steps == null ? (Integer) EPOCHS : epochs,
        steps,
        options.truth("shuffle", true),
        seed == null ? 0 : seed,
        !"ignore".equals(onNan));
  }
}
