package org.adjoint.cli.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.adjoint.compiler.derivation.Derivation;
import org.adjoint.compiler.derivation.GraphState;
import org.adjoint.compiler.derivation.Placing;
import org.adjoint.compiler.derivation.Role;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Loop;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.op.Scan;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of a graph: nodes and edges, before they are placed.
 *
 * <p>Numbers that fill tensors stand in formulas alone. A value of another role, and a leaf with
 * several uses, is a small mark beside each of its uses: the edges would cross everything.
 */
final class Scene {
  /** With more values than this, a graph is folded by layer. */
  static final int MOST_UNFOLDED = 150;

  /**
   * A node.
   *
   * @param id unique in the scene
   * @param numbers of the values it stands for
   * @param kind by which it is coloured, or {@code group}, {@code mark} or {@code result}
   * @param group what it can be folded into or, for a group, opened; empty for none
   */
  record Node(String id, List<Integer> numbers, String kind, Role role, String group, Text text) {}

  /** What a node shows. */
  record Text(String name, String formula, String type) {}

  /** An edge between nodes, by their identifiers. */
  record Edge(String from, String to) {}

  /**
   * What is asked for.
   *
   * @param roles which values are shown
   * @param open the groups that are not folded
   * @param results what the roots are called
   */
  record Wish(Set<Role> roles, Set<String> open, List<String> results) {}

  private final Derivation derivation;
  private final Names names;
  private final GraphState state;
  private final Wish wish;
  private final Map<Integer, GraphState.Item> items = new LinkedHashMap<>();
  private final Map<Integer, Placing> placings = new HashMap<>();
  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Set<Integer> fixed = new HashSet<>();
  private final Map<Integer, Integer> seeds = new HashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<Integer, String> places = new HashMap<>();
  private final Set<Edge> edges = new LinkedHashSet<>();
  private final Map<Integer, OpenLoop> loops = new HashMap<>();
  private final boolean folded;

  Scene(Derivation derivation, Names names, GraphState state, Wish wish) {
    this.derivation = derivation;
    this.names = names;
    this.state = state;
    this.wish = wish;
    state.items().forEach(this::take);
    derivation.adjoints().forEach((value, adjoint) -> seeds.merge(adjoint, value, Math::max));
    folded =
        items.values().stream()
                    .filter(item -> isShown(item) && placing(item).role() != Role.UPDATE)
                    .count()
                > MOST_UNFOLDED
            && !wish.open.contains("*");
    List<GraphState.Item> shown =
        items.values().stream()
            .filter(this::isShown)
            .sorted(Comparator.comparing(item -> placing(item).role()))
            .toList();
    shown.forEach(this::place);
    shown.forEach(this::connect);
    results();
  }

  private void take(GraphState.Item item) {
    Value value = item.value();
    if (!(value.operation() instanceof Leaf) && fixed.containsAll(item.operands())) {
      fixed.add(item.number());
    }
    if (Names.constant(value) == null) {
      items.put(item.number(), item);
      placings.put(item.number(), derivation.placing(item.number(), value));
      item.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
    }
  }

  private Placing placing(GraphState.Item item) {
    return Objects.requireNonNull(placings.get(item.number()));
  }

  List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  List<Edge> edges() {
    return List.copyOf(edges);
  }

  private boolean isShown(GraphState.Item item) {
    return wish.roles.contains(placing(item).role()) && !isMark(item);
  }

  /** A leaf with several uses, or that only values of other roles use, is a mark at each. */
  private boolean isMark(GraphState.Item item) {
    return item.value().operation() instanceof Leaf
        && (uses.getOrDefault(item.number(), 0) > 1 || !wish.roles.contains(Role.FORWARD));
  }

  private boolean isFolded(Placing placing) {
    boolean always = placing.role() == Role.UPDATE && wish.roles.size() > 1;
    return (folded || always) && !wish.open.contains(key(placing));
  }

  private static String key(Placing placing) {
    return placing.role() + " " + placing.group();
  }

  private void place(GraphState.Item item) {
    Placing placing = placing(item);
    String group = key(placing);
    if (isFolded(placing)) {
      String id = "g:" + group;
      Node known = nodes.get(id);
      List<Integer> numbers = new ArrayList<>(known == null ? List.of() : known.numbers());
      numbers.add(item.number());
      String title = (placing.role() == Role.BACKWARD ? "∂ " : "") + placing.title();
      String count = numbers.size() == 1 ? "1 value" : numbers.size() + " values";
      Text text = new Text("", title, count);
      nodes.put(id, new Node(id, numbers, "group", placing.role(), group, text));
      places.put(item.number(), id);
      return;
    }
    String id = "v:" + item.number();
    String formula = Caption.formula(item.value().operation(), names.of(item.operands()));
    String kind = Caption.kind(item.value().operation());
    if (item.value().operation() instanceof Scan) {
      group = loopKey(item);
      OpenLoop open = loop(item, group);
      formula = open == null ? formula : open.formula(item);
      kind += open == null ? " closed" : "";
    }
    Text text = new Text(names.of(item.number()), formula, Caption.below(item.value()));
    nodes.put(id, new Node(id, List.of(item.number()), kind, placing.role(), group, text));
    places.put(item.number(), id);
  }

  /** The results of the run of a loop that a value is one of. */
  private List<GraphState.Item> results(GraphState.Item result) {
    Loop loop = ((Scan) result.value().operation()).loop();
    return items.values().stream()
        .filter(
            item ->
                item.value().operation() instanceof Scan scan
                    && scan.loop().equals(loop)
                    && item.operands().equals(result.operands()))
        .toList();
  }

  private String loopKey(GraphState.Item result) {
    return "loop " + results(result).get(0).number();
  }

  /** The turn of a loop, drawn once for all results of its run; null where it is not opened. */
  private @Nullable OpenLoop loop(GraphState.Item result, String key) {
    if (!wish.open.contains(key)) {
      return null;
    }
    List<GraphState.Item> results = results(result);
    int first = results.get(0).number();
    OpenLoop open = loops.get(first);
    if (open == null) {
      open = new OpenLoop(results, names, placing(result).role(), key);
      open.nodes().forEach(node -> nodes.put(node.id(), node));
      edges.addAll(open.edges());
    }
    loops.put(first, open);
    loops.put(result.number(), open);
    return open;
  }

  private void connect(GraphState.Item item) {
    String to = Objects.requireNonNull(places.get(item.number()));
    OpenLoop loop = loops.get(item.number());
    if (loop != null) {
      loop.leave(item, to);
      edges.addAll(loop.edges());
      loop.entrances().forEach(entrance -> connect(item, entrance.operand(), entrance.to()));
      return;
    }
    item.operands().forEach(operand -> connect(item, operand, to));
  }

  private void connect(GraphState.Item item, int operand, String to) {
    GraphState.Item used = items.get(operand);
    if (used != null) {
      connect(item, used, to);
    } else if (placing(item).role() == Role.BACKWARD && seeds.containsKey(operand)) {
      // The derivative of the loss with respect to itself, where the backward pass begins.
      String name =
          "∂" + names.of(Objects.requireNonNull(seeds.get(operand))) + " = " + names.of(operand);
      String id = "s:" + operand;
      nodes.putIfAbsent(
          id,
          new Node(id, List.of(operand), "seed mark", Role.BACKWARD, "", new Text(name, "", "")));
      edges.add(new Edge(id, to));
    }
  }

  private void connect(GraphState.Item item, GraphState.Item used, String to) {
    String from = places.get(used.number());
    boolean sameRole = placing(used).role() == placing(item).role();
    boolean handsOver = placing(used).role() == Role.BACKWARD;
    boolean sameGroup = placing(used).group().equals(placing(item).group());
    // What follows from no data, as the number of rows, and what the optimizer does for all
    // parameters at once is used all over the graph.
    boolean everywhere = fixed.contains(used.number()) || placing(used).role() == Role.UPDATE;
    boolean near = sameGroup || !everywhere;
    if (from != null && near && (sameRole || handsOver)) {
      if (!from.equals(to)) {
        edges.add(new Edge(from, to));
      }
    } else if (to.startsWith("v:")) {
      mark(used, to);
    }
  }

  private void mark(GraphState.Item used, String to) {
    String id = "m:" + used.number() + ">" + to;
    Text text = new Text(names.of(used.number()), "", Caption.type(used.value().type()));
    Role role = placing(used).role();
    String kind = used.value().operation() instanceof Leaf ? kindOf(used) + " mark" : "mark";
    nodes.put(id, new Node(id, List.of(used.number()), kind, role, "", text));
    edges.add(new Edge(id, to));
  }

  private static String kindOf(GraphState.Item item) {
    return Caption.kind(item.value().operation());
  }

  /** Where results go; what is handed over inside a folded group is not said. */
  private void results() {
    Set<String> said = new LinkedHashSet<>();
    for (int place = 0; place < state.roots().size(); place++) {
      int root = state.roots().get(place);
      String from = places.get(root);
      String name = wish.results.get(place);
      if (from != null && from.startsWith("v:") && said.add(name)) {
        result(name, from, root);
      }
    }
    if (!wish.roles.contains(Role.FORWARD)) {
      derivation.adjoints().forEach(this::gradient);
    }
  }

  private void gradient(int value, int adjoint) {
    GraphState.Item leaf = items.get(value);
    String from = places.get(adjoint);
    if (leaf != null
        && from != null
        && from.startsWith("v:")
        && leaf.value().operation() instanceof Leaf) {
      result("∂" + names.of(value), from, adjoint);
    }
  }

  private void result(String name, String from, int number) {
    Node node = nodes.get(from);
    Role role = node == null ? Role.FORWARD : node.role();
    String id = "r:" + name;
    nodes.put(id, new Node(id, List.of(number), "result", role, "", new Text(name, "", "")));
    edges.add(new Edge(from, id));
  }
}
