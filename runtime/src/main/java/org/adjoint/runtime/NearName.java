package org.adjoint.runtime;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearName {
  private static final int LONGEST = 100;

  private NearName() {}

  /** A question for a hint, {@code did you mean 'x'?}, or null where nothing comes near. */
  public static @Nullable String hint(String name, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(1, Math.min(name.length(), LONGEST) / 3) + 1;
    for (String candidate : known) {
      int distance = distance(name, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null ? null : "did you mean '" + best + "'?";
  }

  /** The least number of letters to insert, delete or change; capital letters count as small. */
  private static int distance(String first, String second) {
    String a = shortened(first);
    String b = shortened(second);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String shortened(String name) {
    String start = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return start.toLowerCase(Locale.ROOT);
  }
}
