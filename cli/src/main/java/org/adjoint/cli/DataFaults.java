package org.adjoint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.adjoint.compiler.diagnostic.Code;
import org.adjoint.compiler.diagnostic.Diagnostic;
import org.adjoint.compiler.source.SourceText;
import org.adjoint.compiler.source.Span;
import org.adjoint.runtime.data.DataException;
import org.adjoint.runtime.data.SourcePlace;
import org.jspecify.annotations.Nullable;

/** Shows faults of the data as diagnostics at the place in the program that reads it. */
final class DataFaults {
  private DataFaults() {}

  /** The diagnostic; null where the fault has no place or the program is not there to be shown. */
  static @Nullable Diagnostic diagnostic(DataException fault, DisplayNames names) {
    SourcePlace place = fault.place();
    if (place == null) {
      return null;
    }
    try {
      String name = names.of(place.file());
      SourceText text = SourceText.of(name, Files.readString(Path.of(name)));
      if (place.line() > text.lineCount()) {
        return null;
      }
      return Diagnostic.of(code(fault), word(text, place), String.valueOf(fault.getMessage()))
          .withHelp(fault.hint());
    } catch (IOException | InvalidPathException unreadable) {
      return null;
    }
  }

  /** The word that begins at the place. */
  private static Span word(SourceText text, SourcePlace place) {
    int lineEnd = text.lineEnd(place.line());
    int start = Math.min(text.lineStart(place.line()) + place.column() - 1, lineEnd);
    int end = start;
    while (end < lineEnd && Character.isUnicodeIdentifierPart(text.text().charAt(end))) {
      end++;
    }
    return text.span(start, Math.min(Math.max(end, start + 1), lineEnd));
  }

  private static Code code(DataException fault) {
    return switch (fault.fault()) {
      case UNREADABLE -> Code.DATA_NOT_FOUND;
      case OUTSIDE -> Code.DATA_OUTSIDE_ROOT;
      case MISSING_COLUMN -> Code.MISSING_COLUMN;
      case NOT_NUMERIC -> Code.COLUMN_NOT_NUMERIC;
      case MALFORMED -> Code.MALFORMED_DATA;
      case OUT_OF_RANGE -> Code.INDEX_OUTSIDE_MODEL;
      case SHAPE -> Code.DATA_SHAPE;
      case MISSING_INPUT -> Code.MISSING_INPUT;
      case EMPTY -> Code.EMPTY_DATA;
    };
  }
}
