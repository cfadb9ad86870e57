package org.adjoint.runtime.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.AdjointException;
import org.adjoint.runtime.json.Json;
import org.adjoint.runtime.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * What the transforms of each field learn, in the order of the expression, inner ones first; either
 * from training rows or from a saved model.
 */
final class TransformLog {
  private static final String FIELDS = "fields";
  private static final String RANGES = "ranges";

  private final RowChunks trainingRows;
  private final Json.@Nullable Fields saved;
  private final Map<String, List<Learned>> learned = new LinkedHashMap<>();

  private TransformLog(RowChunks trainingRows, Json.@Nullable Fields saved) {
    this.trainingRows = trainingRows;
    this.saved = saved;
  }

  /** Transforms learn from these rows of the table. */
  static TransformLog learning(RowChunks trainingRows) {
    return new TransformLog(trainingRows, null);
  }

  /** Transforms take over what others learned. */
  static TransformLog restoring(Json saved) {
    return new TransformLog(RowChunks.of(new int[0]), understood(saved));
  }

  private static Json.Fields understood(Json saved) {
    try {
      return saved.asFields().get(FIELDS).asFields();
    } catch (JsonException e) {
      throw notUnderstood(e);
    }
  }

  private static AdjointException notUnderstood(JsonException e) {
    return new AdjointException("the saved transforms cannot be read: " + e.getMessage(), null, e);
  }

  /** The ranges of columns that were resolved when transforms learned. */
  static Map<String, List<String>> ranges(@Nullable Json saved) {
    Map<String, List<String>> ranges = new LinkedHashMap<>();
    if (saved == null) {
      return ranges;
    }
    try {
      saved
          .asFields()
          .get(RANGES)
          .asFields()
          .entries()
          .forEach((key, names) -> ranges.put(key, names.asTexts()));
      return ranges;
    } catch (JsonException e) {
      throw notUnderstood(e);
    }
  }

  /** Makes a transform ready, as the next of its field. */
  <T extends Learned> T adopt(String field, T transform, SourcePlace place) {
    List<Learned> ofField = learned.computeIfAbsent(field, name -> new ArrayList<>());
    if (saved == null) {
      transform.learn(trainingRows);
    } else {
      restore(transform, field, ofField.size(), place);
    }
    ofField.add(transform);
    return transform;
  }

  private void restore(Learned transform, String field, int index, SourcePlace place) {
    try {
      Json states = saved == null ? null : saved.find(field);
      if (states == null || states.asList().size() <= index) {
        throw new JsonException("nothing was learned for '" + transform.kind() + "'");
      }
      Json.Fields state = states.asList().get(index).asFields();
      String kind = state.get("kind").asText();
      if (!kind.equals(transform.kind())) {
        throw new JsonException(
            "it has '" + kind + "' where '" + transform.kind() + "' stands now");
      }
      transform.restore(state);
    } catch (JsonException e) {
      throw new DataException(
          "'" + field + "' does not fit what was learned in training: " + e.getMessage(),
          place,
          "the transforms must be the same as in the data that the model was trained with");
    }
  }

  /** All that was learned, to be saved. */
  Json toJson(Map<String, List<String>> ranges) {
    Json.Fields fields = Json.fields();
    for (Map.Entry<String, List<Learned>> entry : learned.entrySet()) {
      List<Json> states = new ArrayList<>();
      for (Learned transform : entry.getValue()) {
        Map<String, Json> state = new LinkedHashMap<>();
        state.put("kind", Json.of(transform.kind()));
        state.putAll(transform.state().entries());
        states.add(new Json.Fields(state));
      }
      fields = fields.with(entry.getKey(), new Json.Elements(states));
    }
    Json.Fields resolved = Json.fields();
    Iterator<Map.Entry<String, List<String>>> entries = ranges.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, List<String>> entry = entries.next();
      resolved = resolved.with(entry.getKey(), Json.of(entry.getValue()));
    }
    return Json.fields().with(FIELDS, fields).with(RANGES, resolved);
  }

  /** How many different characters the text has that was learned from; 0 where none was. */
  int characters() {
    return learned.values().stream()
        .flatMap(List::stream)
        .mapToInt(transform -> transform instanceof Vocabulary found ? found.size() : 0)
        .max()
        .orElse(0);
  }

  /** What the vocabularies are that words and characters are numbered by. */
  List<String> vocabularies() {
    List<String> sentences = new ArrayList<>();
    learned.forEach(
        (field, transforms) -> {
          for (Learned transform : transforms) {
            if (transform instanceof TokenVocabulary tokens) {
              sentences.add("'" + field + "': " + tokens.sentence());
            }
          }
        });
    return sentences;
  }

  /** The classes of a field whose last transform is a category of single values. */
  @Nullable List<String> classes(String field) {
    List<Learned> ofField = learned.getOrDefault(field, List.of());
    if (ofField.isEmpty()) {
      return null;
    }
    return ofField.get(ofField.size() - 1) instanceof CategoryTransform category
            && category.classes().size() == 1
        ? category.classes().get(0).labels()
        : null;
  }
}
