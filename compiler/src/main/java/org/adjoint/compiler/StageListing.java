package org.adjoint.compiler;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.adjoint.compiler.check.ProgramPrinter;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.LoweredModel;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.op.GraphPrinter;
import org.adjoint.compiler.plan.MachineSpeed;
import org.adjoint.compiler.plan.PlanPrinter;
import org.adjoint.compiler.syntax.TreePrinter;

/** Writes what a stage of a compilation gave as text. */
public final class StageListing {
  private StageListing() {}

  /** The text of a stage; stages after it do not run. */
  public static String of(CompiledModel model, ListedStage stage) {
    return switch (stage) {
      case SYNTAX ->
          model.program().files().stream()
              .map(TreePrinter::print)
              .collect(Collectors.joining("\n"));
      case PROGRAM -> ProgramPrinter.print(model.program());
      case GRAPH -> graph(model.lowered());
      case GRADIENT -> GraphPrinter.print(model.modelInterface(), model.trainingStep().functions());
      case OPTIMIZED -> GraphPrinter.print(model.modelInterface(), model.optimized());
      case PLAN -> PlanPrinter.print(model.plan(), model.batch(), null);
      case JAVA -> model.java().text();
    };
  }

  /** The text of the plan with the time that each kernel should take on a machine. */
  public static String plan(CompiledModel model, MachineSpeed speed) {
    return PlanPrinter.print(model.plan(), model.batch(), speed);
  }

  private static String graph(LoweredModel model) {
    return GraphPrinter.print("training", named(model.training()))
        + "\n"
        + GraphPrinter.print("inference", named(model.inference()));
  }

  private static Map<String, Value> named(ModelGraph graph) {
    Map<String, Value> named = new LinkedHashMap<>();
    graph.outputs().forEach((name, value) -> named.put("output " + name, value));
    Value loss = graph.loss();
    if (loss != null) {
      named.put("loss", loss);
    }
    graph.metrics().forEach((name, value) -> named.put("metric " + name, value));
    graph.updates().forEach((leaf, value) -> named.put("update " + leaf.name(), value));
    return named;
  }

  /** A table of the time each stage took and of what the rewrites did. */
  public static String timing(CompiledModel model) {
    StringBuilder text = new StringBuilder();
    for (Timings.Line line : model.timings().lines()) {
      text.append(line(line.stage(), line.nanoseconds()));
    }
    text.append(line("all", model.timings().nanoseconds())).append('\n');
    return text.append(model.optimizerReport().table()).toString();
  }

  private static String line(String stage, long nanoseconds) {
    return String.format(Locale.ROOT, "%-16s %9.1f ms%n", stage, nanoseconds / 1e6);
  }
}
