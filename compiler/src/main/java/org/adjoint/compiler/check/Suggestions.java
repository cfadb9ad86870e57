package org.adjoint.compiler.check;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant by one that is unknown. */
public final class Suggestions {
  private Suggestions() {}

  /** {@code did you mean `relu`?}, or null where no name is near. */
  public static @Nullable String help(String unknown, Collection<String> known) {
    String nearest = nearest(unknown, known);
    return nearest == null ? null : "did you mean `" + nearest + "`?";
  }

  /** The nearest of the known names, or null where none is near enough to be meant. */
  public static @Nullable String nearest(String unknown, Collection<String> known) {
    int limit = Math.max(1, unknown.length() / 3);
    String best = null;
    int bestDistance = limit + 1;
    for (String name : known) {
      int distance = distance(unknown, name, bestDistance);
      if (distance < bestDistance && distance < Math.max(unknown.length(), name.length())) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
   */
  private static int distance(String from, String to, int enough) {
    if (Math.abs(from.length() - to.length()) >= enough) {
      return enough;
    }
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
