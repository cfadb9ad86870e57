package org.adjoint.compiler.derivation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adjoint.compiler.autodiff.Backward;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.OriginText;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.AppliedLayer;
import org.adjoint.compiler.lower.ModelGraph;
import org.jspecify.annotations.Nullable;

/** Says where values belong; what replaces a value belongs where that did. */
final class Placings {
  private static final String SHARED = "optimizer";

  private final Identities identities;
  private final Map<Integer, Placing> known = new HashMap<>();

  private Placings(Identities identities) {
    this.identities = identities;
  }

  /**
   * Places the values of a model and of its training step.
   *
   * @param backward null where the function derives nothing
   */
  static Placings of(
      ModelGraph model,
      GraphFunction function,
      @Nullable Backward backward,
      Identities identities) {
    Placings placings = new Placings(identities);
    placings.layers(model);
    List<Value> results =
        function.results().stream()
            .filter(result -> !(result.sink() instanceof GraphFunction.Sink.Update))
            .map(GraphFunction.Result::value)
            .toList();
    Graph.reachable(results).forEach(value -> placings.put(value, Role.FORWARD));
    if (backward != null) {
      placings.backward(backward);
    }
    placings.updates(function);
    return placings;
  }

  /** Where a value belongs. */
  Placing of(GraphState.Item item) {
    Placing own = known.get(item.number());
    Placing placing = own == null ? known.get(identities.oldest(item.number())) : own;
    return placing == null ? byLine(item.value(), Role.FORWARD) : placing;
  }

  private void layers(ModelGraph model) {
    for (AppliedLayer layer : model.layers()) {
      if (layer.depth() == 0) {
        for (Value value : layer.own()) {
          String title =
              layer.name().startsWith(layer.layer())
                  ? layer.name()
                  : layer.name() + ": " + layer.layer();
          put(value, new Placing(Role.FORWARD, "layer " + layer.name(), title));
        }
      }
    }
    Graph.reachable(model.roots()).forEach(value -> put(value, Role.FORWARD));
  }

  private void backward(Backward backward) {
    Graph.reachable(backward.gradients())
        .forEach(
            value -> {
              Value cause = backward.causes().get(value);
              Placing of = cause == null ? null : known.get(oldestOf(cause));
              put(
                  value,
                  of == null
                      ? byLine(value, Role.BACKWARD)
                      : new Placing(Role.BACKWARD, of.group(), of.title()));
            });
  }

  private int oldestOf(Value value) {
    int number = identities.of(value);
    return known.containsKey(number) ? number : identities.oldest(number);
  }

  private void updates(GraphFunction function) {
    Map<Value, String> owners = new HashMap<>();
    for (GraphFunction.Result result : function.results()) {
      if (result.sink() instanceof GraphFunction.Sink.Update update) {
        String owner = owner(update.leaf());
        Graph.reachable(List.of(result.value()))
            .forEach(value -> owners.merge(value, owner, (a, b) -> a.equals(b) ? a : SHARED));
      }
    }
    owners.forEach(
        (value, owner) ->
            put(value, new Placing(Role.UPDATE, "update " + owner, "update " + owner)));
  }

  /** The parameter that a slot belongs to, and else the leaf itself. */
  private static String owner(Leaf leaf) {
    int slot = leaf.name().indexOf('/');
    return slot < 0 ? leaf.name() : leaf.name().substring(0, slot);
  }

  private void put(Value value, Role role) {
    put(value, byLine(value, role));
  }

  private void put(Value value, Placing placing) {
    int number = identities.of(value);
    if (!known.containsKey(identities.oldest(number))) {
      known.putIfAbsent(number, placing);
    }
  }

  private static Placing byLine(Value value, Role role) {
    String line = OriginText.line(value.origin());
    String title = line.replaceFirst("^\\S+\\s+", "");
    return new Placing(
        role, line.isEmpty() ? role.name().toLowerCase(Locale.ROOT) : "line " + line, title);
  }
}
