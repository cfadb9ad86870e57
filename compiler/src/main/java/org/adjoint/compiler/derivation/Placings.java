package org.adjoint.compiler.derivation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adjoint.compiler.autodiff.Backward;
import org.adjoint.compiler.ir.Graph;
import org.adjoint.compiler.ir.GraphFunction;
import org.adjoint.compiler.ir.Leaf;
import org.adjoint.compiler.ir.Value;
import org.adjoint.compiler.lower.AppliedLayer;
import org.adjoint.compiler.lower.ModelGraph;
import org.adjoint.compiler.source.Span;
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
  Placing of(int number, Value value) {
    Placing own = known.get(number);
    Placing placing = own == null ? known.get(identities.oldest(number)) : own;
    return placing == null ? byPlace(value, Role.FORWARD) : placing;
  }

  private void layers(ModelGraph model) {
    for (AppliedLayer layer : model.layers()) {
      if (layer.depth() == 0) {
        layer.own().forEach(value -> put(value, placing(layer)));
      }
    }
    model.updates().forEach((leaf, next) -> state(leaf, next, model));
    Graph.reachable(model.roots()).forEach(value -> put(value, Role.FORWARD));
  }

  /** What moves a layer's state belongs to the layer. */
  private void state(Leaf leaf, Value next, ModelGraph model) {
    model.layers().stream()
        .filter(layer -> layer.depth() == 0 && leaf.name().startsWith(layer.name() + "."))
        .findFirst()
        .ifPresent(
            layer -> Graph.reachable(List.of(next)).forEach(value -> put(value, placing(layer))));
  }

  private static Placing placing(AppliedLayer layer) {
    String title =
        layer.name().startsWith(layer.layer()) ? layer.name() : layer.name() + ": " + layer.layer();
    return new Placing(Role.FORWARD, "layer " + layer.name(), title);
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
                      ? byPlace(value, Role.BACKWARD)
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

  /** The layer that a parameter or a slot of it belongs to, and else the leaf itself. */
  private static String owner(Leaf leaf) {
    String parameter = leaf.name().replaceFirst("/.*", "");
    int layer = parameter.indexOf('.');
    return layer < 0 ? parameter : parameter.substring(0, layer);
  }

  private void put(Value value, Role role) {
    put(value, byPlace(value, role));
  }

  private void put(Value value, Placing placing) {
    int number = identities.of(value);
    if (!known.containsKey(identities.oldest(number))) {
      known.putIfAbsent(number, placing);
    }
  }

  /** By the call or expression of the model itself that the value is part of. */
  private static Placing byPlace(Value value, Role role) {
    Span span = value.origin().outermost().span();
    if (span == null) {
      String name = role.name().toLowerCase(Locale.ROOT);
      return new Placing(role, name, name);
    }
    String title = span.text().strip().replaceAll("\\s+", " ");
    return new Placing(role, span + "-" + span.end(), title);
  }
}
