package org.adjoint.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.adjoint.compiler.check.Definition;
import org.adjoint.compiler.check.Suggestions;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Sequence;
import org.adjoint.compiler.syntax.Declaration;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.runtime.data.DataSpecification;
import org.adjoint.runtime.data.Source;
import org.jspecify.annotations.Nullable;

/** Turns a {@code data} block into what the runtime reads, fits and applies. */
public final class DataLowering {
  private final Elaboration elaboration;

  DataLowering(Session session) {
    this.elaboration = Elaboration.ofData(session);
  }

  /** The block by itself, or null where it is at fault, which is reported. */
  public @Nullable DataSpecification lower(Definition definition) {
    Declaration.Data data = (Declaration.Data) definition.declaration();
    Frame outside = elaboration.outside(definition.module(), false);
    Source source = new DataSources(elaboration).source(data.origin(), outside);
    Frame frame = elaboration.data(definition.module());
    List<DataSpecification.Field> fields = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    boolean sound = source != null;
    for (Statement statement : data.body().statements()) {
      sound &= field(statement, frame, fields, names);
    }
    Site site = frame.at(data.name().span());
    addConstants(fields, names, site);
    if (sound && !(source instanceof Source.Text)) {
      sound = !new DataWindows(elaboration).reportAny(data.body(), fields, frame);
    }
    return sound && source != null
        ? new DataSpecification(definition.name(), source, fields, DataArithmetic.place(site))
        : null;
  }

  /** The runtime takes a name for that of a column or else of a field, so a constant is one. */
  private void addConstants(List<DataSpecification.Field> fields, Set<String> names, Site site) {
    DataNames constants = new DataNames(elaboration);
    for (String name : DataReferences.of(fields)) {
      Denotation constant = constants.constant(name, site.frame().module());
      if (constant != null && names.add(name)) {
        fields.add(
            new DataSpecification.Field(
                name, DataArithmetic.expression(constant, site), DataArithmetic.place(site)));
      }
    }
  }

  /**
   * The block as the rows of a model: it must give all of its inputs and targets and nothing else.
   */
  public @Nullable DataSpecification lower(Definition definition, ModelInterface model) {
    DataSpecification specification = lower(definition);
    Map<String, Identifier> names = names((Declaration.Data) definition.declaration());
    boolean complete =
        reportMissing(definition, model, names) & reportUnknown(specification, model, names);
    return complete ? specification : null;
  }

  private boolean field(
      Statement statement, Frame frame, List<DataSpecification.Field> fields, Set<String> names) {
    Site site = frame.at(statement.span());
    if (!(statement instanceof Statement.Bind bind)) {
      elaboration.report(
          site.fault(Code.MISPLACED_STATEMENT, "a data block holds `input = columns -> …` only"));
      return false;
    }
    Denotation value = elaboration.expressions().evaluate(bind.value(), frame);
    if (value == Mark.POISON) {
      return false;
    }
    try {
      List<Denotation> parts = parts(bind, value, site);
      for (int i = 0; i < parts.size(); i++) {
        Identifier name = bind.names().get(i);
        if (!names.add(name.text())) {
          throw frame
              .at(name.span())
              .fault(Code.DUPLICATE_DECLARATION, "`" + name + "` is given twice");
        }
        fields.add(
            new DataSpecification.Field(
                name.text(),
                DataArithmetic.expression(parts.get(i), frame.at(bind.value().span())),
                DataArithmetic.place(name.span())));
      }
      return true;
    } catch (RuntimeException failure) {
      elaboration.report(failure, site);
      return false;
    }
  }

  private static List<Denotation> parts(Statement.Bind bind, Denotation value, Site site) {
    if (bind.names().size() == 1) {
      return List.of(value);
    }
    if (value instanceof Sequence sequence && sequence.elements().size() == bind.names().size()) {
      return sequence.elements();
    }
    throw site.fault(
        Code.RESULT_COUNT,
        bind.names().size() + " names are bound, but the right side is " + value.describe());
  }

  private static Map<String, Identifier> names(Declaration.Data data) {
    Map<String, Identifier> names = new LinkedHashMap<>();
    for (Statement statement : data.body().statements()) {
      if (statement instanceof Statement.Bind bind) {
        bind.names().forEach(name -> names.putIfAbsent(name.text(), name));
      }
    }
    return names;
  }

  private boolean reportMissing(
      Definition definition, ModelInterface model, Map<String, Identifier> names) {
    boolean complete = true;
    Frame frame = elaboration.data(definition.module());
    for (Leaf leaf : wanted(model)) {
      if (!names.containsKey(leaf.name())) {
        String kind = leaf.kind() == Leaf.Kind.TARGET ? "target" : "input";
        Fault fault =
            frame
                .at(definition.declaration().name().span())
                .fault(
                    Code.MISSING_INPUT,
                    "`"
                        + definition
                        + "` does not give the "
                        + kind
                        + " `"
                        + leaf.name()
                        + "` of `"
                        + model.name()
                        + "`");
        elaboration.report(
            fault.withHelp("add `" + leaf.name() + " = …`, a `" + leaf.resultType() + "`"));
        complete = false;
      }
    }
    return complete;
  }

  /** A field that is neither of the model nor used by another is most likely misspelt. */
  private boolean reportUnknown(
      @Nullable DataSpecification specification,
      ModelInterface model,
      Map<String, Identifier> names) {
    if (specification == null) {
      return false;
    }
    List<String> known = wanted(model).stream().map(Leaf::name).toList();
    Set<String> used = DataReferences.of(specification.fields());
    boolean sound = true;
    for (Map.Entry<String, Identifier> name : names.entrySet()) {
      if (!known.contains(name.getKey()) && !used.contains(name.getKey())) {
        Fault fault =
            new Fault(
                Diagnostic.of(
                    Code.UNKNOWN_NAME,
                    name.getValue().span(),
                    "`" + model.name() + "` has no input or target `" + name.getKey() + "`"));
        String help = Suggestions.help(name.getKey(), known);
        elaboration.report(help == null ? fault : fault.withHelp(help));
        sound = false;
      }
    }
    return sound;
  }

  private static List<Leaf> wanted(ModelInterface model) {
    List<Leaf> wanted = new ArrayList<>(model.inputs());
    wanted.addAll(model.targets());
    return wanted;
  }
}
