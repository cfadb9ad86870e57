package org.adjoint.cli.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Chooses the layer of each node: below all its operands, and near what uses it. */
final class LayerChoice {
  private final List<List<Integer>> uses = new ArrayList<>();
  private final List<List<Integer>> operands = new ArrayList<>();
  private final int[] layers;

  private LayerChoice(int nodes, List<LayeredLayout.Edge> edges) {
    for (int node = 0; node < nodes; node++) {
      uses.add(new ArrayList<>());
      operands.add(new ArrayList<>());
    }
    for (LayeredLayout.Edge edge : edges) {
      uses.get(edge.from()).add(edge.to());
    }
    turnCycles();
    for (int node = 0; node < nodes; node++) {
      for (int use : uses.get(node)) {
        operands.get(use).add(node);
      }
    }
    layers = new int[nodes];
  }

  /** The layer of each node, from 0. */
  static int[] of(int nodes, List<LayeredLayout.Edge> edges) {
    LayerChoice choice = new LayerChoice(nodes, edges);
    List<Integer> order = choice.topological();
    for (int node : order) {
      for (int operand : choice.operands.get(node)) {
        choice.layers[node] = Math.max(choice.layers[node], choice.layers[operand] + 1);
      }
    }
    choice.pullDown(order);
    return choice.layers;
  }

  /**
   * What has no more operands than uses stands just above what uses it; operands that are a start
   * and used here alone come with it.
   */
  private void pullDown(List<Integer> order) {
    for (int place = order.size() - 1; place >= 0; place--) {
      int node = order.get(place);
      int nearest = uses.get(node).stream().mapToInt(use -> layers[use]).min().orElse(-1);
      if (nearest > 0 && heavy(node) <= uses.get(node).size()) {
        layers[node] = nearest - 1;
      }
    }
    int first = Arrays.stream(layers).min().orElse(0);
    for (int node = 0; node < layers.length; node++) {
      layers[node] -= first;
    }
  }

  private long heavy(int node) {
    return operands.get(node).stream()
        .filter(operand -> !operands.get(operand).isEmpty() || uses.get(operand).size() > 1)
        .count();
  }

  private List<Integer> topological() {
    int[] missing = new int[layers.length];
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < layers.length; node++) {
      missing[node] = operands.get(node).size();
      if (missing[node] == 0) {
        ready.add(node);
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int node = ready.remove();
      order.add(node);
      for (int use : uses.get(node)) {
        if (--missing[use] == 0) {
          ready.add(use);
        }
      }
    }
    return order;
  }

  /** Turns round each edge that leads back to a node whose uses are just being followed. */
  private void turnCycles() {
    int[] state = new int[uses.size()];
    int[] followed = new int[uses.size()];
    for (int start = 0; start < uses.size(); start++) {
      Deque<Integer> path = new ArrayDeque<>();
      if (state[start] == 0) {
        path.push(start);
        state[start] = 1;
      }
      while (!path.isEmpty()) {
        int node = path.peek();
        List<Integer> next = uses.get(node);
        if (followed[node] == next.size()) {
          state[node] = 2;
          path.pop();
          continue;
        }
        int use = next.get(followed[node]);
        if (state[use] == 1) {
          next.remove(followed[node]);
          if (use != node) {
            uses.get(use).add(node);
          }
          continue;
        }
        followed[node]++;
        if (state[use] == 0) {
          state[use] = 1;
          path.push(use);
        }
      }
    }
  }
}
