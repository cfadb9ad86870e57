package org.adjoint.compiler.analysis;

import java.util.OptionalInt;
import org.adjoint.compiler.source.SourceText;

/**
 * One stretch of a text that has been replaced: what is before and behind it is as it was.
 *
 * @param same the characters at the beginning that are the same
 * @param oldEnd where the stretch ended in the old text
 * @param newEnd where it ends in the new text
 */
public record TextChange(int same, int oldEnd, int newEnd) {
  /** The smallest change that makes one text of another. */
  public static TextChange between(SourceText old, SourceText current) {
    String a = old.text();
    String b = current.text();
    int least = Math.min(a.length(), b.length());
    int same = 0;
    while (same < least && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    int behind = 0;
    while (behind < least - same
        && a.charAt(a.length() - 1 - behind) == b.charAt(b.length() - 1 - behind)) {
      behind++;
    }
    return new TextChange(same, a.length() - behind, b.length() - behind);
  }

  /** Where a character of the new text was; nothing where it is new. */
  public OptionalInt before(int offset) {
    return moved(offset, newEnd, oldEnd);
  }

  /** Where a character of the old text is now; nothing where it is gone. */
  public OptionalInt after(int offset) {
    return moved(offset, oldEnd, newEnd);
  }

  private OptionalInt moved(int offset, int from, int to) {
    if (offset <= same) {
      return OptionalInt.of(offset);
    }
    return offset >= from ? OptionalInt.of(offset - from + to) : OptionalInt.empty();
  }
}
