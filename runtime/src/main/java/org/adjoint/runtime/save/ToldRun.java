package org.adjoint.runtime.save;

import java.nio.file.Files;
import java.nio.file.Path;
import org.adjoint.runtime.json.Json;

/**
 * What a run was told besides its program, as it is kept with a saved model.
 *
 * @param batch rows of a step
 * @param dataRoot the folder of its data
 */
public record ToldRun(int seed, int batch, String dataRoot) {
  /** A run whose data is in a folder, which is kept as an absolute path. */
  public static ToldRun of(int seed, int batch, Path dataRoot) {
    return new ToldRun(seed, batch, dataRoot.toAbsolutePath().normalize().toString());
  }

  /** The folder of its data, if that is still there, or else the one at hand. */
  public Path folder() {
    Path here = Path.of("");
    Path then = here.resolve(dataRoot);
    return Files.isDirectory(then) ? then : here;
  }

  /** As metadata of a saved model. */
  public Json toJson() {
    return Json.fields()
        .with("seed", Json.of(seed))
        .with("batch", Json.of(batch))
        .with("data_root", Json.of(dataRoot));
  }

  /** Reads what {@link #toJson} wrote. */
  public static ToldRun fromJson(Json json) {
    Json.Fields fields = json.asFields();
    return new ToldRun(
        fields.get("seed").asInt(), fields.get("batch").asInt(), fields.get("data_root").asText());
  }
}
