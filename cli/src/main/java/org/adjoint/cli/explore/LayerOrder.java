package org.adjoint.cli.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Orders the slots of each layer so that few links cross: barycentres, then exchanges. */
final class LayerOrder {
  private static final int SWEEPS = 12;
  private static final int EXCHANGES = 6;

  private final int[][] layers;
  private final double[] places;
  private final int[][] above;
  private final int[][] below;

  private LayerOrder(List<List<Integer>> slots, List<int[]> links, int count) {
    layers = slots.stream().map(l -> l.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
    places = new double[count];
    above = neighbours(links, count, 1, 0);
    below = neighbours(links, count, 0, 1);
  }

  /**
   * The slots of each layer from left to right.
   *
   * @param links between slots of neighbouring layers, from the upper to the lower
   */
  static int[][] of(List<List<Integer>> slots, List<int[]> links, int count) {
    LayerOrder order = new LayerOrder(slots, links, count);
    for (int[] layer : order.layers) {
      order.number(layer);
    }
    int[][] best = order.copy();
    long fewest = order.crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      order.sweep(sweep % 2 == 0);
      for (int round = 0; round < EXCHANGES && order.exchange(); round++) {
        // Each exchange may make room for another.
      }
      long crossings = order.crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = order.copy();
      }
    }
    return best;
  }

  private static int[][] neighbours(List<int[]> links, int count, int own, int other) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int slot = 0; slot < count; slot++) {
      lists.add(new ArrayList<>());
    }
    links.forEach(link -> lists.get(link[own]).add(link[other]));
    return lists.stream().map(l -> l.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
  }

  private int[][] copy() {
    return Arrays.stream(layers).map(int[]::clone).toArray(int[][]::new);
  }

  private void number(int[] layer) {
    for (int place = 0; place < layer.length; place++) {
      places[layer[place]] = place;
    }
  }

  private void sweep(boolean down) {
    for (int step = 1; step < layers.length; step++) {
      int[] layer = layers[down ? step : layers.length - 1 - step];
      int[][] neighbours = down ? above : below;
      double[] wanted = new double[places.length];
      for (int slot : layer) {
        wanted[slot] =
            Arrays.stream(neighbours[slot])
                .mapToDouble(n -> places[n])
                .average()
                .orElse(places[slot]);
      }
      int[] sorted =
          Arrays.stream(layer)
              .boxed()
              .sorted(Comparator.comparingDouble(slot -> wanted[slot]))
              .mapToInt(i -> i)
              .toArray();
      System.arraycopy(sorted, 0, layer, 0, layer.length);
      number(layer);
    }
  }

  /** Exchanges neighbours where that has fewer links cross. */
  private boolean exchange() {
    boolean better = false;
    for (int[] layer : layers) {
      for (int place = 1; place < layer.length; place++) {
        int left = layer[place - 1];
        int right = layer[place];
        int now = crossings(above[left], above[right]) + crossings(below[left], below[right]);
        int then = crossings(above[right], above[left]) + crossings(below[right], below[left]);
        if (then < now) {
          layer[place - 1] = right;
          layer[place] = left;
          places[right] = place - 1;
          places[left] = place;
          better = true;
        }
      }
    }
    return better;
  }

  private int crossings(int[] left, int[] right) {
    int crossings = 0;
    for (int a : left) {
      for (int b : right) {
        if (places[a] > places[b]) {
          crossings++;
        }
      }
    }
    return crossings;
  }

  private long crossings() {
    long all = 0;
    for (int[] layer : layers) {
      for (int place = 0; place < layer.length; place++) {
        for (int other = place + 1; other < layer.length; other++) {
          all += crossings(below[layer[place]], below[layer[other]]);
        }
      }
    }
    return all;
  }
}
