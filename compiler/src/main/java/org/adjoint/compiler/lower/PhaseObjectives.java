package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.TrainSettings.Name;
import org.adjoint.compiler.lower.TrainSettings.Phase;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.source.Span;

/** Finds what each phase minimises, and whether it can. */
final class PhaseObjectives {
  private static final String ALL = "loss";

  private final Session session;
  private final ModelGraph training;
  private final TrainSettings settings;

  PhaseObjectives(Session session, ModelGraph training, TrainSettings settings) {
    this.session = session;
    this.training = training;
    this.settings = settings;
  }

  /** What each phase minimises, with all penalties; where a loss is not known it is reported. */
  List<Value> of(Value loss) {
    List<Value> objectives = new ArrayList<>();
    for (Phase phase : settings.phases()) {
      boolean all =
          phase.minimize().isEmpty()
              || phase.minimize().stream().anyMatch(name -> name.text().equals(ALL));
      objectives.add(all ? loss : sum(phase, loss));
    }
    return objectives;
  }

  private Value sum(Phase phase, Value loss) {
    List<Value> losses = new ArrayList<>();
    for (Name name : phase.minimize()) {
      Value value = training.losses().get(name.text());
      if (value == null) {
        report(name);
      } else {
        losses.add(value);
      }
    }
    return losses.isEmpty()
        ? loss
        : Objective.of(losses, training.penalties(), Algebra.at(session.graph(), losses.get(0)));
  }

  private void report(Name name) {
    List<String> known = new ArrayList<>(training.losses().keySet());
    String help = Suggestions.help(name.text(), known);
    String all =
        known.isEmpty()
            ? "its one loss is `loss`; several have names, `loss " + name.text() + " = …`"
            : "there are `" + String.join("`, `", known) + "`";
    String message = "the model has no loss called `" + name.text() + "`";
    session
        .reporter()
        .report(
            Diagnostic.of(Code.UNKNOWN_LOSS, name.span(), message)
                .withHelp(help == null ? all : help));
  }

  /** Reports the phases whose parameters none of what they minimise depends on. */
  void requireReach(List<Value> objectives, ParameterPaths paths) {
    for (int i = 0; i < objectives.size(); i++) {
      Phase phase = settings.phases().get(i);
      Span span = phase.span();
      Set<Leaf> reached = new HashSet<>();
      for (Value value : Graph.reachable(List.of(objectives.get(i)))) {
        if (value.operation() instanceof Leaf leaf) {
          reached.add(leaf);
        }
      }
      if (span != null && paths.everOf(phase).stream().noneMatch(p -> reached.contains(p.leaf()))) {
        session
            .reporter()
            .report(
                Diagnostic.of(
                        Code.NOTHING_TO_TRAIN,
                        span,
                        "what this phase minimises depends on none of the parameters that it moves")
                    .withHelp(
                        "name parameters that make the loss, and do not `freeze` all of them"));
      }
    }
  }
}
