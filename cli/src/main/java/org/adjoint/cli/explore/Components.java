package org.adjoint.cli.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Lays out the parts of a graph that no edge connects, one beside the other. */
final class Components {
  private static final double BETWEEN = 24;

  private final List<LayeredLayout.Size> sizes;
  private final List<LayeredLayout.Edge> edges;
  private final int[] leader;
  private final LayeredLayout.Point[] centers;
  private final List<List<LayeredLayout.Point>> paths = new ArrayList<>();
  private double width;
  private double height;

  private Components(List<LayeredLayout.Size> sizes, List<LayeredLayout.Edge> edges) {
    this.sizes = sizes;
    this.edges = edges;
    this.leader = new int[sizes.size()];
    this.centers = new LayeredLayout.Point[sizes.size()];
    edges.forEach(edge -> paths.add(List.of()));
    for (int node = 0; node < leader.length; node++) {
      leader[node] = node;
    }
    edges.forEach(edge -> leader[find(edge.from())] = find(edge.to()));
  }

  static LayeredLayout.Layout of(
      List<LayeredLayout.Size> sizes,
      List<LayeredLayout.Edge> edges,
      BiFunction<List<LayeredLayout.Size>, List<LayeredLayout.Edge>, LayeredLayout.Layout> one) {
    Components components = new Components(sizes, edges);
    components.parts().forEach(part -> components.add(part, one));
    return new LayeredLayout.Layout(
        components.width, components.height, List.of(components.centers), components.paths);
  }

  private int find(int node) {
    int found = node;
    while (leader[found] != found) {
      leader[found] = leader[leader[found]];
      found = leader[found];
    }
    return found;
  }

  /** The nodes of each part, in the order of their first ones. */
  private List<List<Integer>> parts() {
    Map<Integer, List<Integer>> parts = new LinkedHashMap<>();
    for (int node = 0; node < leader.length; node++) {
      parts.computeIfAbsent(find(node), key -> new ArrayList<>()).add(node);
    }
    return List.copyOf(parts.values());
  }

  private void add(
      List<Integer> part,
      BiFunction<List<LayeredLayout.Size>, List<LayeredLayout.Edge>, LayeredLayout.Layout> one) {
    Map<Integer, Integer> places = new LinkedHashMap<>();
    part.forEach(node -> places.put(node, places.size()));
    List<Integer> own = new ArrayList<>();
    List<LayeredLayout.Edge> inside = new ArrayList<>();
    for (int place = 0; place < edges.size(); place++) {
      Integer from = places.get(edges.get(place).from());
      Integer to = places.get(edges.get(place).to());
      if (from != null && to != null) {
        own.add(place);
        inside.add(new LayeredLayout.Edge(from, to));
      }
    }
    LayeredLayout.Layout layout = one.apply(part.stream().map(sizes::get).toList(), inside);
    double left = width == 0 ? 0 : width - 2 * LayeredLayout.MARGIN + BETWEEN;
    for (int place = 0; place < part.size(); place++) {
      centers[part.get(place)] = moved(layout.centers().get(place), left);
    }
    for (int place = 0; place < own.size(); place++) {
      paths.set(
          own.get(place),
          layout.paths().get(place).stream().map(point -> moved(point, left)).toList());
    }
    width = left + layout.width();
    height = Math.max(height, layout.height());
  }

  private static LayeredLayout.Point moved(LayeredLayout.Point point, double left) {
    return new LayeredLayout.Point(point.x() + left, point.y());
  }
}
