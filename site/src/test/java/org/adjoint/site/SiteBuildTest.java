package org.adjoint.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the site of this repository and looks at what was written, not at what wrote it. */
class SiteBuildTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");

  /** What a browser would load on its own: nothing of this may come from elsewhere. */
  private static final Pattern LOADED =
      Pattern.compile("<(?:script|iframe|link|img|source)\\b[^>]*(?:src|href)=\"([^\"]*)\"");

  @TempDir private static Path site;

  private static List<String> problems;
  private static final Map<Path, String> pages = new TreeMap<>();

  @BeforeAll
  static void build() throws IOException {
    problems = SiteBuild.build(ROOT, site);
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
        pages.put(file, Files.readString(file));
      }
    }
  }

  private static Set<String> anchors(Path page) {
    return ANCHOR
        .matcher(pages.getOrDefault(page, ""))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void everyLinkLeadsToAFileOfTheRepository() {
    assertThat(problems).isEmpty();
  }

  @Test
  void everyLinkOfThePagesLeadsToAPageAndAPlaceOnIt() {
    List<String> broken = new ArrayList<>();
    int followed = 0;
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      for (MatchResult link : LINK.matcher(page.getValue()).results().toList()) {
        String[] parts = link.group(1).split("#", 2);
        if (parts[0].startsWith("https:")) {
          continue;
        }
        Path file = parts[0].isEmpty() ? page.getKey() : page.getKey().resolveSibling(parts[0]);
        boolean found =
            Files.isRegularFile(file)
                && (parts.length == 1 || anchors(file.normalize()).contains(parts[1]));
        if (!found) {
          broken.add(site.relativize(page.getKey()) + ": " + link.group(1));
        }
        followed++;
      }
    }
    assertThat(broken).isEmpty();
    assertThat(followed).isGreaterThan(1_000);
  }

  @Test
  void everyAnchorIsThereOnce() {
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      List<String> anchors =
          ANCHOR.matcher(page.getValue()).results().map(match -> match.group(1)).toList();
      assertThat(anchors).as(page.getKey().toString()).doesNotHaveDuplicates();
    }
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      assertThat(LOADED.matcher(page.getValue()).results().map(match -> match.group(1)))
          .as(page.getKey().toString())
          .isNotEmpty()
          .noneMatch(address -> address.matches("(?:[a-z]+:)?//.*"));
      assertThat(page.getValue()).doesNotContain("<script");
    }
    assertThat(pages.size()).isGreaterThan(50);
  }

  /**
   * Records of decisions and pages of the tool's own texts are found from a page that is listed.
   */
  @Test
  void everyPageOfTheFolderIsListedOnTheFirstPageOrOnOneThatIs() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      for (Path page : docs.filter(file -> file.toString().endsWith(".md")).toList()) {
        Path place = site.resolve(Address.of(ROOT.relativize(page), false));
        long leading =
            pages.entrySet().stream()
                .filter(other -> !other.getKey().equals(place))
                .filter(
                    other ->
                        LINK.matcher(other.getValue())
                            .results()
                            .map(match -> match.group(1).replaceAll("#.*", ""))
                            .filter(link -> !link.isEmpty() && !link.startsWith("https:"))
                            .anyMatch(
                                link ->
                                    other.getKey().resolveSibling(link).normalize().equals(place)))
                .count();
        assertThat(leading).as("pages that lead to %s", page).isPositive();
      }
    }
  }
}
