package org.adjoint.runtime.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.runtime.file.RootFolder;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the reading of data needs besides its specification.
 *
 * @param root the folder below which files are read
 * @param seed keys random splits and synthetic columns
 * @param supplied columns of {@link Source.Supplied}, by name: {@code float[]}, {@code double[]},
 *     {@code int[]}, {@code boolean[]} or {@code String[]} with one value a row, or arrays of
 *     arrays of numbers, to any depth, with one tensor a row
 * @param learned what the transforms learned from training rows, if that is done already
 */
public record DataContext(
    RootFolder root, long seed, Map<String, Object> supplied, @Nullable Json learned) {
  /** Copies the columns' names. */
  public DataContext {
    supplied = Collections.unmodifiableMap(new LinkedHashMap<>(supplied));
  }

  /** Files below {@code root} alone, nothing learned yet. */
  public static DataContext of(RootFolder root, long seed) {
    return new DataContext(root, seed, Map.of(), null);
  }

  /** The same, with what transforms have learned elsewhere. */
  public DataContext withLearned(Json transforms) {
    return new DataContext(root, seed, supplied, transforms);
  }
}
