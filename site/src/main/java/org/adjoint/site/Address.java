package org.adjoint.site;

import java.nio.file.Path;

/** Where the files of the repository stand on the site. */
final class Address {
  private static final Path DOCS = Path.of("docs");

  /** Files beside those of the documentation, shown because pages lead to them. */
  private static final Path OTHERS = Path.of("repository");

  private Address() {}

  /** The page or copy that a file of the repository becomes, relative to the site. */
  static Path of(Path file, boolean folder) {
    Path placed = file.startsWith(DOCS) ? DOCS.relativize(file) : OTHERS.resolve(file);
    if (folder) {
      return placed.resolve("folder.html");
    }
    String name = placed.getFileName().toString();
    if (name.endsWith(".md")) {
      boolean first = name.equals("README.md") && file.startsWith(DOCS);
      String page = first ? "index" : name.substring(0, name.length() - ".md".length());
      return placed.resolveSibling(page + ".html");
    }
    return isPicture(file) ? placed : placed.resolveSibling(name + ".html");
  }

  static boolean isPicture(Path file) {
    return file.toString().matches(".*\\.(png|svg)");
  }

  /** A link from one place of the site to another, with slashes on every system. */
  static String link(Path from, Path to) {
    Path folder = from.getParent();
    Path relative = folder == null ? to : folder.relativize(to);
    return relative.toString().replace('\\', '/');
  }
}
