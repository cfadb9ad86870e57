package org.adjoint.compiler.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names that one owner has given to what it owns, none of them twice. */
final class Names {
  private final Set<String> reserved;
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> last = new HashMap<>();

  /** Names that no running number may make, since the source binds them. */
  Names(Set<String> reserved) {
    this.reserved = reserved;
  }

  /** The name itself where it is free, else with a running number. */
  String plain(String name) {
    return taken.add(name) ? name : numbered(name);
  }

  /** The name with the next running number. */
  String numbered(String name) {
    while (true) {
      int number = last.merge(name, 1, Integer::sum);
      String candidate = name + "_" + number;
      if (!reserved.contains(candidate) && taken.add(candidate)) {
        return candidate;
      }
    }
  }
}
