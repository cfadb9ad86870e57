package org.adjoint.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.adjoint.cli.explore.Explorer;
import org.adjoint.cli.web.LoopbackServer;
import org.adjoint.compiler.CompilerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The explorer as a reader uses it: pointing, stepping, typing, and all of it by keyboard. */
@Timeout(300)
class ExplorerPageTest {
  private static final String PROGRAM =
      """
      model Line {
        input  x: float[batch, 2]
        target y: float[batch, 1]
        line = x -> dense(3, relu) -> dense(1)
        output guess = line
        loss = mean((line - y) ^ 2)
      }
      train Line { optimizer: sgd(0.1), batch: 4, epochs: 1 }
      """;

  private static ChromeDriver browser;

  @TempDir private Path folder;
  private Path file;
  private Explorer explorer;

  @BeforeAll
  static void startBrowser() {
    browser = HeadlessChromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    browser.quit();
  }

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("line.nn");
    Files.writeString(file, PROGRAM);
    explorer = new Explorer(file, CompilerOptions.DEFAULT, LoopbackServer.ANY_PORT);
    browser.manage().window().setSize(new Dimension(1400, 1000));
    browser.get(explorer.address().toString());
    until("compiled in");
  }

  @AfterEach
  void close() {
    browser.executeScript("window.onbeforeunload = null");
    browser.get("about:blank");
    explorer.close();
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> !entry.getMessage().contains("409"))
        .as("what the browser complains about")
        .isEmpty();
  }

  private static void until(String status) {
    await(() -> one("#status").getText().contains(status));
  }

  private static void await(BooleanSupplier condition) {
    new WebDriverWait(browser, Duration.ofSeconds(60))
        .ignoring(StaleElementReferenceException.class)
        .until(driver -> condition.getAsBoolean());
  }

  private static WebElement one(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  private static List<WebElement> all(String selector) {
    return browser.findElements(By.cssSelector(selector));
  }

  private static void point(WebElement element) {
    browser.executeScript(
        "arguments[0].scrollIntoView({block: 'center', inline: 'center'})", element);
    new Actions(browser).moveToElement(element).perform();
  }

  private static void press(CharSequence... keys) {
    new Actions(browser).sendKeys(keys).perform();
  }

  private static String focused(String attribute) {
    return browser.switchTo().activeElement().getAttribute(attribute);
  }

  private static WebElement node(String pane, String beginning) {
    return one("#" + pane + " .node[aria-label^='" + beginning + "']");
  }

  /** The first product of the model. */
  private static WebElement product() {
    return one("#forward .node[aria-label*='x · dense_1.W']");
  }

  private static void type(String text) {
    WebElement source = one("#source");
    source.sendKeys(Keys.chord(Keys.CONTROL, "a"));
    browser.executeScript(
        "arguments[0].value = arguments[1];"
            + "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
        source,
        text);
  }

  @Test
  void showsAllPanes() {
    assertThat(one("#paint").getText()).contains("model Line {");
    for (String pane : List.of("forward", "backward", "optimised")) {
      assertThat(all("#" + pane + " .node")).as(pane).hasSizeGreaterThan(4);
      assertThat(all("#" + pane + " .edge")).as(pane).hasSizeGreaterThan(4);
    }
    assertThat(node("backward", "∂loss = 1").isDisplayed()).isTrue();
    assertThat(all(".kernel")).hasSizeGreaterThan(4);
    assertThat(all(".buffer")).isNotEmpty();
    assertThat(one("#java-text").getText()).contains("class ModelLine");
  }

  @Test
  void pointingLightsUpAllThatBelongsTogether() {
    point(product().findElement(By.tagName("rect")));
    assertThat(all("#forward .node.lit")).hasSize(1);
    assertThat(all("#paint .row.lit")).hasSize(1);
    assertThat(one("#paint .row.lit").getText()).contains("dense(3, relu)");
    assertThat(all("#backward .node.kin")).isNotEmpty();
    assertThat(all("#optimised .node.lit")).isNotEmpty();
    assertThat(all(".kernel.lit")).isNotEmpty();
    assertThat(all("#java-text .row.lit")).isNotEmpty();
  }

  @Test
  void aKernelLeadsBackToTheText() {
    WebElement last = all(".kernel").get(all(".kernel").size() - 1);
    browser.executeScript("arguments[0].scrollIntoView()", last);
    last.click();
    assertThat(last.getAttribute("class")).contains("lit");
    assertThat(all("#paint .row.lit")).isNotEmpty();
    assertThat(all("#java-text .row.lit")).isNotEmpty();
    new Actions(browser).moveToElement(one("h1")).perform();
    assertThat(all("#java-text .row.lit")).as("pinned").isNotEmpty();
    press(Keys.ESCAPE);
    assertThat(all(".lit")).isEmpty();
  }

  @Test
  void stepsThroughTheRewritesAndBack() {
    String last = one("#optimised output").getText();
    assertThat(last).matches("(?s)(\\d+) / \\1.*");
    String whole = one("#optimised svg").getAttribute("innerHTML");
    one("#optimised [aria-label='One rewrite back']").click();
    await(() -> !one("#optimised output").getText().equals(last));
    one("#optimised [aria-label='One rewrite on']").click();
    await(() -> one("#optimised output").getText().equals(last));
    WebElement slider = one("#optimised input");
    slider.sendKeys(Keys.HOME);
    await(() -> one("#optimised output").getText().contains("as it was derived"));
    assertThat(one("#optimised svg").getAttribute("innerHTML")).isNotEqualTo(whole);
    slider.sendKeys(Keys.ARROW_RIGHT);
    await(() -> one("#optimised output").getText().startsWith("1 / "));
  }

  @Test
  void editingCompilesAgainAndShowsFaultsInPlace() throws IOException {
    type(PROGRAM.replace("dense(3, relu)", "densse(3, relu)"));
    until("1 error");
    assertThat(one("#diagnostics").getText()).contains("NN", "line 4", "dense");
    assertThat(one("#gutter .error").getText()).isEqualTo("4");
    assertThat(one("#paint .wrong").getText()).contains("densse");
    assertThat(all("#forward .node")).as("the last program").hasSizeGreaterThan(4);
    type(PROGRAM.replace("dense(3, relu)", "dense(7, tanh)"));
    until("compiled in");
    assertThat(all("#diagnostics li")).isEmpty();
    assertThat(all("#forward .node[aria-label*='tanh(']")).hasSize(1);
    assertThat(Files.readString(file)).as("not saved").isEqualTo(PROGRAM);
    assertThat(one("#dirty").isDisplayed()).isTrue();
    one("#source").sendKeys(Keys.chord(Keys.CONTROL, "s"));
    until("saved");
    assertThat(Files.readString(file)).contains("dense(7, tanh)");
    await(() -> !one("#dirty").isDisplayed());
  }

  @Test
  void whatOthersWriteIsTakenOverOrAskedFor() throws IOException {
    Files.writeString(file, PROGRAM.replace("dense(3", "dense(5"));
    await(() -> one("#paint").getText().contains("dense(5"));
    type(PROGRAM.replace("dense(3", "dense(6"));
    Files.writeString(file, PROGRAM.replace("dense(3", "dense(9"));
    await(() -> one("#notice").isDisplayed());
    assertThat(one("#source").getAttribute("value")).as("nothing is lost").contains("dense(6");
    one("#notice button:last-child").click();
    one("#source").sendKeys(Keys.chord(Keys.CONTROL, "s"));
    until("saved");
    assertThat(Files.readString(file)).contains("dense(6");
  }

  @Test
  void theGraphIsWalkedByKeyboard() {
    browser.executeScript("arguments[0].focus()", product());
    assertThat(all("#forward .node.lit")).hasSize(1);
    String first = focused("aria-label");
    press(Keys.ARROW_DOWN);
    String user = focused("aria-label");
    assertThat(user).isNotEqualTo(first);
    press(Keys.ARROW_UP);
    assertThat(focused("class")).contains("node");
    press(Keys.ENTER);
    press(Keys.TAB);
    assertThat(focused("class")).doesNotContain("node");
    assertThat(all("#paint .row.lit")).as("pinned").isNotEmpty();
    press(Keys.ESCAPE);
    assertThat(all("#paint .row.lit")).isEmpty();
  }

  @Test
  void aLoopIsOpenedByKeyboardAndFolded() {
    type(
        """
        model Sums {
          input x: float[batch, 5]
          sums = scan s over x along 1 with total = zeros([batch]) {
            total = total + s * s
            emit total
          }
          output o = sums
        }
        """);
    until("Sums: compiled");
    await(() -> !all("#forward .node.loop.closed").isEmpty());
    int closed = all("#forward .node.loop.closed").size();
    browser.executeScript("arguments[0].focus()", one("#forward .node.loop.closed"));
    press(Keys.ENTER);
    await(() -> !all("#forward .node.turn").isEmpty());
    assertThat(all("#forward .node.turn[aria-label*='c1 + t1']")).hasSize(1);
    assertThat(one("#forward .node[aria-label^='next c1']").isDisplayed()).isTrue();
    one("#forward h2 button").click();
    await(() -> all("#forward .node.turn").isEmpty());
    assertThat(all("#forward .node.loop.closed")).hasSize(closed);
  }

  @Test
  void everyPaneIsReachedWithTabAlone() {
    Set<String> panes = new TreeSet<>();
    for (int press = 0; press < 45; press++) {
      press(Keys.TAB);
      panes.add(
          String.valueOf(
              browser.executeScript(
                  "return document.activeElement.closest('section')?.id ?? 'none'")));
    }
    assertThat(panes).contains("text", "forward", "backward", "optimised", "kernels", "java");
  }

  @ParameterizedTest
  @CsvSource({"light, 150, 255", "dark, 0, 100"})
  void followsTheSchemeOfTheSystem(String scheme, int least, int most) {
    HeadlessChromium.scheme(browser, scheme);
    for (String element : List.of("body", "#forward", "#source")) {
      assertThat(brightness(element, "backgroundColor")).as(element).isBetween(0, 255);
    }
    assertThat(brightness("body", "backgroundColor")).isBetween(least, most);
    assertThat(brightness("#forward", "backgroundColor")).isBetween(least, most);
    int ink = brightness("body", "color");
    assertThat(Math.abs(ink - brightness("body", "backgroundColor"))).isGreaterThan(120);
  }

  private static int brightness(String element, String property) {
    return HeadlessChromium.brightness(browser, element, property);
  }

  @Test
  void aNarrowWindowShowsOnePaneAtATime() {
    browser.manage().window().setSize(new Dimension(520, 900));
    assertThat(one("#text").isDisplayed()).isTrue();
    assertThat(one("#kernels").isDisplayed()).isFalse();
    one("#tabs [data-pane='kernels']").click();
    assertThat(one("#kernels").isDisplayed()).isTrue();
    assertThat(one("#text").isDisplayed()).isFalse();
    Object overflows =
        browser.executeScript("return document.documentElement.scrollWidth > innerWidth");
    assertThat(overflows).isEqualTo(false);
  }

  @Test
  void nodesDoNotOverlapAndLabelsFit() {
    Object wrong =
        browser.executeScript(
            """
            const wrong = [];
            for (const node of document.querySelectorAll('.node')) {
              const box = node.querySelector('rect').getBBox();
              for (const text of node.querySelectorAll('text')) {
                if (text.getBBox().width > box.width) {
                  wrong.push(node.getAttribute('aria-label'));
                }
              }
            }
            return wrong;
            """);
    assertThat((List<?>) wrong).isEmpty();
  }
}
