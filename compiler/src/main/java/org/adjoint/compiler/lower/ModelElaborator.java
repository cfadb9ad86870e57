package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.source.Span;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Elaborates the body of a model, once for training and once for inference. */
final class ModelElaborator {
  private static final String LOSS = "loss";

  private final Session session;
  private final Definition definition;
  private final Declaration.Model model;

  ModelElaborator(Session session, Definition definition) {
    this.session = session;
    this.definition = definition;
    this.model = (Declaration.Model) definition.declaration();
  }

  LoweredModel elaborate(String documentation) {
    Bindings bindings = Bindings.of(model.body());
    Instance root = Instance.ofModel(definition.name(), bindings.names());
    Map<Leaf, Persistent> persistents = new LinkedHashMap<>();
    ModelGraph training = elaborate(true, root, persistents);
    ModelGraph inference = elaborate(false, root, persistents);
    ModelChecks checks = new ModelChecks(session.reporter());
    persistents.values().forEach(checks::requireIndependent);
    checks.requireSameMetrics(training, inference, model.name().span());
    return new LoweredModel(
        definition.name(),
        documentation,
        training,
        inference,
        new ArrayList<>(persistents.values()));
  }

  /** A model of which nothing could be elaborated. */
  LoweredModel nothing() {
    ModelGraph empty =
        new ModelGraph(
            List.of(), List.of(), Map.of(), null, Map.of(), List.of(), Map.of(), Map.of(), Map.of(),
            List.of(), List.of());
    return new LoweredModel(definition.name(), "", empty, empty, List.of());
  }

  private ModelGraph elaborate(boolean training, Instance root, Map<Leaf, Persistent> persistents) {
    session.limits().restart();
    Elaboration elaboration = new Elaboration(session, training);
    Frame.Owner owner = new Frame.Owner(root, null, false);
    Bindings bindings = Bindings.of(model.body());
    Frame frame = new Frame(Frame.Kind.MODEL, definition.module(), owner, null, bindings);
    elaboration.statements().run(model.body(), frame);
    Ledger ledger = elaboration.ledger();
    if (!training) {
      ledger.outputs().forEach(new ModelChecks(session.reporter())::requireNoTarget);
    }
    Value loss = loss(elaboration, frame);
    ledger.persistents().forEach(persistents::putIfAbsent);
    Map<Leaf, List<Value>> constraints = new LinkedHashMap<>();
    ledger.constraints().forEach((leaf, values) -> constraints.put(leaf, List.copyOf(values)));
    return new ModelGraph(
        ledger.inputs(),
        ledger.targets(),
        values(ledger.outputs()),
        loss,
        values(ledger.losses()),
        new ArrayList<>(ledger.penalties()),
        values(ledger.metrics()),
        ledger.updates(),
        constraints,
        ledger.indexUses(),
        ledger.uses().stream().map(Ledger.Use::described).toList());
  }

  private static Map<String, Value> values(Map<String, Ledger.Finding> findings) {
    Map<String, Value> values = new LinkedHashMap<>();
    findings.forEach((name, finding) -> values.put(name, finding.value()));
    return values;
  }

  /** What the model binds to {@code loss}, or the losses that have names, and the penalties. */
  private @Nullable Value loss(Elaboration elaboration, Frame frame) {
    Denotation bound = frame.find(LOSS);
    Map<String, Ledger.Finding> named = elaboration.ledger().losses();
    if (!named.isEmpty()) {
      if (bound != null) {
        elaboration.report(twoKinds(frame, named.values().iterator().next()));
      }
      Site first = named.values().iterator().next().site();
      List<Value> losses = named.values().stream().map(Ledger.Finding::value).toList();
      return objective(losses, elaboration, first);
    }
    if (bound == null || bound == Mark.POISON) {
      return null;
    }
    Site site = frame.at(lossSpan());
    try {
      Value loss =
          new ModelStatements(elaboration).scalar(bound, "the loss", Code.LOSS_NOT_SCALAR, site);
      return loss == null ? null : objective(List.of(loss), elaboration, site);
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return null;
    }
  }

  private Fault twoKinds(Frame frame, Ledger.Finding named) {
    Diagnostic diagnostic =
        frame
            .at(lossSpan())
            .diagnostic(
                Code.LOSS_BESIDE_LOSSES,
                "`loss` is the sum of the losses that have names, and cannot be bound besides")
            .withHelp("give it a name as well, `loss name = …`, or make the others metrics");
    Span other = Blame.of(named.site().origin());
    return new Fault(other == null ? diagnostic : diagnostic.withLabel(other, "a loss by name"));
  }

  private static Value objective(List<Value> losses, Elaboration elaboration, Site site) {
    List<Value> penalties = List.copyOf(elaboration.ledger().penalties());
    return Objective.of(losses, penalties, elaboration.coercion().algebra(site));
  }

  private Span lossSpan() {
    Span span = model.name().span();
    for (Statement statement : model.body().statements()) {
      if (statement instanceof Statement.Bind bind && bind.names().get(0).text().equals(LOSS)) {
        Expression value = bind.value();
        span = value.span();
      }
    }
    return span;
  }
}
