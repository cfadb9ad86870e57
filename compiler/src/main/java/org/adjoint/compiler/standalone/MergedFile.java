package org.adjoint.compiler.standalone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes types of many files into one, where they are seen by their simple names and are not
 * public: those of the program first, and then those of the runtime, a part for each package.
 */
final class MergedFile {
  private static final String RULE = "// " + "-".repeat(97);

  private final NeededCode code;
  private final Map<String, String> imports = new TreeMap<>();
  private final Set<String> types = new HashSet<>();
  private final StringBuilder body = new StringBuilder();

  private MergedFile(NeededCode code) {
    this.code = code;
  }

  /** The text of all types, the first of which is public. */
  static String write(NeededCode code) {
    MergedFile merged = new MergedFile(code);
    Map<String, List<JavaFile>> parts = new LinkedHashMap<>();
    for (JavaFile file : code.files()) {
      parts.computeIfAbsent(file.packageName(), part -> new ArrayList<>()).add(file);
    }
    parts.forEach(merged::addPart);
    StringBuilder text = new StringBuilder();
    merged.imports.values().stream()
        .sorted()
        .forEach(name -> text.append("import ").append(name).append(";\n"));
    return text.append(merged.body, 1, merged.body.length()).append('\n').toString();
  }

  private void addPart(String packageName, List<JavaFile> files) {
    if (packageName.isEmpty()) {
      files.forEach(this::add);
      return;
    }
    body.append("\n\n").append(RULE).append("\n// ").append(packageName);
    String description = code.description(packageName);
    body.append(description.isEmpty() ? "" : ": ").append(description).append('\n').append(RULE);
    files.stream().sorted(Comparator.comparing(JavaFile::fullName)).forEach(this::add);
  }

  private void add(JavaFile file) {
    List<JavaToken> tokens = code.kept(file);
    if (!types.add(file.type().name()) || imports.containsKey(file.type().name())) {
      throw new IllegalStateException("two types are named " + file.type().name());
    }
    Set<String> words = new HashSet<>();
    tokens.forEach(token -> words.add(token.text()));
    file.imports()
        .forEach(
            (name, full) -> {
              if (words.contains(name) && isOfTheJdk(full)) {
                addImport(name, full);
              }
            });
    write(types.size() == 1 ? tokens : withoutPublic(tokens), file);
  }

  private static boolean isOfTheJdk(String full) {
    return full.startsWith("java") || full.startsWith("jdk.");
  }

  private void addImport(String name, String full) {
    String other = imports.put(name, full);
    if ((other != null && !other.equals(full)) || types.contains(name)) {
      throw new IllegalStateException("two types are named " + name);
    }
  }

  private static List<JavaToken> withoutPublic(List<JavaToken> tokens) {
    List<JavaToken> changed = new ArrayList<>(tokens);
    for (int at = 0; !changed.get(at).is("{"); at++) {
      if (changed.get(at).is("public")) {
        JavaToken removed = changed.remove(at);
        changed.set(at, changed.get(at).withBefore(removed.before()));
        return changed;
      }
    }
    return changed;
  }

  private void write(List<JavaToken> tokens, JavaFile file) {
    body.append("\n\n");
    String before = tokens.get(0).before().stripLeading();
    for (int at = 0; at < tokens.size(); at++) {
      JavaToken token = tokens.get(at);
      if (at > 0) {
        boolean first = tokens.get(at - 1).is("{");
        before = first ? token.before().replaceFirst("^\n\n", "\n") : token.before();
      }
      if (token.is("@") && tokens.get(at + 1).is("Nullable")) {
        at += 2;
        token = tokens.get(at);
        before = token.is("[") ? "" : before;
      }
      boolean member = at > 0 && tokens.get(at - 1).is(".");
      body.append(before).append(member ? token.text() : name(token.text(), file));
    }
  }

  /** What a name of a nested type, which was imported, is called where it is not. */
  private static String name(String word, JavaFile file) {
    String full = file.imports().get(word);
    if (full == null || !full.startsWith(RuntimeSources.PACKAGE)) {
      return word;
    }
    StringBuilder name = new StringBuilder();
    for (String part : full.split("\\.", -1)) {
      if (Character.isUpperCase(part.charAt(0))) {
        name.append(name.isEmpty() ? "" : ".").append(part);
      }
    }
    return name.toString();
  }
}
