package org.adjoint.site.html;

/** Text as HTML. */
public final class Html {
  private Html() {}

  /** The text with what means something in HTML written out. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
