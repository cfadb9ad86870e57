package org.adjoint.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/**
 * Turns links between files of the repository into links between pages, and remembers what they
 * lead to.
 */
final class Links {
  private final Path root;
  private final Set<Path> found = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  Links(Path root) {
    this.root = root;
  }

  /** The files and folders that pages lead to, relative to the repository. */
  Set<Path> found() {
    return found;
  }

  /** Links that lead nowhere, each with its page. */
  List<String> problems() {
    return problems;
  }

  /** Changes the links of a page that stands at a place of the site. */
  void rewrite(Page page, Path place) {
    page.document()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                link.setDestination(rewritten(page.file(), place, link.getDestination()));
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                image.setDestination(rewritten(page.file(), place, image.getDestination()));
                visitChildren(image);
              }
            });
  }

  private String rewritten(Path page, Path place, String destination) {
    if (destination.matches("[a-z]+:.*") || destination.startsWith("#")) {
      return destination;
    }
    String[] parts = destination.split("#", 2);
    Path target = page.resolveSibling(parts[0]).normalize();
    Path file = root.resolve(target);
    if (target.startsWith("..") || !Files.exists(file)) {
      problems.add(page + ": the link to " + destination + " leads nowhere");
      return destination;
    }
    found.add(target);
    String link = Address.link(place, Address.of(target, Files.isDirectory(file)));
    return parts.length == 1 ? link : link + "#" + parts[1];
  }
}
