package org.adjoint.site.colour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjoint.site.html.Html;

/** Writes code as HTML whose words have classes by what they are. */
public final class Colours {
  /** Scopes of a TextMate grammar and the classes of the style sheet, the narrower ones first. */
  private static final Map<String, String> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("comment", "remark");
    CLASSES.put("string", "text");
    CLASSES.put("constant", "number");
    CLASSES.put("keyword.operator", "sign");
    CLASSES.put("keyword", "word");
    CLASSES.put("storage.type", "type");
    CLASSES.put("entity.name.type", "type");
    CLASSES.put("entity.name.function", "call");
    CLASSES.put("variable.parameter", "name");
  }

  private final Map<String, Grammar> grammars;

  private Colours(Map<String, Grammar> grammars) {
    this.grammars = Map.copyOf(grammars);
  }

  /** Reads the grammars: that of {@code .nn} is the one that editors use. */
  public static Colours of(Path root) {
    try {
      return new Colours(
          Map.of(
              "nn", Grammar.of(Files.readString(root.resolve("editors/nn.tmLanguage.json"))),
              "java", ours("java"),
              "python", ours("python"),
              "xml", ours("xml"),
              "console", ours("console"),
              "graph", ours("graph")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Grammar ours(String language) throws IOException {
    String name = language + ".tmLanguage.json";
    try (InputStream file = Colours.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return Grammar.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The code as HTML; as it stands where the language has no grammar. */
  public String html(String language, String code) {
    Grammar grammar = grammars.get(language);
    if (grammar == null) {
      return Html.escape(code);
    }
    String[] lines = code.split("\n", -1);
    List<List<Part>> parts = grammar.parts(code);
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      html.append(i == 0 ? "" : "\n");
      write(lines[i], parts.get(i), html);
    }
    return html.toString();
  }

  private static void write(String line, List<Part> parts, StringBuilder html) {
    int at = 0;
    for (Part part : parts) {
      html.append(Html.escape(line.substring(at, part.from())));
      String word = Html.escape(line.substring(part.from(), part.to()));
      String style = style(part.kind());
      if (style.isEmpty()) {
        html.append(word);
      } else {
        html.append("<span class=\"").append(style).append("\">").append(word).append("</span>");
      }
      at = part.to();
    }
    html.append(Html.escape(line.substring(at)));
  }

  private static String style(String kind) {
    return CLASSES.entrySet().stream()
        .filter(entry -> kind.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
