package org.adjoint.cli.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.compiler.derivation.GraphState;
import org.adjoint.compiler.derivation.Role;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.LoopVariable;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.LoopRun;
import org.adjoint.compiler.op.Scan;

/**
 * What one turn of a loop computes, as part of a scene: carries are {@code c1}, {@code c2}, …, the
 * slice of a sequence {@code x} is {@code x[t]}, and what the turn makes of them is {@code t1},
 * {@code t2}, …. What is captured is read where it stands outside.
 */
final class OpenLoop {
  /** An edge from a value outside, by its number, to a node of the turn. */
  record Entrance(int operand, String to) {}

  private final GraphState.Item first;
  private final Loop loop;
  private final LoopRun run;
  private final Names names;
  private final Role role;
  private final String key;
  private final Map<Value, String> called = new HashMap<>();
  private final Map<Value, String> drawn = new LinkedHashMap<>();
  private final List<Scene.Node> nodes = new ArrayList<>();
  private final List<Scene.Edge> edges = new ArrayList<>();
  private final List<Entrance> entrances = new ArrayList<>();
  private int made;

  /**
   * Draws a turn.
   *
   * @param results of the one run of the loop, at least one
   * @param key by which the loop was opened
   */
  OpenLoop(List<GraphState.Item> results, Names names, Role role, String key) {
    this.first = results.get(0);
    this.run = LoopRun.of(first.value());
    this.loop = run.loop();
    this.names = names;
    this.role = role;
    this.key = key;
    List<Value> roots = new ArrayList<>(loop.next());
    results.forEach(item -> roots.add(source(item)));
    List<Value> body = Graph.reachable(roots);
    body.forEach(this::call);
    body.forEach(this::draw);
    for (int carry = 0; carry < loop.next().size(); carry++) {
      handOn(carry);
    }
  }

  List<Scene.Node> nodes() {
    return nodes;
  }

  List<Scene.Edge> edges() {
    return edges;
  }

  List<Entrance> entrances() {
    return entrances;
  }

  /** What a result is of the turns. */
  String formula(GraphState.Item result) {
    String name = called.getOrDefault(source(result), "");
    return (isLast(result) ? "last " : "all ") + name;
  }

  /** Draws the edge to the node of a result. */
  void leave(GraphState.Item result, String to) {
    connect(source(result), to);
  }

  private static boolean isLast(GraphState.Item result) {
    return ((Scan) result.value().operation()).result() instanceof Scan.Result.Last;
  }

  /** The value of the turn that a result takes. */
  private Value source(GraphState.Item item) {
    Scan.Result result = ((Scan) item.value().operation()).result();
    return result instanceof Scan.Result.Last last
        ? loop.next().get(last.carry())
        : ((Scan.Result.Stack) result).value();
  }

  private int operand(LoopVariable variable) {
    return first.operands().get(run.place(variable.role(), variable.place()));
  }

  private void call(Value value) {
    String number = Names.constant(value);
    String name;
    if (number != null) {
      name = number;
    } else if (value.operation() instanceof LoopVariable variable) {
      name =
          switch (variable.role()) {
            case CARRY -> "c" + (variable.place() + 1);
            case SLICE -> names.of(operand(variable)) + "[t]";
            case CAPTURE -> names.of(operand(variable));
            case POSITION -> "t";
          };
    } else {
      name = "t" + ++made;
    }
    called.put(value, name);
    boolean captured =
        value.operation() instanceof LoopVariable variable
            && variable.role() == LoopVariable.Role.CAPTURE;
    if (number == null && !captured) {
      drawn.put(value, "v:" + first.number() + "." + value.number());
    }
  }

  private void draw(Value value) {
    String id = drawn.get(value);
    if (id == null) {
      return;
    }
    List<String> operands = value.operands().stream().map(called::get).toList();
    String kind = Caption.kind(value.operation());
    String formula = Caption.formula(value.operation(), operands);
    if (value.operation() instanceof LoopVariable variable) {
      kind = variable.role() == LoopVariable.Role.CARRY ? "state" : "movement";
      formula = begun(variable);
      if (variable.role() != LoopVariable.Role.POSITION) {
        entrances.add(new Entrance(operand(variable), id));
      }
    }
    String name = called.getOrDefault(value, "");
    node(id, kind + " turn", new Scene.Text(name, formula, Caption.below(value)));
    value.operands().forEach(operand -> connect(operand, id));
  }

  private String begun(LoopVariable variable) {
    return switch (variable.role()) {
      case CARRY -> "first " + names.of(operand(variable));
      case SLICE -> loop.reversed() ? "from the last" : "slice";
      case CAPTURE -> "";
      case POSITION -> "turn";
    };
  }

  private void connect(Value from, String to) {
    String id = drawn.get(from);
    if (id != null) {
      edges.add(new Scene.Edge(id, to));
    } else if (Names.constant(from) == null && from.operation() instanceof LoopVariable captured) {
      entrances.add(new Entrance(operand(captured), to));
    }
  }

  /** A mark behind what a carry is in the next turn: an edge back would cross everything. */
  private void handOn(int carry) {
    String id = "t:" + first.number() + "." + carry;
    node(id, "result", new Scene.Text("next c" + (carry + 1), "", ""));
    connect(loop.next().get(carry), id);
  }

  private void node(String id, String kind, Scene.Text text) {
    nodes.add(new Scene.Node(id, List.of(first.number()), kind, role, key, text));
  }
}
