package org.adjoint.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adjoint.site.colour.Colours;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads pages and writes them as HTML. */
final class Markdown {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final HtmlRenderer renderer;

  Markdown(Colours colours) {
    this.renderer =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .nodeRendererFactory(context -> new CodeBlocks(context, colours))
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (tag.equals("img")) {
                        attributes.put("loading", "lazy");
                      }
                    })
            .build();
  }

  Page read(Path file, String text) {
    Node document = parser.parse(text);
    List<Page.Heading> headings = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    // The extension names headings as it renders them; a generator of our own gives the same names.
    IdGenerator names = IdGenerator.builder().build();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            String said = text(heading);
            String anchor = names.generateId(said);
            if (heading.getLevel() == 1) {
              titles.add(said);
            } else {
              headings.add(new Page.Heading(heading.getLevel(), anchor, said));
            }
          }

          @Override
          public void visit(HtmlBlock block) {
            // A remark for those who edit the page.
            block.unlink();
          }
        });
    SideBySide.join(document);
    return new Page(file, document, titles.isEmpty() ? file.toString() : titles.get(0), headings);
  }

  String html(Page page) {
    // Wide tables are scrolled on their own, by the keyboard too.
    return renderer
        .render(page.document())
        .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
