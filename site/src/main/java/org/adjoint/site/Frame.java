package org.adjoint.site;

import java.nio.file.Path;
import java.util.List;
import org.adjoint.site.html.Html;

/** Puts what a page says between the site's head, its list of pages and the page's own headings. */
final class Frame {
  private static final Path FIRST = Path.of("docs/README.md");
  private static final int LEAST_HEADINGS = 3;

  private final Contents contents;

  Frame(Contents contents) {
    this.contents = contents;
  }

  /**
   * A whole page.
   *
   * @param file where it comes from
   * @param place where it stands on the site
   */
  String html(Path file, Path place, String title, List<Page.Heading> headings, String body) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    html.append(Html.escape(title.equals("Adjoint") ? title : title + " · Adjoint"));
    html.append("</title>\n<link rel=\"icon\" href=\"").append(link(place, "icon.svg"));
    html.append("\">\n<link rel=\"stylesheet\" href=\"").append(link(place, "site.css"));
    html.append("\">\n</head>\n<body>\n<a class=\"skip\" href=\"#at.text\">Skip to the text</a>\n");
    html.append("<header><a class=\"name\" href=\"").append(link(place, "index.html"));
    html.append("\">Adjoint</a><a class=\"to-pages\" href=\"#at.pages\">All pages</a></header>\n");
    html.append("<div class=\"columns\">\n<main id=\"at.text\">\n<article>\n").append(body);
    html.append("</article>\n");
    neighbours(file, place, html);
    html.append("</main>\n");
    headings(headings, html);
    pages(file, place, html);
    return html.append("</div>\n</body>\n</html>\n").toString();
  }

  private static String link(Path place, String to) {
    return Address.link(place, Path.of(to));
  }

  private static void headings(List<Page.Heading> headings, StringBuilder html) {
    if (headings.size() < LEAST_HEADINGS) {
      return;
    }
    html.append(
        "<nav class=\"headings\" aria-label=\"On this page\"><h2>On this page</h2>\n<ul>\n");
    for (Page.Heading heading : headings) {
      html.append("<li class=\"level").append(heading.level()).append("\"><a href=\"#");
      html.append(Html.escape(heading.anchor())).append("\">");
      html.append(Html.escape(heading.text())).append("</a></li>\n");
    }
    html.append("</ul></nav>\n");
  }

  private void pages(Path file, Path place, StringBuilder html) {
    html.append("<nav class=\"pages\" id=\"at.pages\" aria-label=\"All pages\">\n");
    for (Contents.Section section : contents.sections()) {
      html.append("<h2>").append(Html.escape(section.title())).append("</h2>\n<ul>\n");
      for (Contents.Entry entry : section.entries()) {
        html.append("<li>").append(entry(entry, place, entry.file().equals(file)));
        html.append("</li>\n");
      }
      html.append("</ul>\n");
    }
    html.append("</nav>\n");
  }

  private static String entry(Contents.Entry entry, Path place, boolean here) {
    String to = Address.link(place, entry.place());
    String current = here ? " aria-current=\"page\"" : "";
    return "<a href=\"" + to + "\"" + current + ">" + Html.escape(entry.name()) + "</a>";
  }

  /** The page before and the page behind. */
  private void neighbours(Path file, Path place, StringBuilder html) {
    List<Contents.Entry> entries = contents.entries();
    List<Path> files = entries.stream().map(Contents.Entry::file).toList();
    int at = file.equals(FIRST) ? -1 : files.indexOf(file);
    if (at < 0 && !file.equals(FIRST)) {
      return;
    }
    html.append("<nav class=\"neighbours\" aria-label=\"Before and after this page\">");
    if (at > 0) {
      html.append("<span>← ").append(entry(entries.get(at - 1), place, false)).append("</span>");
    }
    if (at + 1 < entries.size()) {
      html.append("<span class=\"next\">");
      html.append(entry(entries.get(at + 1), place, false)).append(" →</span>");
    }
    html.append("</nav>\n");
  }
}
