package org.adjoint.compiler;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts of a program, to be kept with a trained model.
 *
 * @param entry the path of the file that was asked for
 * @param files the text of each file by its path below the root folder, the entry first
 */
public record SourceBundle(String entry, Map<String, String> files) {
  public SourceBundle {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    if (!files.containsKey(entry)) {
      throw new IllegalArgumentException("the bundle lacks its entry " + entry);
    }
  }
}
