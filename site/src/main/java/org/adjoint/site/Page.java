package org.adjoint.site;

import java.nio.file.Path;
import java.util.List;
import org.commonmark.node.Node;

/**
 * A page of the site.
 *
 * @param file where it comes from, relative to the repository
 * @param document its text
 * @param headings those below the title, in their order
 */
record Page(Path file, Node document, String title, List<Heading> headings) {
  /** A heading and the name that links lead to. */
  record Heading(int level, String anchor, String text) {}
}
