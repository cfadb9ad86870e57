package org.adjoint.site.colour;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TextMate grammar of rules that do not nest: each matches within a line or spans from a
 * beginning to an end. This is what the grammar of the editors for {@code .nn} needs.
 */
public final class Grammar {
  private final List<Rule> rules;

  private Grammar(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Reads a grammar from its JSON. */
  public static Grammar of(String json) {
    JsonObject grammar = JsonParser.parseString(json).getAsJsonObject();
    List<Rule> rules = new ArrayList<>();
    addAll(grammar.getAsJsonArray("patterns"), grammar, rules);
    return new Grammar(rules);
  }

  private static void addAll(JsonArray patterns, JsonObject grammar, List<Rule> rules) {
    for (JsonElement element : patterns) {
      JsonObject pattern = element.getAsJsonObject();
      if (pattern.has("include")) {
        String name = pattern.get("include").getAsString().substring(1);
        pattern = grammar.getAsJsonObject("repository").getAsJsonObject(name);
      }
      if (pattern.has("match") || pattern.has("begin")) {
        rules.add(Rule.of(pattern));
      } else {
        addAll(pattern.getAsJsonArray("patterns"), grammar, rules);
      }
    }
  }

  /** The parts of each line that have a colour, from left to right. */
  public List<List<Part>> parts(String text) {
    List<List<Part>> lines = new ArrayList<>();
    Rule open = null;
    for (String line : text.split("\n", -1)) {
      List<Part> parts = new ArrayList<>();
      open = parts(line, open, parts);
      lines.add(parts);
    }
    return lines;
  }

  /** Adds the parts of a line and gives the rule that spans its end. */
  private @Nullable Rule parts(String line, @Nullable Rule before, List<Part> parts) {
    Rule open = before;
    int at = 0;
    while (at <= line.length()) {
      if (open != null) {
        Matcher end = open.end(line, at);
        boolean ends = end.find();
        add(at, ends ? end.end() : line.length(), open.name(), parts);
        if (!ends) {
          return open;
        }
        at = end.end();
        open = null;
      }
      Match next = next(line, at);
      if (next == null) {
        return null;
      }
      if (next.rule().end() != null) {
        add(next.start(), next.end(), next.rule().name(), parts);
        open = next.rule();
      } else {
        next.rule().addParts(next, parts);
      }
      at = next.end() > at ? next.end() : at + (open == null ? 1 : 0);
    }
    return open;
  }

  private static void add(int from, int to, String kind, List<Part> parts) {
    if (to > from) {
      parts.add(new Part(from, to, kind));
    }
  }

  /** The earliest match; of several at one place that of the first rule. */
  private @Nullable Match next(String line, int at) {
    Match first = null;
    for (Rule rule : rules) {
      Matcher matcher = within(rule.begin(), line, at);
      if (matcher.find()
          && matcher.end() > matcher.start()
          && (first == null || matcher.start() < first.start())) {
        first = new Match(rule, matcher);
      }
    }
    return first;
  }

  /** A matcher from a place on, which sees what stands before it. */
  private static Matcher within(Pattern pattern, String line, int at) {
    return pattern
        .matcher(line)
        .region(at, line.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }

  private record Match(Rule rule, Matcher matcher) {
    int start() {
      return matcher.start();
    }

    int end() {
      return matcher.end();
    }
  }

  /**
   * A rule of the grammar.
   *
   * @param name the scope of all it matches, or empty
   * @param end where what it begins ends, if it may span lines
   * @param groups scopes of the groups of its pattern
   */
  private record Rule(
      String name, Pattern begin, @Nullable Pattern end, Map<Integer, String> groups) {
    static Rule of(JsonObject pattern) {
      Map<Integer, String> groups = new TreeMap<>();
      if (pattern.has("captures")) {
        pattern
            .getAsJsonObject("captures")
            .entrySet()
            .forEach(
                entry ->
                    groups.put(
                        Integer.valueOf(entry.getKey()),
                        entry.getValue().getAsJsonObject().get("name").getAsString()));
      }
      return new Rule(
          pattern.has("name") ? pattern.get("name").getAsString() : "",
          Pattern.compile(pattern.get(pattern.has("match") ? "match" : "begin").getAsString()),
          pattern.has("end") ? Pattern.compile(pattern.get("end").getAsString()) : null,
          groups);
    }

    Matcher end(String line, int at) {
      if (end == null) {
        throw new IllegalStateException("the rule does not span lines");
      }
      return within(end, line, at);
    }

    void addParts(Match match, List<Part> parts) {
      if (groups.isEmpty()) {
        add(match.start(), match.end(), name, parts);
      }
      groups.forEach(
          (group, scope) ->
              add(match.matcher().start(group), match.matcher().end(group), scope, parts));
    }
  }
}
