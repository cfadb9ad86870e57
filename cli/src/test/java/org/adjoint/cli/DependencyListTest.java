package org.adjoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The list of dependencies in the documentation is that of the POMs. */
class DependencyListTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW =
      Pattern.compile("\\| `([\\w.-]+:[\\w.-]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]{10,}) \\|");

  /** A line of the list. */
  private record Listed(String version, String licence) {}

  private static Map<String, Listed> listed(String from, String to) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/dependencies.md"));
    String part =
        page.substring(page.indexOf(from), to.isEmpty() ? page.length() : page.indexOf(to));
    Map<String, Listed> listed = new TreeMap<>();
    Matcher row = ROW.matcher(part);
    while (row.find()) {
      listed.put(row.group(1), new Listed(row.group(2).strip(), row.group(3).strip()));
    }
    return listed;
  }

  @Test
  void isThatOfThePoms() throws Exception {
    Map<String, String> versions = new TreeMap<>();
    listed("# Dep", "").forEach((name, listed) -> versions.put(name, listed.version()));
    assertThat(versions).isEqualTo(used());
  }

  @Test
  void whatIsShippedMayBeUsedByAnybody() throws IOException {
    assertThat(listed("## Shipped", "## Tests").values())
        .hasSizeGreaterThan(3)
        .allMatch(listed -> listed.licence().matches("Apache-2.0|MIT|BSD-3-Clause"));
  }

  /** What any module names, with its version, but for the modules themselves. */
  private static Map<String, String> used() throws Exception {
    List<Document> poms = new ArrayList<>();
    poms.add(pom(ROOT));
    Map<String, String> properties = new LinkedHashMap<>();
    NodeList modules = poms.get(0).getElementsByTagName("module");
    for (int i = 0; i < modules.getLength(); i++) {
      poms.add(pom(ROOT.resolve(modules.item(i).getTextContent())));
    }
    poms.forEach(pom -> addProperties(pom, properties));
    Map<String, String> used = new TreeMap<>();
    for (Document pom : poms) {
      for (String tag : List.of("dependency", "plugin", "path", "googleJavaFormat")) {
        addAll(pom.getElementsByTagName(tag), properties, used);
      }
    }
    return used;
  }

  private static Document pom(Path module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(module.resolve("pom.xml").toFile());
  }

  private static void addProperties(Document pom, Map<String, String> properties) {
    NodeList sections = pom.getElementsByTagName("properties");
    for (int section = 0; section < sections.getLength(); section++) {
      NodeList entries = sections.item(section).getChildNodes();
      for (int i = 0; i < entries.getLength(); i++) {
        if (entries.item(i) instanceof Element entry) {
          properties.putIfAbsent(entry.getTagName(), entry.getTextContent().strip());
        }
      }
    }
  }

  private static void addAll(
      NodeList elements, Map<String, String> properties, Map<String, String> used) {
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      boolean formatter = element.getTagName().equals("googleJavaFormat");
      String group = formatter ? "com.google.googlejavaformat" : child(element, "groupId");
      String artifact = formatter ? "google-java-format" : child(element, "artifactId");
      String version = child(element, "version");
      if (!version.isEmpty() && !group.startsWith("org.adjoint") && !group.startsWith("${")) {
        String resolved =
            version.startsWith("${")
                ? properties.get(version.substring(2, version.length() - 1))
                : version;
        used.put(group + ":" + artifact, resolved);
      }
    }
  }

  private static String child(Element element, String name) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals(name)) {
        return child.getTextContent().strip();
      }
    }
    return "";
  }

  @Test
  void nothingIsUsedThatHasNoVersionOfOurs() throws Exception {
    Map<String, String> used = used();
    List<String> without = new ArrayList<>();
    NodeList modules = pom(ROOT).getElementsByTagName("module");
    for (int i = 0; i < modules.getLength(); i++) {
      Document pom = pom(ROOT.resolve(modules.item(i).getTextContent()));
      for (String tag : List.of("dependency", "plugin")) {
        NodeList elements = pom.getElementsByTagName(tag);
        for (int at = 0; at < elements.getLength(); at++) {
          String group = child((Element) elements.item(at), "groupId");
          String name = group + ":" + child((Element) elements.item(at), "artifactId");
          if (!group.startsWith("org.adjoint")
              && !group.startsWith("${")
              && !used.containsKey(name)) {
            without.add(name);
          }
        }
      }
    }
    assertThat(without).isEmpty();
  }
}
