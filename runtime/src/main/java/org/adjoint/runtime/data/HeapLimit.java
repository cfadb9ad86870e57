package org.adjoint.runtime.data;

import java.util.function.Supplier;
import org.adjoint.runtime.AdjointException;

/** Says of data that it does not fit into the memory, where the machine says that memory is out. */
final class HeapLimit {
  private static final int MEGABYTE = 1 << 20;

  private HeapLimit() {}

  /**
   * What reading gives.
   *
   * @throws AdjointException if the rows do not fit into the memory
   */
  static <T> T within(DataSpecification data, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (OutOfMemoryError full) {
      long megabytes = Runtime.getRuntime().maxMemory() / MEGABYTE;
      throw new AdjointException(
          data.place()
              + ": data '"
              + data.name()
              + "' does not fit into the "
              + megabytes
              + " MB of memory that there are",
          withLess(data.source()) + "give Java more, as by ADJOINT_JAVA_OPTIONS=-Xmx8g",
          full);
    }
  }

  private static String withLess(Source source) {
    if (source instanceof Source.Csv) {
      return "read a few rows at a time, with `csv(…, stream: true)`, or ";
    }
    return source instanceof Source.Streamed ? "hold fewer rows, with a smaller `buffer`, or " : "";
  }
}
