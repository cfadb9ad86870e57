package org.adjoint.compiler.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the known name that a user most likely meant by an unknown one. */
public final class Suggestion {
  private static final int LONGEST = 64;

  private Suggestion() {}

  /** The hint for an unknown name, or null where no known name is near. */
  public static @Nullable String help(String unknown, Collection<String> known) {
    return closest(unknown, known).map(name -> "did you mean '" + name + "'?").orElse(null);
  }

  /**
   * The known name nearest to an unknown one, the first in the alphabet among equals, if one is
   * near at all.
   */
  public static Optional<String> closest(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST) {
      return Optional.empty();
    }
    String best = null;
    int bestDistance = Math.max(1, unknown.length() / 3) + 1;
    for (String candidate : known.stream().sorted().toList()) {
      int distance = distance(unknown, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Edits between two names; case and underscores alone make no difference. */
  private static int distance(String unknown, String candidate) {
    if (candidate.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    if (plain(unknown).equals(plain(candidate))) {
      return 0;
    }
    return editDistance(unknown, candidate);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  /**
   * The number of insertions, deletions, replacements and swaps of neighbours (Damerau and
   * Levenshtein).
   */
  static int editDistance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewestEdits(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int fewestEdits(int[][] edits, String a, String b, int i, int j) {
    int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int fewest = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
