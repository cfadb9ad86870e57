package org.adjoint.cli.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Places the nodes of a directed graph in layers, operands above what uses them (Sugiyama, Tagawa
 * and Toda, 1981): edges that close a cycle are turned round, long edges get a place in each layer
 * they pass, {@link LayerOrder} has few edges cross, {@link LayerCoordinates} makes them straight.
 */
final class LayeredLayout {
  /** The room between neighbours in a layer, and between a node and an edge that passes. */
  static final double GAP = 18;

  private static final double LAYER_GAP = 34;
  static final double MARGIN = 12;

  /** The size of a node. */
  record Size(double width, double height) {}

  /** An edge between nodes by their places in the list. */
  record Edge(int from, int to) {}

  /** A point. */
  record Point(double x, double y) {}

  /**
   * Where everything is.
   *
   * @param centers of the nodes, in their order
   * @param paths of the edges, in their order: from the lower side of a node through points between
   *     others to the upper side of another
   */
  record Layout(double width, double height, List<Point> centers, List<List<Point>> paths) {}

  private final List<Size> sizes;
  private final List<Edge> edges;
  private final int[] layers;
  private final List<List<Integer>> slots = new ArrayList<>();
  private final List<List<Integer>> chains = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private final List<int[]> links = new ArrayList<>();

  private LayeredLayout(List<Size> sizes, List<Edge> edges) {
    this.sizes = sizes;
    this.edges = edges;
    this.layers = LayerChoice.of(sizes.size(), edges);
  }

  /** Lays out a graph, parts without an edge between them side by side; the same graph alike. */
  static Layout of(List<Size> sizes, List<Edge> edges) {
    return Components.of(sizes, edges, LayeredLayout::connected);
  }

  private static Layout connected(List<Size> sizes, List<Edge> edges) {
    LayeredLayout layout = new LayeredLayout(sizes, edges);
    layout.fillLayers();
    int[][] order = LayerOrder.of(layout.slots, layout.links, layout.widths.size());
    double[] x = LayerCoordinates.of(order, layout.links, layout.widths);
    return layout.drawn(order, x);
  }

  /** Nodes and, for edges that pass layers, a narrow slot in each of these. */
  private void fillLayers() {
    int count = Arrays.stream(layers).max().orElse(-1) + 1;
    for (int layer = 0; layer < count; layer++) {
      slots.add(new ArrayList<>());
    }
    for (int node = 0; node < sizes.size(); node++) {
      slots.get(layers[node]).add(node);
      widths.add(sizes.get(node).width());
    }
    for (Edge edge : edges) {
      boolean down = layers[edge.from()] <= layers[edge.to()];
      int upper = down ? edge.from() : edge.to();
      int lower = down ? edge.to() : edge.from();
      List<Integer> chain = new ArrayList<>(List.of(upper));
      for (int layer = layers[upper] + 1; layer < layers[lower]; layer++) {
        int slot = widths.size();
        widths.add(0.0);
        slots.get(layer).add(slot);
        chain.add(slot);
      }
      chain.add(lower);
      for (int place = 1; place < chain.size(); place++) {
        links.add(new int[] {chain.get(place - 1), chain.get(place)});
      }
      if (!down) {
        Collections.reverse(chain);
      }
      chains.add(chain);
    }
  }

  private Layout drawn(int[][] order, double[] x) {
    double[] tops = new double[order.length];
    double[] heights = new double[order.length];
    double top = MARGIN;
    double left = Double.POSITIVE_INFINITY;
    double right = 0;
    for (int layer = 0; layer < order.length; layer++) {
      tops[layer] = top;
      for (int slot : order[layer]) {
        double height = slot < sizes.size() ? sizes.get(slot).height() : 0;
        heights[layer] = Math.max(heights[layer], height);
        left = Math.min(left, x[slot] - widths.get(slot) / 2);
        right = Math.max(right, x[slot] + widths.get(slot) / 2);
      }
      top += heights[layer] + LAYER_GAP;
    }
    double shift = MARGIN - left;
    double[] y = new double[widths.size()];
    for (int layer = 0; layer < order.length; layer++) {
      for (int slot : order[layer]) {
        y[slot] = tops[layer] + heights[layer] / 2;
        x[slot] += shift;
      }
    }
    List<Point> centers = new ArrayList<>();
    for (int node = 0; node < sizes.size(); node++) {
      centers.add(new Point(x[node], y[node]));
    }
    List<List<Point>> paths = new ArrayList<>();
    chains.forEach(chain -> paths.add(path(chain, x, y)));
    boolean empty = sizes.isEmpty();
    return new Layout(
        empty ? 0 : right + shift + MARGIN, empty ? 0 : top - LAYER_GAP + MARGIN, centers, paths);
  }

  private List<Point> path(List<Integer> chain, double[] x, double[] y) {
    List<Point> points = new ArrayList<>();
    int first = chain.get(0);
    int last = chain.get(chain.size() - 1);
    double down = y[first] <= y[last] ? 1 : -1;
    points.add(new Point(x[first], y[first] + down * sizes.get(first).height() / 2));
    for (int place = 1; place < chain.size() - 1; place++) {
      points.add(new Point(x[chain.get(place)], y[chain.get(place)]));
    }
    points.add(new Point(x[last], y[last] - down * sizes.get(last).height() / 2));
    return points;
  }
}
