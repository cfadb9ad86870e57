package org.adjoint.site;

import java.util.Map;
import java.util.Set;
import org.adjoint.site.colour.Colours;
import org.adjoint.site.html.Html;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes code blocks with colours, and pairs of them side by side. */
final class CodeBlocks implements NodeRenderer {
  private final HtmlNodeRendererContext context;
  private final Colours colours;

  CodeBlocks(HtmlNodeRendererContext context, Colours colours) {
    this.context = context;
    this.colours = colours;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(FencedCodeBlock.class, IndentedCodeBlock.class, SideBySide.class);
  }

  @Override
  public void render(Node node) {
    HtmlWriter html = context.getWriter();
    html.line();
    if (node instanceof SideBySide) {
      html.tag("div", Map.of("class", "pair"));
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
      html.tag("/div");
    } else if (node instanceof FencedCodeBlock block) {
      block(SideBySide.language(block), SideBySide.caption(block), block.getLiteral());
    } else if (node instanceof IndentedCodeBlock block) {
      block("console", "", block.getLiteral());
    }
    html.line();
  }

  private void block(String language, String caption, String code) {
    HtmlWriter html = context.getWriter();
    html.tag("figure", Map.of("class", "code"));
    if (!caption.isEmpty()) {
      html.raw("<figcaption>" + Html.escape(caption) + "</figcaption>");
    }
    // A block that is wider than the page can be scrolled by the keyboard too.
    html.raw("<pre tabindex=\"0\"><code>");
    html.raw(coloured(language.isEmpty() ? "console" : language, code.stripTrailing()));
    html.raw("</code></pre>");
    html.tag("/figure");
  }

  /** A first line that is a command is coloured as one, and what follows as its output. */
  private String coloured(String language, String code) {
    int end = code.indexOf('\n');
    if (!code.startsWith("$ ") || end < 0) {
      return colours.html(language, code);
    }
    return colours.html("console", code.substring(0, end))
        + "\n"
        + colours.html(language, code.substring(end + 1));
  }
}
