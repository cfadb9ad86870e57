package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.lower.TrainSettings.Chosen;
import org.adjoint.compiler.lower.TrainSettings.Freeze;
import org.adjoint.compiler.lower.TrainSettings.Group;
import org.adjoint.compiler.lower.TrainSettings.Optimizers;
import org.adjoint.compiler.lower.TrainSettings.Pattern;
import org.adjoint.compiler.lower.TrainSettings.Phase;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.jspecify.annotations.Nullable;

/** Reads the options of {@code train} that say what moves which parameters, and when. */
final class PhaseOptions {
  /** The most phases, and the most changes of what is frozen: each makes functions of its own. */
  static final int MOST = 8;

  /** The most updates of a phase. */
  private static final int MOST_STEPS = 10_000;

  private static final List<String> PHASE =
      List.of("minimize", "parameters", "optimizer", "optimizers", "steps");
  private static final List<String> FREEZE = List.of("parameters", "from", "until");

  private final Elaboration elaboration;
  private final Frame frame;
  private final OptionReader options;

  PhaseOptions(Elaboration elaboration, Frame frame, OptionReader options) {
    this.elaboration = elaboration;
    this.frame = frame;
    this.options = options;
  }

  /**
   * The phases, or one that stands for a block without.
   *
   * @param model the text that names the model
   */
  List<Phase> phases(Span model) {
    Chosen chosen = optimizer(options);
    Optimizers usual = new Optimizers(groups(options), chosen == null ? byDefault(model) : chosen);
    List<Phase> phases = new ArrayList<>();
    options.records("phases", PHASE).forEach((span, phase) -> phases.add(read(phase, span, usual)));
    Expression list = options.expression("phases");
    int count = list == null ? 1 : OptionReader.parts(list).size();
    if (list != null && (count == 0 || count > MOST)) {
      report(list.span(), "`phases` is a list of 1 to " + MOST + " phases");
    }
    return phases.isEmpty() ? List.of(Phase.of(usual)) : phases;
  }

  private Phase read(OptionReader phase, Span span, Optimizers usual) {
    List<Group> groups = groups(phase);
    Chosen own = optimizer(phase);
    Optimizers optimizers =
        new Optimizers(
            groups.isEmpty() ? usual.groups() : groups, own == null ? usual.otherwise() : own);
    Integer steps = phase.whole("steps", 1, MOST_STEPS);
    return new Phase(
        phase.names("minimize"),
        phase.paths("parameters"),
        optimizers,
        steps == null ? 1 : steps,
        span);
  }

  private List<Group> groups(OptionReader reader) {
    List<Group> groups = new ArrayList<>();
    reader
        .records("optimizers", List.of("parameters", "optimizer"))
        .forEach(
            (span, group) -> {
              Chosen chosen = optimizer(group);
              required(group, "parameters", span);
              required(group, "optimizer", span);
              if (chosen != null) {
                groups.add(new Group(group.paths("parameters"), chosen));
              }
            });
    return groups;
  }

  private static void required(OptionReader reader, String key, Span span) {
    if (reader.expression(key) == null) {
      reader.reportMissing(key, span);
    }
  }

  private @Nullable Chosen optimizer(OptionReader reader) {
    Expression expression = reader.expression("optimizer");
    if (expression == null) {
      return null;
    }
    Denotation value = elaboration.expressions().evaluate(expression, frame);
    Chosen chosen = chosen(value, expression.span());
    if (chosen == null && value != Denotation.Mark.POISON) {
      report(expression.span(), "`optimizer` is an optimizer, as `adam(learning_rate: 0.01)` is");
    }
    return chosen;
  }

  private @Nullable Chosen byDefault(Span span) {
    Expression adam = new Expression.Reference(new Identifier("adam", span));
    Expression call = new Expression.Call(adam, List.of(), span);
    return chosen(elaboration.expressions().evaluate(call, frame), span);
  }

  private static @Nullable Chosen chosen(Denotation value, Span span) {
    return value instanceof FunctionValue.Configured configured
            && configured.definition().declaration() instanceof Declaration.Optimizer
        ? new Chosen(configured, span)
        : null;
  }

  /** What is frozen: paths, and records of paths with the epochs in which they are. */
  List<Freeze> freeze() {
    List<Freeze> all = new ArrayList<>();
    Expression list = options.expression("freeze");
    if (list == null) {
      return all;
    }
    for (Expression part : OptionReader.parts(list)) {
      if (part instanceof Expression.RecordLiteral record) {
        all.addAll(timed(options.within("freeze", record, FREEZE), record.span()));
      } else {
        options
            .texts("freeze", part)
            .forEach((path, span) -> all.add(Freeze.always(new Pattern(path, span))));
      }
    }
    if (all.stream().filter(freeze -> !freeze.isAlways()).count() > MOST) {
      report(list.span(), "`freeze` has at most " + MOST + " paths that are frozen for a time");
    }
    return all;
  }

  private List<Freeze> timed(OptionReader record, Span span) {
    required(record, "parameters", span);
    Integer from = record.whole("from", 1);
    int first = from == null ? 1 : from;
    Integer until = record.whole("until", first + 1);
    return record.paths("parameters").stream()
        .map(path -> new Freeze(path, first, until == null ? Integer.MAX_VALUE : until))
        .toList();
  }

  private void report(Span span, String message) {
    options.report(options.fault(span, Code.INVALID_OPTION, message));
  }
}
