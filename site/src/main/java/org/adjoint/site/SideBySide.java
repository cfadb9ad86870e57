package org.adjoint.site;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/**
 * Two code blocks that follow one another, each with a caption behind its language: they are shown
 * side by side.
 */
final class SideBySide extends CustomBlock {
  /** Joins the pairs of a page. */
  static void join(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            if (!caption(block).isEmpty()
                && !(block.getParent() instanceof SideBySide)
                && block.getNext() instanceof FencedCodeBlock next
                && !caption(next).isEmpty()) {
              SideBySide pair = new SideBySide();
              block.insertBefore(pair);
              pair.appendChild(block);
              pair.appendChild(next);
            }
          }
        });
  }

  static String language(FencedCodeBlock block) {
    String info = block.getInfo() == null ? "" : block.getInfo().strip();
    return info.split(" ", 2)[0];
  }

  static String caption(FencedCodeBlock block) {
    String info = block.getInfo() == null ? "" : block.getInfo().strip();
    return info.contains(" ") ? info.split(" ", 2)[1].strip() : "";
  }
}
