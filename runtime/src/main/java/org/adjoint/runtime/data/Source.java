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

  /**
   * A text table that is read anew in each epoch, as it may be larger than the memory.
   *
   * @param buffer how many rows are held to draw the next one from, where rows are shuffled
   */
  record Streamed(Csv rows, int buffer) implements Source {
    /** What is held unless the program says otherwise. */
    public static final int USUAL_BUFFER = 10_000;

    @Override
    public SourcePlace place() {
      return rows.place();
    }
  }

  /**
   * Files of arrays whose first axes count the rows.
   *
   * @param files paths below the root folder; IDX: images, then perhaps labels; NPY: one a column,
   *     named as the file is; NPZ: one
   */
  record Arrays(ArrayFormat format, List<String> files, SourcePlace place) implements Source {
    /** Copies the files. */
    public Arrays {
      files = List.copyOf(files);
    }
  }

  /** How a file holds arrays. */
  enum ArrayFormat {
    IDX,
    NPY,
    NPZ
  }

  /**
   * The characters of texts in UTF-8, one text after another, whose rows are windows of them.
   *
   * @param files paths below the root folder
   */
  record Text(List<String> files, SourcePlace place) implements Source {
    /** Copies the files. */
    public Text {
      files = List.copyOf(files);
    }
  }

  /** No columns: the fields draw or compute their rows. */
  record Synthetic(int rows, SourcePlace place) implements Source {}

  /** Columns that the calling program supplies by name. */
  record Supplied(SourcePlace place) implements Source {}
}
