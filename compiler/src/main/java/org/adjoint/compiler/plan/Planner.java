package org.adjoint.compiler.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.ir.Dimension;
import org.adjoint.compiler.ir.ElementType;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.Operation;

/** Turns the graphs of a model into kernels and buffers. */
public final class Planner {
  private final ModelInterface model;
  private final StorageLayout layout;
  private final Workspaces workspaces = new Workspaces();
  private final Weights weights = new Weights();
  private final Map<ElementType, Buffer> gradients = new LinkedHashMap<>();
  private final Map<ElementType, Long> scratch = new EnumMap<>(ElementType.class);

  private Planner(ModelInterface model) {
    this.model = model;
    this.layout = StorageLayout.of(model);
  }

  /** Plans all entry points of a model; they share their workspaces. */
  public static Plan plan(ModelInterface model, List<GraphFunction> functions) {
    Planner planner = new Planner(model);
    List<Plan.PlannedFunction> planned = new ArrayList<>();
    KernelLimit limit = new KernelLimit();
    for (GraphFunction function : functions) {
      List<Kernel> kernels = new FunctionPlanner(function, planner).plan();
      limit.count(kernels, function);
      planned.add(new Plan.PlannedFunction(function.name(), function.turn(), Chaining.of(kernels)));
    }
    return new Plan(
        model,
        planner.layout.places(),
        planned,
        planner.workspaces.all(),
        List.copyOf(planner.gradients.values()),
        planner.scratch);
  }

  Workspaces workspaces() {
    return workspaces;
  }

  Weights weights() {
    return weights;
  }

  Map<ElementType, Long> scratch() {
    return scratch;
  }

  /** The place of a parameter's gradient: that of the parameter, in an array of its own. */
  Placement gradient(Leaf parameter) {
    Placement place = layout.places().get(parameter);
    if (place == null) {
      throw new IllegalStateException("no parameter " + parameter.name());
    }
    Buffer of = place.buffer();
    Buffer buffer =
        gradients.computeIfAbsent(
            of.element(), element -> new Buffer(Buffer.Kind.GRADIENTS, element, 0, of.size()));
    return new Placement(buffer, place.offset());
  }

  /** Where every leaf that is a tensor stands: fed arrays in the order inputs, targets. */
  Map<Operation, Location> leaves() {
    Map<Operation, Location> places = new HashMap<>();
    layout
        .places()
        .forEach((leaf, p) -> places.put(leaf, Location.of(p, leaf.resultType().shape())));
    int place = 0;
    List<Leaf> fed = new ArrayList<>(model.inputs());
    fed.addAll(model.targets());
    for (Leaf leaf : fed) {
      Buffer buffer =
          new Buffer(
              Buffer.Kind.FEED,
              Buffer.stored(leaf.resultType().element()),
              place++,
              leaf.resultType().shape().size());
      places.put(leaf, Location.of(Placement.of(buffer), leaf.resultType().shape()));
    }
    return places;
  }

  /** Where a result that leaves the program goes. */
  Placement outside(GraphFunction.Sink sink) {
    if (sink instanceof GraphFunction.Sink.Report report) {
      Dimension size = Dimension.of(model.measures().size());
      return Placement.of(
          new Buffer(Buffer.Kind.MEASURES, ElementType.FLOAT32, 0, size),
          Dimension.of(report.place()));
    }
    GraphFunction.Sink.Deliver deliver = (GraphFunction.Sink.Deliver) sink;
    var type = model.outputs().get(deliver.place()).type();
    Buffer buffer =
        new Buffer(
            Buffer.Kind.OUTPUT,
            Buffer.stored(type.element()),
            deliver.place(),
            type.shape().size());
    return Placement.of(buffer);
  }
}
