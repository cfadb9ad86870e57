package org.adjoint.compiler.load;

import java.util.ArrayList;
import java.util.List;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.TensorType;
import org.adjoint.compiler.plan.Placement;
import org.adjoint.compiler.plan.Plan;
import org.adjoint.runtime.program.ElementKind;
import org.adjoint.runtime.program.IndexRange;
import org.adjoint.runtime.program.Measure;
import org.adjoint.runtime.program.Persistent;
import org.adjoint.runtime.program.Port;
import org.adjoint.runtime.program.Signature;
import org.adjoint.runtime.program.VaryingExtent;

/** Tells the runtime the names, shapes and places of a planned model. */
public final class Signatures {
  private Signatures() {}

  /** What programs of a planned model read, make and keep. */
  public static Signature of(Plan plan) {
    ModelInterface model = plan.model();
    return new Signature(
        model.name(),
        model.inputs().stream().map(leaf -> port(leaf, model)).toList(),
        model.targets().stream().map(leaf -> port(leaf, model)).toList(),
        model.outputs().stream()
            .map(output -> port(output.name(), output.type(), List.of(), model.symbols()))
            .toList(),
        model.measures().stream().map(Signatures::measure).toList(),
        persistents(plan, model.parameters()),
        persistents(plan, model.slots()),
        persistents(plan, model.states()),
        model.metricStates().stream().map(Leaf::name).toList(),
        model.symbols());
  }

  private static Measure measure(ModelInterface.Measure measure) {
    return new Measure(
        measure.name(), measure.averaged() ? Measure.Kind.AVERAGED : Measure.Kind.LAST);
  }

  private static Port port(Leaf leaf, ModelInterface model) {
    return port(
        leaf.name(),
        leaf.resultType(),
        model.indices().getOrDefault(leaf, List.of()),
        model.symbols());
  }

  private static Port port(
      String name, TensorType type, List<IndexRange> ranges, List<String> symbols) {
    List<Dimension> dimensions = type.shape().dimensions();
    boolean perRow = !dimensions.isEmpty() && dimensions.get(0).equals(Dimension.BATCH);
    List<Integer> row = new ArrayList<>();
    List<VaryingExtent> varying = new ArrayList<>();
    for (Dimension dimension : dimensions.subList(perRow ? 1 : 0, dimensions.size())) {
      if (dimension.isConstant()) {
        row.add(Math.toIntExact(dimension.constant()));
      } else {
        row.add(Port.VARIES);
        varying.add(varying(dimension, symbols));
      }
    }
    return new Port(name, kind(type.element()), row, perRow, ranges, varying);
  }

  private static VaryingExtent varying(Dimension dimension, List<String> symbols) {
    List<Integer> factors = new ArrayList<>();
    for (String symbol : symbols) {
      factors.add(Math.toIntExact(dimension.terms().getOrDefault(List.of(symbol), 0L)));
    }
    long constant = dimension.terms().getOrDefault(List.<String>of(), 0L);
    return new VaryingExtent(symbols, factors, Math.toIntExact(constant));
  }

  private static List<Persistent> persistents(Plan plan, List<Leaf> leaves) {
    List<Persistent> all = new ArrayList<>();
    for (Leaf leaf : leaves) {
      Placement place = plan.places().get(leaf);
      if (place == null) {
        throw new IllegalStateException("nothing stores " + leaf.name());
      }
      List<Integer> shape =
          leaf.resultType().shape().dimensions().stream()
              .map(dimension -> Math.toIntExact(dimension.constant()))
              .toList();
      int offset = Math.toIntExact(place.offset().constant().constant());
      all.add(new Persistent(leaf.name(), kind(leaf.resultType().element()), shape, offset));
    }
    return all;
  }

  private static ElementKind kind(ElementType element) {
    return switch (element) {
      case FLOAT32 -> ElementKind.FLOAT32;
      case FLOAT64 -> ElementKind.FLOAT64;
      case INT32 -> ElementKind.INT32;
      case BOOL -> ElementKind.BOOL;
    };
  }
}
