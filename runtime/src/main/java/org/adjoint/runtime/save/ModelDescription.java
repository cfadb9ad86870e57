package org.adjoint.runtime.save;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adjoint.runtime.json.Json;

/**
 * What a saved model is made of besides its numbers: enough to compile it again and to give it raw
 * rows.
 *
 * @param model the name of the model
 * @param files the texts of the program by their paths, the main one first
 * @param constants values that were given for constants of the program
 * @param run what a caller told the run besides: its seed, its batch, the folder of its data
 * @param transforms what the transforms of its data learned
 */
public record ModelDescription(
    String model, Map<String, String> files, Json constants, Json run, Json transforms) {
  /** Copies the texts. */
  public ModelDescription {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a model without a program");
    }
  }

  /** The path of the main file. */
  public String mainFile() {
    return files.keySet().iterator().next();
  }

  /** The text of the main file. */
  public String source() {
    return files.values().iterator().next();
  }
}
