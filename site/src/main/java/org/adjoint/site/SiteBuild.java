package org.adjoint.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.adjoint.site.colour.Colours;
import org.adjoint.site.html.Html;

/** Makes the site: a page of each page of {@code docs}, and of each file that they lead to. */
public final class SiteBuild {
  private static final Path FIRST = Path.of("docs/README.md");

  private final Path root;
  private final Path site;
  private final Colours colours;
  private final Markdown markdown;
  private final Links links;
  private final Frame frame;
  private int pages;

  private SiteBuild(Path root, Path site) throws IOException {
    this.root = root;
    this.site = site;
    this.colours = Colours.of(root);
    this.markdown = new Markdown(colours);
    this.links = new Links(root);
    this.frame = new Frame(Contents.of(read(FIRST)));
  }

  /** {@code SiteBuild REPOSITORY FOLDER} writes the site of a repository into a folder. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: SiteBuild REPOSITORY FOLDER");
      System.exit(2);
    }
    Path site = Path.of(arguments[1]);
    List<String> problems = build(Path.of(arguments[0]), site);
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /** Writes the site, and gives a line for each link that leads nowhere. */
  static List<String> build(Path root, Path site) throws IOException {
    SiteBuild build = new SiteBuild(root, site);
    build.writeAll();
    System.out.println(build.pages + " pages in " + site);
    return build.links.problems();
  }

  private void writeAll() throws IOException {
    for (String file : List.of("site.css", "icon.svg")) {
      try (InputStream resource = SiteBuild.class.getResourceAsStream(file)) {
        if (resource == null) {
          throw new IllegalStateException("the resource " + file + " is missing");
        }
        write(Path.of(file), resource.readAllBytes());
      }
    }
    Deque<Path> toDo = new ArrayDeque<>();
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .forEach(file -> toDo.add(root.relativize(file)));
    }
    Set<Path> done = new HashSet<>();
    while (!toDo.isEmpty()) {
      Path file = toDo.remove();
      if (done.add(file)) {
        writeOne(file);
        toDo.addAll(links.found());
        links.found().clear();
      }
    }
  }

  private Page read(Path file) throws IOException {
    return markdown.read(file, Files.readString(root.resolve(file)));
  }

  private void writeOne(Path file) throws IOException {
    Path source = root.resolve(file);
    boolean folder = Files.isDirectory(source);
    if (folder || file.toString().endsWith(".md")) {
      Page page = folder ? markdown.read(file, listing(file)) : read(file);
      Path place = Address.of(file, folder);
      links.rewrite(page, place);
      writePage(file, place, page.title(), page.headings(), markdown.html(page));
    } else if (Address.isPicture(file)) {
      write(Address.of(file, false), Files.readAllBytes(source));
    } else {
      writePage(file, Address.of(file, false), file.toString(), List.of(), code(file));
    }
  }

  /** A file of code, whole. */
  private String code(Path file) throws IOException {
    String name = file.toString();
    String text = Files.readString(root.resolve(file)).stripTrailing();
    String language = name.substring(name.lastIndexOf('.') + 1);
    return "<h1><code>"
        + Html.escape(name)
        + "</code></h1>\n<figure class=\"code\"><pre tabindex=\"0\"><code>"
        + colours.html(language, text)
        + "</code></pre></figure>\n";
  }

  /** What is in a folder; pages are linked by their titles. */
  private String listing(Path folder) throws IOException {
    StringBuilder list = new StringBuilder("# The folder `" + folder + "`\n\n");
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      for (Path file : files.filter(each -> !each.endsWith("target")).sorted().toList()) {
        String name = file.getFileName().toString();
        String link = "[" + name + "](" + folder.getFileName() + "/" + name + ")";
        boolean page = name.endsWith(".md");
        list.append("- ").append(page ? link + ": " + read(folder.resolve(name)).title() : name);
        list.append('\n');
      }
    }
    return list.toString();
  }

  private void writePage(
      Path file, Path place, String title, List<Page.Heading> headings, String body)
      throws IOException {
    pages++;
    write(place, frame.html(file, place, title, headings, body).getBytes(UTF_8));
  }

  private void write(Path place, byte[] content) throws IOException {
    Path file = site.resolve(place);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
