package org.adjoint.runtime.csv;

/** How large a text table may be before its reading is refused. */
public record CsvLimits(int fieldCharacters, int fields, long characters) {
  /** 16 million characters a field, 100,000 fields a record, 16 thousand million characters. */
  public static final CsvLimits USUAL = new CsvLimits(1 << 24, 100_000, 1L << 34);
}
