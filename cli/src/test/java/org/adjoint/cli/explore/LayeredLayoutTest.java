package org.adjoint.cli.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.adjoint.cli.explore.LayeredLayout.Edge;
import org.adjoint.cli.explore.LayeredLayout.Layout;
import org.adjoint.cli.explore.LayeredLayout.Point;
import org.adjoint.cli.explore.LayeredLayout.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader may ask of a picture: nothing overlaps, everything leads down, little crosses. */
class LayeredLayoutTest {
  private static List<Size> sizes(int count, Random random) {
    List<Size> sizes = new ArrayList<>();
    for (int node = 0; node < count; node++) {
      sizes.add(new Size(40 + random.nextInt(160), random.nextBoolean() ? 40 : 20));
    }
    return sizes;
  }

  /** Most nodes use one or two of the few before them, as values of a network do. */
  private static List<Edge> edges(int count, Random random) {
    List<Edge> edges = new ArrayList<>();
    for (int node = 1; node < count; node++) {
      int first = Math.max(0, node - 1 - random.nextInt(4));
      edges.add(new Edge(first, node));
      if (random.nextInt(3) == 0) {
        int second = random.nextInt(node);
        if (second != first) {
          edges.add(new Edge(second, node));
        }
      }
    }
    return edges;
  }

  private static void assertReadable(List<Size> sizes, List<Edge> edges, Layout layout) {
    for (int a = 0; a < sizes.size(); a++) {
      Point one = layout.centers().get(a);
      assertThat(one.x() - sizes.get(a).width() / 2).isBetween(0.0, layout.width());
      assertThat(one.x() + sizes.get(a).width() / 2).isLessThanOrEqualTo(layout.width());
      assertThat(one.y() + sizes.get(a).height() / 2).isLessThanOrEqualTo(layout.height());
      for (int b = 0; b < a; b++) {
        Point other = layout.centers().get(b);
        boolean apart =
            Math.abs(one.x() - other.x()) >= (sizes.get(a).width() + sizes.get(b).width()) / 2
                || Math.abs(one.y() - other.y())
                    >= (sizes.get(a).height() + sizes.get(b).height()) / 2;
        assertThat(apart).as("nodes %d and %d", a, b).isTrue();
      }
    }
    for (int place = 0; place < edges.size(); place++) {
      Edge edge = edges.get(place);
      Point from = layout.centers().get(edge.from());
      Point to = layout.centers().get(edge.to());
      assertThat(from.y()).as("edge %d", place).isLessThan(to.y());
      List<Point> path = layout.paths().get(place);
      assertThat(path.get(0).y()).isEqualTo(from.y() + sizes.get(edge.from()).height() / 2);
      assertThat(path.get(path.size() - 1).x()).isEqualTo(to.x());
      for (int point = 1; point < path.size(); point++) {
        assertThat(path.get(point).y()).isGreaterThan(path.get(point - 1).y());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40, 150})
  void nothingOverlapsAndEverythingLeadsDown(int count) {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<Size> sizes = sizes(count, random);
      List<Edge> edges = edges(count, random);
      assertReadable(sizes, edges, LayeredLayout.of(sizes, edges));
    }
  }

  @Test
  void edgesPassNoNode() {
    Random random = new Random(3);
    List<Size> sizes = sizes(80, random);
    List<Edge> edges = edges(80, random);
    Layout layout = LayeredLayout.of(sizes, edges);
    for (List<Point> path : layout.paths()) {
      for (Point point : path.subList(1, path.size() - 1)) {
        for (int node = 0; node < sizes.size(); node++) {
          Point center = layout.centers().get(node);
          boolean inside =
              Math.abs(point.x() - center.x()) < sizes.get(node).width() / 2
                  && Math.abs(point.y() - center.y()) < sizes.get(node).height() / 2;
          assertThat(inside).isFalse();
        }
      }
    }
  }

  @Test
  void aChainIsStraight() {
    List<Size> sizes = List.of(new Size(50, 40), new Size(120, 40), new Size(80, 40));
    Layout layout = LayeredLayout.of(sizes, List.of(new Edge(0, 1), new Edge(1, 2)));
    assertThat(layout.centers()).allMatch(p -> Math.abs(p.x() - layout.centers().get(0).x()) < 0.5);
  }

  /** 0 → 3 and 1 → 2 cross where nodes keep their order; another order of one layer mends it. */
  @Test
  void edgesDoNotCrossWhereTheyNeedNot() {
    Size size = new Size(60, 40);
    List<Size> sizes = List.of(size, size, size, size, size);
    List<Edge> edges = List.of(new Edge(0, 3), new Edge(1, 2), new Edge(2, 4), new Edge(3, 4));
    Layout layout = LayeredLayout.of(sizes, edges);
    double upper = layout.centers().get(0).x() - layout.centers().get(1).x();
    double lower = layout.centers().get(3).x() - layout.centers().get(2).x();
    assertThat(upper * lower).isPositive();
  }

  /** What only one node uses stands just above it, not at the top. */
  @Test
  void aStartStandsNearItsUse() {
    Size size = new Size(60, 40);
    List<Size> sizes = List.of(size, size, size, size);
    Layout layout =
        LayeredLayout.of(sizes, List.of(new Edge(0, 1), new Edge(1, 2), new Edge(3, 2)));
    assertThat(layout.centers().get(3).y()).isEqualTo(layout.centers().get(1).y());
  }

  @Test
  void aCycleIsDrawnWithOneEdgeUp() {
    Size size = new Size(60, 40);
    Layout layout =
        LayeredLayout.of(
            List.of(size, size, size), List.of(new Edge(0, 1), new Edge(1, 2), new Edge(2, 0)));
    assertThat(layout.centers().get(0).y()).isLessThan(layout.centers().get(2).y());
    List<Point> up = layout.paths().get(2);
    assertThat(up.get(0).y()).isGreaterThan(up.get(up.size() - 1).y());
  }

  @Test
  void partsStandSideBySide() {
    Size size = new Size(60, 40);
    Layout layout =
        LayeredLayout.of(List.of(size, size, size, size), List.of(new Edge(0, 2), new Edge(1, 3)));
    assertThat(layout.centers().get(2).x()).isEqualTo(layout.centers().get(0).x(), within(0.5));
    assertThat(layout.centers().get(1).x()).isGreaterThan(layout.centers().get(0).x() + 60);
    assertThat(LayeredLayout.of(List.of(), List.of()).centers()).isEmpty();
  }

  @Test
  void someHundredNodesTakeNoTimeAndTheSamePlaces() {
    Random random = new Random(5);
    List<Size> sizes = sizes(500, random);
    List<Edge> edges = edges(500, random);
    assertThat(LayeredLayout.of(sizes, edges)).isEqualTo(LayeredLayout.of(sizes, edges));
    long start = System.nanoTime();
    LayeredLayout.of(sizes, edges);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }
}
