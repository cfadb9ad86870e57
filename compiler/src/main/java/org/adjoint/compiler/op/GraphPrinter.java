package org.adjoint.compiler.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.ModelInterface;
import org.adjoint.compiler.ir.Operation;
import org.adjoint.compiler.ir.OriginText;
import org.adjoint.compiler.ir.Value;

/**
 * Writes graphs as text: a line a value with its type, what makes it and where that stands in the
 * program. Leaves and constants appear where they are used, under their names.
 */
public final class GraphPrinter {
  /** The column at which the places in the program begin, where a line is not longer. */
  private static final int PLACE_COLUMN = 78;

  private final StringBuilder text = new StringBuilder();
  private final Map<Value, String> names = new HashMap<>();
  private final Map<LoopRun, String> loopNames = new HashMap<>();

  private GraphPrinter() {}

  /** Writes the entry points of a model one after the other. */
  public static String print(ModelInterface model, List<GraphFunction> functions) {
    return functions.stream().map(f -> print(model, f)).collect(Collectors.joining("\n"));
  }

  /** Writes one entry point: its values in order, then where its results go. */
  public static String print(ModelInterface model, GraphFunction function) {
    GraphPrinter printer = new GraphPrinter();
    List<Value> values = Graph.reachable(function.values());
    printer.text.append(function.name()).append(" (").append(values.size()).append(" values)\n");
    printer.lines(values, "  ");
    for (GraphFunction.Result result : function.results()) {
      String sink = sink(result.sink(), model);
      printer.text.append("  ").append(sink).append(" = ");
      printer.text.append(printer.name(result.value())).append('\n');
    }
    return printer.text.toString();
  }

  /** Writes values in order under a heading, with names for some of them. */
  public static String print(String heading, Map<String, Value> named) {
    GraphPrinter printer = new GraphPrinter();
    List<Value> values = Graph.reachable(List.copyOf(named.values()));
    printer.text.append(heading).append(" (").append(values.size()).append(" values)\n");
    printer.lines(values, "  ");
    named.forEach(
        (name, value) ->
            printer.text.append("  " + name + " = " + printer.name(value)).append('\n'));
    return printer.text.toString();
  }

  private static String sink(GraphFunction.Sink sink, ModelInterface model) {
    if (sink instanceof GraphFunction.Sink.Update update) {
      return "update " + update.leaf().name();
    }
    if (sink instanceof GraphFunction.Sink.Report report) {
      return "report " + model.measures().get(report.place()).name();
    }
    return "output " + model.outputs().get(((GraphFunction.Sink.Deliver) sink).place()).name();
  }

  /** Writes values in order, each loop with its body before the first of its results. */
  private void lines(List<Value> values, String indent) {
    Map<LoopRun, List<Value>> loops = new HashMap<>();
    for (Value value : values) {
      if (value.operation() instanceof Scan) {
        loops.computeIfAbsent(LoopRun.of(value), run -> new ArrayList<>()).add(value);
      }
    }
    for (Value value : values) {
      if (value.operation() instanceof Scan && !loopNames.containsKey(LoopRun.of(value))) {
        LoopRun run = LoopRun.of(value);
        loop(run, loops.getOrDefault(run, List.of()), indent);
      }
      line(value, indent);
    }
  }

  private void loop(LoopRun run, List<Value> results, String indent) {
    loopNames.put(run, "loop " + (loopNames.size() + 1));
    String inner = indent + "  ";
    text.append(indent).append(loopNames.get(run)).append(", ").append(run.loop().extent());
    text.append(run.loop().reversed() ? " turns, reversed:\n" : " turns:\n");
    List<Value> variables = run.variables();
    for (int place = 0; place < variables.size(); place++) {
      Value variable = variables.get(place);
      text.append(inner).append(name(variable)).append(": ").append(variable.type());
      text.append(place < run.loop().next().size() ? " from " : " of ");
      text.append(name(run.operands().get(place))).append('\n');
    }
    List<Value> roots = new ArrayList<>(run.loop().next());
    for (Value result : results) {
      if (((Scan) result.operation()).result() instanceof Scan.Result.Stack stack) {
        roots.add(stack.value());
      }
    }
    lines(Graph.reachable(roots), inner);
    for (int carry = 0; carry < run.loop().next().size(); carry++) {
      text.append(inner).append("next ").append(name(variables.get(carry))).append(" = ");
      text.append(name(run.loop().next().get(carry))).append('\n');
    }
  }

  private void line(Value value, String indent) {
    if (value.operation() instanceof Leaf
        || value.operation() instanceof Constant
        || value.operation() instanceof LoopVariable) {
      return;
    }
    names.put(value, "%" + names.size());
    StringBuilder line = new StringBuilder(indent);
    line.append(name(value)).append(": ").append(value.type()).append(" = ");
    if (value.operation() instanceof Scan scan) {
      line.append(describe(scan.result())).append(" of ");
      line.append(loopNames.get(LoopRun.of(value)));
    } else {
      line.append(describe(value.operation()));
      line.append(
          value.operands().stream().map(this::name).collect(Collectors.joining(", ", "(", ")")));
    }
    String place = OriginText.of(value.origin());
    if (!place.isEmpty()) {
      line.append(" ".repeat(Math.max(2, PLACE_COLUMN - line.length()))).append(place);
    }
    text.append(line).append('\n');
  }

  private String describe(Scan.Result result) {
    return result instanceof Scan.Result.Last last
        ? "last carry " + last.carry()
        : "stack " + name(((Scan.Result.Stack) result).value());
  }

  private String name(Value value) {
    if (value.operation() instanceof LoopVariable variable) {
      return variable.role() == LoopVariable.Role.POSITION
          ? variable.name()
          : variable.name() + " " + variable.place();
    }
    if (value.operation() instanceof Leaf leaf) {
      return leaf.name();
    }
    if (value.operation() instanceof Constant constant) {
      return number(constant.number());
    }
    return names.getOrDefault(value, "?");
  }

  private static String number(double number) {
    return number == (long) number && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** The operation with what sets it apart from others of its kind. */
  private static String describe(Operation operation) {
    if (operation instanceof Contraction contraction) {
      return "contraction " + contraction.equation();
    }
    if (operation instanceof Reduce reduce) {
      return reduce.name() + " " + reduce.axes();
    }
    if (operation instanceof Broadcast broadcast) {
      return "broadcast " + broadcast.axes();
    }
    if (operation instanceof Transpose transpose) {
      return "transpose " + transpose.axes();
    }
    if (operation instanceof Concat concat) {
      return "concat [" + concat.axis() + "]";
    }
    if (operation instanceof Slice slice) {
      return "slice [" + slice.axis() + "] from " + slice.start() + " step " + slice.step();
    }
    if (operation instanceof Pad pad) {
      return "pad [" + pad.axis() + "] " + pad.low() + " before, " + pad.high() + " behind";
    }
    return operation.name();
  }
}
