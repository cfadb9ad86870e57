package org.adjoint.cli.explore;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses where the slots of ordered layers stand: each as near as possible to the middle of what
 * it is linked to, none nearer to its neighbour than it may be.
 *
 * <p>For one layer this is isotonic regression, which pooling neighbours solves exactly (Ayer et
 * al., 1955); sweeps over the layers do the rest.
 */
final class LayerCoordinates {
  private static final int SWEEPS = 32;

  /** How much straighter a long edge is to be than one between neighbouring layers. */
  private static final double STRAIGHT = 3;

  /** The same for an edge from what has operands to what has uses: chains are to be straight. */
  private static final double STRAIGHT_CHAIN = 6;

  /** The same between two places that the edge only passes. */
  private static final double STRAIGHTEST = 12;

  private final int[][] order;
  private final List<Double> widths;
  private final double[] x;
  private final double[] sums;
  private final double[] weights;
  private final boolean[] isUsed;
  private final boolean[] hasOperands;

  private LayerCoordinates(int[][] order, List<int[]> links, List<Double> widths) {
    this.order = order;
    this.widths = widths;
    this.x = new double[widths.size()];
    this.sums = new double[widths.size()];
    this.weights = new double[widths.size()];
    this.isUsed = new boolean[widths.size()];
    this.hasOperands = new boolean[widths.size()];
    for (int[] link : links) {
      isUsed[link[0]] = true;
      hasOperands[link[1]] = true;
    }
  }

  /** The middle of each slot. */
  static double[] of(int[][] order, List<int[]> links, List<Double> widths) {
    LayerCoordinates coordinates = new LayerCoordinates(order, links, widths);
    for (int[] layer : order) {
      coordinates.pack(layer);
    }
    int[] layerOf = new int[widths.size()];
    for (int layer = 0; layer < order.length; layer++) {
      for (int slot : order[layer]) {
        layerOf[slot] = layer;
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean both = sweep >= SWEEPS - 10;
      for (int step = 0; step < order.length; step++) {
        int layer = sweep % 2 == 0 ? step : order.length - 1 - step;
        coordinates.pull(layer, links, layerOf, both ? 0 : sweep % 2 == 0 ? -1 : 1);
      }
    }
    return coordinates.x;
  }

  private void pack(int[] layer) {
    double right = 0;
    for (int slot : layer) {
      x[slot] = right + widths.get(slot) / 2;
      right += widths.get(slot) + LayeredLayout.GAP;
    }
    double middle = right / 2;
    for (int slot : layer) {
      x[slot] -= middle;
    }
  }

  /** Moves the slots of a layer towards what they are linked to above (-1), below (1) or both. */
  private void pull(int layer, List<int[]> links, int[] layerOf, int side) {
    Arrays.fill(sums, 0);
    Arrays.fill(weights, 0);
    for (int[] link : links) {
      double weight = weight(link[0], link[1]);
      if (layerOf[link[1]] == layer && side <= 0) {
        sums[link[1]] += weight * x[link[0]];
        weights[link[1]] += weight;
      }
      if (layerOf[link[0]] == layer && side >= 0) {
        sums[link[0]] += weight * x[link[1]];
        weights[link[0]] += weight;
      }
    }
    settle(order[layer]);
  }

  private double weight(int upper, int lower) {
    boolean leaves = widths.get(upper) == 0;
    boolean arrives = widths.get(lower) == 0;
    if (leaves && arrives) {
      return STRAIGHTEST;
    }
    if (leaves || arrives) {
      return STRAIGHT;
    }
    return hasOperands[upper] && isUsed[lower] ? STRAIGHT_CHAIN : 1;
  }

  private void settle(int[] layer) {
    int count = layer.length;
    double[] offsets = new double[count];
    double[] means = new double[count];
    double[] masses = new double[count];
    int[] sizes = new int[count];
    int blocks = 0;
    for (int place = 0; place < count; place++) {
      int slot = layer[place];
      if (place > 0) {
        double half = (widths.get(layer[place - 1]) + widths.get(slot)) / 2;
        offsets[place] = offsets[place - 1] + half + LayeredLayout.GAP;
      }
      double wanted = weights[slot] > 0 ? sums[slot] / weights[slot] : x[slot];
      means[blocks] = wanted - offsets[place];
      masses[blocks] = weights[slot] > 0 ? weights[slot] : 0.01;
      sizes[blocks++] = 1;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        blocks--;
        double mass = masses[blocks - 1] + masses[blocks];
        means[blocks - 1] =
            (means[blocks - 1] * masses[blocks - 1] + means[blocks] * masses[blocks]) / mass;
        masses[blocks - 1] = mass;
        sizes[blocks - 1] += sizes[blocks];
      }
    }
    int place = 0;
    for (int block = 0; block < blocks; block++) {
      for (int each = 0; each < sizes[block]; each++) {
        x[layer[place]] = means[block] + offsets[place];
        place++;
      }
    }
  }
}
