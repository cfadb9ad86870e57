package org.adjoint.runtime.data;

import java.util.List;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;

/** The classes that a category transform learned, as they are saved with a model. */
public final class LearnedClasses {
  private LearnedClasses() {}

  /**
   * The names of the classes of a field that is one category, in the order of their numbers; empty
   * where it is none, or nothing was learned yet.
   *
   * @param transforms what the transforms learned
   */
  public static List<String> of(Json transforms, String field) {
    try {
      Json states = transforms.asFields().get("fields").asFields().find(field);
      if (states == null || states.asList().isEmpty()) {
        return List.of();
      }
      List<Json> learned = states.asList();
      Json.Fields last = learned.get(learned.size() - 1).asFields();
      if (!last.get("kind").asText().equals("category")) {
        return List.of();
      }
      List<Json> columns = last.get("classes").asList();
      return columns.size() == 1 ? Classes.fromJson(columns.get(0)).labels() : List.of();
    } catch (JsonException e) {
      throw new DataException("the saved transforms cannot be read: " + e.getMessage(), null);
    }
  }
}
