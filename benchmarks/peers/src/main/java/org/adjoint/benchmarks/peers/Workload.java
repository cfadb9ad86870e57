package org.adjoint.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What all systems are asked to do, in single precision, on data that stay in memory. */
enum Workload {
  /** Training of 10-32-16-1 by Adam: a step takes microseconds. */
  ARTICLE(10, "rows/s", "article"),
  /** Training of 784-512-256-10 by Adam. */
  DENSE(128, "rows/s", "dense"),
  /** Training of two convolutions with pooling by Adam. */
  CONVOLUTIONAL(128, "rows/s", "convolutional"),
  /** Training of an LSTM over 64 characters by Adam. */
  RECURRENT(32, "sequences/s", "recurrent"),
  /** Training of a decoder of two blocks over 64 characters by Adam. */
  TRANSFORMER(16, "sequences/s", "transformer"),
  /** Training of ResNet-20 by gradient descent with momentum. */
  RESIDUAL(128, "rows/s", "residual"),
  /** Prediction of one row by 10-32-16-1. */
  ONE_ROW_ARTICLE(1, "rows/s", "article"),
  /** Prediction of one row by 784-512-256-10. */
  ONE_ROW_DENSE(1, "rows/s", "dense"),
  /** Prediction of 128 rows by 784-512-256-10. */
  MANY_ROWS_DENSE(128, "rows/s", "dense");

  private final int rows;
  private final String unit;
  private final String network;

  Workload(int rows, String unit, String network) {
    this.rows = rows;
    this.unit = unit;
    this.network = network;
  }

  /** The rows of one step. */
  int rows() {
    return rows;
  }

  /** What is counted. */
  String unit() {
    return unit;
  }

  /** The name of the network, as the files that describe it have it. */
  String network() {
    return network;
  }

  /** Whether it trains; else it predicts. */
  boolean trains() {
    return ordinal() <= RESIDUAL.ordinal();
  }

  /** Whether rows are images, whose channels can be laid out first or last. */
  boolean hasImages() {
    return this == CONVOLUTIONAL || this == RESIDUAL;
  }

  /** The name in tables and on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The text of a file that describes the network. */
  static String text(String file) {
    try (InputStream in = Workload.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new IllegalStateException("cannot read " + file, failure);
    }
  }
}
