package org.adjoint.cli.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.runtime.json.Json;
import org.jspecify.annotations.Nullable;

/** Makes JSON of maps, lists, numbers and texts, as diagnostics are given. */
public final class JsonTrees {
  private JsonTrees() {}

  /** The tree as JSON. */
  public static Json of(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Json> entries = new LinkedHashMap<>();
      map.forEach((key, value) -> entries.put(String.valueOf(key), of(value)));
      return new Json.Fields(entries);
    }
    if (tree instanceof List<?> list) {
      List<Json> values = new ArrayList<>();
      list.forEach(value -> values.add(of(value)));
      return new Json.Elements(values);
    }
    return tree instanceof Number number
        ? Json.of(number.doubleValue())
        : Json.of(String.valueOf(tree));
  }
}
