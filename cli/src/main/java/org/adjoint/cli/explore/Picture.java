package org.adjoint.cli.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adjoint.runtime.json.Json;

/** A scene with everything in its place, as the page is sent it. */
final class Picture {
  /** Of the page's fonts: digits and letters all have one width there. */
  private static final double CHARACTER = 7.3;

  private static final double SMALL_CHARACTER = 6.1;
  private static final double PADDING = 20;
  private static final int LONGEST_FORMULA = 30;
  private static final int LONGEST_NAME = 22;

  private Picture() {}

  static Json of(Scene scene) {
    List<LayeredLayout.Size> sizes = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (Scene.Node node : scene.nodes()) {
      places.put(node.id(), sizes.size());
      sizes.add(size(node));
    }
    List<LayeredLayout.Edge> edges = new ArrayList<>();
    for (Scene.Edge edge : scene.edges()) {
      edges.add(
          new LayeredLayout.Edge(
              Objects.requireNonNull(places.get(edge.from())),
              Objects.requireNonNull(places.get(edge.to()))));
    }
    LayeredLayout.Layout layout = LayeredLayout.of(sizes, edges);
    List<Json> nodes = new ArrayList<>();
    for (Scene.Node node : scene.nodes()) {
      int place = nodes.size();
      nodes.add(node(node, sizes.get(place), layout.centers().get(place)));
    }
    List<Json> paths = new ArrayList<>();
    for (int place = 0; place < scene.edges().size(); place++) {
      Scene.Edge edge = scene.edges().get(place);
      paths.add(
          Json.fields()
              .with("from", Json.of(edge.from()))
              .with("to", Json.of(edge.to()))
              .with("points", points(layout.paths().get(place))));
    }
    return Json.fields()
        .with("width", Json.of(layout.width()))
        .with("height", Json.of(layout.height()))
        .with("nodes", new Json.Elements(nodes))
        .with("edges", new Json.Elements(paths));
  }

  private static boolean isSmall(Scene.Node node) {
    return node.kind().endsWith("mark") || node.kind().equals("result");
  }

  private static LayeredLayout.Size size(Scene.Node node) {
    Scene.Text text = node.text();
    int name = Math.min(text.name().length(), LONGEST_NAME);
    if (isSmall(node)) {
      return new LayeredLayout.Size(name * SMALL_CHARACTER + PADDING, 20);
    }
    int formula = Math.min(text.formula().length(), LONGEST_FORMULA);
    double first = (name + formula + (name > 0 ? 2 : 0)) * CHARACTER;
    double width = Math.max(first, text.type().length() * SMALL_CHARACTER) + PADDING;
    return new LayeredLayout.Size(Math.round(width), 40);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static Json node(Scene.Node node, LayeredLayout.Size size, LayeredLayout.Point center) {
    Scene.Text text = node.text();
    return Json.fields()
        .with("id", Json.of(node.id()))
        .with("numbers", Exploration.numbers(node.numbers()))
        .with("kind", Json.of(node.kind()))
        .with("role", Json.of(node.role().name().toLowerCase(java.util.Locale.ROOT)))
        .with("group", Json.of(node.group()))
        .with("name", Json.of(cut(text.name(), LONGEST_NAME)))
        .with("formula", Json.of(cut(text.formula(), LONGEST_FORMULA)))
        .with("whole", Json.of((text.name() + "  " + text.formula()).strip()))
        .with("type", Json.of(text.type()))
        .with("x", Json.of(round(center.x() - size.width() / 2)))
        .with("y", Json.of(round(center.y() - size.height() / 2)))
        .with("width", Json.of(size.width()))
        .with("height", Json.of(size.height()));
  }

  private static Json points(List<LayeredLayout.Point> points) {
    double[] numbers = new double[points.size() * 2];
    for (int place = 0; place < points.size(); place++) {
      numbers[2 * place] = round(points.get(place).x());
      numbers[2 * place + 1] = round(points.get(place).y());
    }
    return Json.of(numbers);
  }

  private static double round(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
