package org.adjoint.compiler.lower;

import java.util.List;
import java.util.Map;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Shape;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.Denotation.Mark;
import org.adjoint.compiler.lower.Denotation.Tensor;
import org.adjoint.compiler.syntax.Expression;
import org.adjoint.compiler.syntax.Identifier;
import org.adjoint.compiler.syntax.Statement;
import org.adjoint.compiler.syntax.TypeSyntax;
import org.jspecify.annotations.Nullable;

/** Runs the statements that say what a model takes and gives. */
final class ModelStatements {
  private final Elaboration elaboration;

  ModelStatements(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  void perform(Statement statement, Frame frame) {
    if (statement instanceof Statement.Input input) {
      feed(Leaf.Kind.INPUT, input.name(), input.type(), frame);
    } else if (statement instanceof Statement.Target target) {
      feed(Leaf.Kind.TARGET, target.name(), target.type(), frame);
    } else if (statement instanceof Statement.Output output) {
      deliver(output.name(), output.value(), frame);
    } else if (statement instanceof Statement.Metric metric) {
      measure(metric, frame);
    } else if (statement instanceof Statement.Loss loss) {
      lose(loss, frame);
    } else if (statement instanceof Statement.Penalize penalize) {
      penalize(penalize, frame);
    }
    // The check reports any other, which has no meaning here.
  }

  private void feed(Leaf.Kind kind, Identifier name, TypeSyntax type, Frame frame) {
    ElementType element = elaboration.types().element(type, frame);
    Shape shape = new ShapeMatcher(elaboration).shape(type, frame);
    if (shape == null) {
      frame.bind(name.text(), Mark.POISON);
      return;
    }
    Site site = frame.at(type.span());
    requireRows(name, shape, site);
    Leaf leaf = new Leaf(kind, name.text(), new TensorType(element, shape));
    Ledger ledger = elaboration.ledger();
    (kind == Leaf.Kind.INPUT ? ledger.inputs() : ledger.targets()).add(leaf);
    frame.bind(name.text(), new Tensor(elaboration.graph().add(leaf, List.of(), site.origin())));
  }

  /** What is fed comes row by row, and so does what is given back for each row. */
  private static void requireRows(Identifier name, Shape shape, Site site) {
    boolean rows = shape.rank() > 0 && shape.get(0).equals(Dimension.BATCH);
    if (!rows || !Batches.isOnlyFirst(shape)) {
      throw site.fault(
              Code.BATCH_MISUSE,
              "the first dimension of `"
                  + name
                  + "`, and no other, is `batch`; found `"
                  + shape
                  + "`")
          .withHelp("what is fed to a model comes in rows");
    }
  }

  private void deliver(Identifier name, Expression expression, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(expression, frame);
    frame.bind(name.text(), value);
    if (value == Mark.POISON) {
      return;
    }
    Site site = frame.at(expression.span());
    Value tensor = elaboration.coercion().tensor(value, site);
    if (!Batches.isOnlyFirst(tensor.shape())) {
      Diagnostic diagnostic =
          site.diagnostic(
              Code.BATCH_MISUSE,
              "`batch` is the first dimension of an output, or none of its; found `"
                  + tensor.type()
                  + "`");
      throw new Fault(DimensionSource.label(diagnostic, tensor));
    }
    put(elaboration.ledger().outputs(), name, new Ledger.Finding(tensor, site));
  }

  private void measure(Statement.Metric metric, Frame frame) {
    Ledger ledger = elaboration.ledger();
    boolean outer = ledger.inMetric();
    ledger.setInMetric(true);
    Denotation value = elaboration.expressions().evaluate(metric.value(), frame);
    ledger.setInMetric(outer);
    frame.bind(metric.name().text(), value);
    Site site = frame.at(metric.value().span());
    Value scalar = scalar(value, "a metric", Code.METRIC_NOT_SCALAR, site);
    if (scalar != null) {
      put(ledger.metrics(), metric.name(), new Ledger.Finding(scalar, site));
    }
  }

  private void lose(Statement.Loss loss, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(loss.value(), frame);
    frame.bind(loss.name().text(), value);
    Site site = frame.at(loss.value().span());
    Value scalar = scalar(value, "a loss", Code.LOSS_NOT_SCALAR, site);
    if (scalar != null) {
      put(elaboration.ledger().losses(), loss.name(), new Ledger.Finding(scalar, site));
    }
  }

  private void put(Map<String, Ledger.Finding> findings, Identifier name, Ledger.Finding finding) {
    Ledger ledger = elaboration.ledger();
    boolean measured =
        findings != ledger.outputs()
            && (ledger.metrics().containsKey(name.text())
                || ledger.losses().containsKey(name.text()));
    if (findings.put(name.text(), finding) != null || measured) {
      throw finding
          .site()
          .frame()
          .at(name.span())
          .fault(Code.DUPLICATE_DECLARATION, "`" + name + "` is declared twice");
    }
  }

  private void penalize(Statement.Penalize penalize, Frame frame) {
    Denotation value = elaboration.expressions().evaluate(penalize.value(), frame);
    Double known = NumberArithmetic.real(value);
    if (known != null && known == 0) {
      return;
    }
    Site site = frame.at(penalize.value().span());
    Value scalar = scalar(value, "a penalty", Code.LOSS_NOT_SCALAR, site);
    if (scalar != null) {
      elaboration.ledger().penalties().add(scalar);
    }
  }

  /** The value as a scalar of floats; null where it is poison. */
  @Nullable Value scalar(Denotation value, String what, Code code, Site site) {
    if (value == Mark.POISON) {
      return null;
    }
    Value tensor = elaboration.coercion().tensor(value, site);
    if (tensor.shape().rank() != 0) {
      throw new Fault(
              DimensionSource.label(
                  site.diagnostic(code, what + " is a scalar, found `" + tensor.type() + "`"),
                  tensor))
          .withHelp("`mean(…)` or `sum(…)` makes one number of it");
    }
    ElementType element = Coercion.atLeast(tensor.element(), ElementType.FLOAT32);
    return elaboration.coercion().algebra(site).convert(tensor, element);
  }
}
