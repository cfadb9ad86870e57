package org.adjoint.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Origin;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Algebra;
import org.adjoint.compiler.op.GraphPrinter;

/** Applies one pass over loops, and nothing else, to a small graph. */
final class LoopTester {
  private final String name;

  private LoopTester(String name) {
    this.name = name;
  }

  static LoopTester of(Class<?> pass) {
    return new LoopTester(pass.getSimpleName());
  }

  /** Makes results of leaves. */
  interface Sample {
    List<Value> apply(Algebra algebra, Graph graph, Leaves leaves);
  }

  /** What the pass makes of it, as a listing; fails unless it fires and every bit is kept. */
  String rewritten(Sample sample) {
    return listing(sample, true);
  }

  /** The same where the pass finds nothing to do. */
  String left(Sample sample) {
    return listing(sample, false);
  }

  private String listing(Sample sample, boolean fires) {
    Graph graph = new Graph();
    List<Value> before = sample.apply(Algebra.of(graph, Origin.NONE), graph, new Leaves(graph));
    List<GraphFunction.Result> results = new ArrayList<>();
    for (Value value : before) {
      results.add(new GraphFunction.Result(new GraphFunction.Sink.Deliver(results.size()), value));
    }
    Optimizer optimizer = Optimizer.only(Set.of(name));
    List<Value> after =
        optimizer.optimize(List.of(new GraphFunction("predict", results))).get(0).values();
    Bits.assertSame(before, after);
    assertThat(optimizer.report().fired(name) > 0).as(name + " fires").isEqualTo(fires);
    Map<String, Value> named = new LinkedHashMap<>();
    after.forEach(value -> named.put("result " + named.size(), value));
    return GraphPrinter.print("loops", named);
  }
}
