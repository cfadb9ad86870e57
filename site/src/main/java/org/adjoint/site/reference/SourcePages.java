package org.adjoint.site.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of {@code docs} that are made from files of the repository. */
public final class SourcePages {
  private static final Path COMPILER = Path.of("compiler/src/main/java/org/adjoint/compiler");
  private static final Path CODES = Path.of("compiler/src/main/resources/org/adjoint/codes");

  /** The packages of the compiler, in the order in which each imports only those before it. */
  private static final List<String> ORDER =
      List.of(
          "source",
          "diagnostic",
          "syntax",
          "parse",
          "format",
          "ir",
          "op",
          "autodiff",
          "interpret",
          "check",
          "lower",
          "optimize",
          "plan",
          "emit",
          "load");

  /** A line of {@code RuleOrder}: its kind, the operation at its root, the rule and the reason. */
  private static final Pattern RULE =
      Pattern.compile(
          "\\b(exact|stable|before|after|fast)\\(\\s*(\\w+)\\.class,\\s*new (\\w+)\\(\\),"
              + "\\s*((?:\"[^\"]*\"(?:\\s*\\+\\s*)?)+)\\)");

  private static final Map<Character, String> FAMILIES = new TreeMap<>();

  static {
    FAMILIES.put('1', "Text and grammar");
    FAMILIES.put('2', "Names and declarations");
    FAMILIES.put('3', "Types and shapes");
    FAMILIES.put('4', "What is known when compiled");
    FAMILIES.put('5', "Models, losses and gradients");
    FAMILIES.put('6', "Data");
    FAMILIES.put('7', "Training");
    FAMILIES.put('8', "Warnings");
    FAMILIES.put('9', "Limits");
  }

  private final Path root;

  /** Pages of the repository at {@code root}. */
  public SourcePages(Path root) {
    this.root = root;
  }

  /** The pages by their places below {@code docs}. */
  public Map<String, String> texts() throws IOException {
    return Map.of(
        "reference/codes.md", codes(),
        "internals/rewrites.md", rewrites(),
        "internals/operations.md", operations(),
        "internals/packages.md", packages());
  }

  private List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private String codes() throws IOException {
    StringBuilder page = new StringBuilder("# Error codes\n\n");
    page.append("What `adjoint explain CODE` shows, made from `").append(CODES).append("`.\n");
    char family = 0;
    for (Path file : files(CODES, ".md")) {
      char next = file.getFileName().toString().charAt("NN0".length());
      if (next != family) {
        family = next;
        page.append("\n## ").append(FAMILIES.get(family)).append('\n');
      }
      String text = Files.readString(file).strip();
      page.append('\n').append(text.replaceFirst("^# ", "### ")).append('\n');
    }
    return page.toString();
  }

  private String rewrites() throws IOException {
    Path folder = COMPILER.resolve("optimize");
    StringBuilder page = new StringBuilder("# Rewrites\n\n");
    page.append(
        "The rules in the order in which they are tried, each with the reason that stands ");
    page.append("beside it; made from [RuleOrder](../../").append(folder);
    page.append("/RuleOrder.java) and the rules themselves.\n\n");
    page.append("`exact` changes no bit. `stable` may change the last bits, to better ones; ");
    page.append("`before` does so too, and only before the gradient is derived, `after` only ");
    page.append("behind it. `fast` may change bits for speed, with `--fast-math` alone ");
    page.append("([why](../adr/0003-which-rewrites-may-change-bits.md)).\n\n");
    page.append(
        "| rule | kind | what it does | why it stands there |\n| --- | --- | --- | --- |\n");
    String order = Files.readString(root.resolve(folder).resolve("RuleOrder.java"));
    for (MatchResult rule : RULE.matcher(order).results().toList()) {
      Path file = folder.resolve(rule.group(3) + ".java");
      page.append("| [").append(rule.group(3)).append("](../../").append(file).append(") | `");
      page.append(rule.group(1)).append("` | ").append(JavaDescription.of(root.resolve(file)));
      page.append(" | ").append(rule.group(4).replaceAll("\"\\s*\\+\\s*\"|\"", ""));
      page.append(" |\n");
    }
    return page.toString();
  }

  /** The records of the package of operations. */
  private String operations() throws IOException {
    Path folder = COMPILER.resolve("op");
    StringBuilder page = new StringBuilder("# Operations\n\n");
    page.append("What a graph is made of: each is a file, with its type, its meaning and its ");
    page.append("gradient. Made from `").append(folder).append("`.\n\n");
    page.append("| operation | kind | |\n| --- | --- | --- |\n");
    Pattern operation =
        Pattern.compile(
            "public record (\\w+)\\([^{]*implements (Elementwise|Movement|Operation)\\b");
    for (Path file : files(folder, ".java")) {
      for (MatchResult found : operation.matcher(Files.readString(file)).results().toList()) {
        page.append("| [").append(found.group(1)).append("](../../").append(folder).append('/');
        page.append(found.group(1)).append(".java) | ").append(kind(found.group(2)));
        page.append(" | ").append(JavaDescription.of(file)).append(" |\n");
      }
    }
    return page.toString();
  }

  private static String kind(String type) {
    return switch (type) {
      case "Elementwise" -> "element by element";
      case "Movement" -> "moves elements";
      default -> "";
    };
  }

  private String packages() throws IOException {
    StringBuilder page = new StringBuilder("# Packages\n\n");
    page.append("What each package holds, made from the `package-info.java` of each.\n");
    page.append("\n## compiler\n\nEach of these imports only those above it.\n\n");
    page.append("| package | |\n| --- | --- |\n");
    for (String name : ORDER) {
      addPackage(COMPILER.resolve(name), page);
    }
    page.append("\nThese stand on the whole compiler:\n\n| package | |\n| --- | --- |\n");
    for (Path file : folders(COMPILER)) {
      if (!ORDER.contains(file.getFileName().toString())) {
        addPackage(file, page);
      }
    }
    for (String module : List.of("runtime", "cli")) {
      page.append("\n## ").append(module).append("\n\n| package | |\n| --- | --- |\n");
      for (Path file : folders(Path.of(module, "src/main/java/org/adjoint", module))) {
        addPackage(file, page);
      }
    }
    return page.toString();
  }

  private List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .filter(file -> Files.exists(file.resolve("package-info.java")))
          .map(root::relativize)
          .sorted()
          .toList();
    }
  }

  private void addPackage(Path folder, StringBuilder page) throws IOException {
    page.append("| [").append(folder.getFileName()).append("](../../").append(folder);
    page.append(") | ");
    page.append(JavaDescription.of(root.resolve(folder).resolve("package-info.java")));
    page.append(" |\n");
  }
}
