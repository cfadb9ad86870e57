package org.adjoint.runtime.data;

import java.util.List;

/** Where the rows of a data block come from. */
public sealed interface Source {
  /** Where the source was written. */
  SourcePlace place();

  /**
   * Text tables, one after another, with the same columns.
   *
   * @param files paths below the root folder; those that end in {@code .gz} are unpacked
   * @param header whether the first record of each file names the columns; they are {@code c0, c1,
   *     …} otherwise
   * @param missing texts that stand for a missing value, besides the empty field
   */
  record Csv(
      List<String> files, boolean header, char separator, List<String> missing, SourcePlace place)
      implements Source {
    /** What stands for a missing value unless the program says otherwise. */
    public static final List<String> USUAL_MISSING = List.of("NA", "NaN", "nan");

    /** Copies the lists. */
    public Csv {
      files = List.copyOf(files);
      missing = List.copyOf(missing);
    }
  }

  /** No columns: the fields draw or compute their rows. */
  record Synthetic(int rows, SourcePlace place) implements Source {}

  /** Columns that the calling program supplies by name. */
  record Supplied(SourcePlace place) implements Source {}
}
