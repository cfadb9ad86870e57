package org.adjoint.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The order of the pages, which is that of the lists on the first page: a section for each heading,
 * an entry for the first link of each item.
 */
record Contents(List<Section> sections) {
  /** A part of the site. */
  record Section(String title, List<Entry> entries) {}

  /** A page or a folder, under the name that the first page gives it. */
  record Entry(String name, Path file) {
    /** Where it stands on the site. */
    Path place() {
      return Address.of(file, !file.getFileName().toString().contains("."));
    }
  }

  /** Reads them from the first page, before its links are changed. */
  static Contents of(Page first) {
    List<Section> sections = new ArrayList<>();
    Node node = first.document().getFirstChild();
    for (; node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        sections.add(new Section(text(heading), new ArrayList<>()));
      } else if (node instanceof BulletList list && !sections.isEmpty()) {
        addEntries(list, first.file(), sections.get(sections.size() - 1).entries());
      }
    }
    return new Contents(sections);
  }

  private static void addEntries(BulletList list, Path first, List<Entry> entries) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      Node paragraph = item.getFirstChild();
      if (paragraph != null && paragraph.getFirstChild() instanceof Link link) {
        Path file = first.resolveSibling(link.getDestination()).normalize();
        entries.add(new Entry(text(link), file));
      }
    }
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  /** All entries one after another. */
  List<Entry> entries() {
    return sections.stream().flatMap(section -> section.entries().stream()).toList();
  }
}
