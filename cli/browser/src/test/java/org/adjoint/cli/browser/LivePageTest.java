package org.adjoint.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of a run that goes on in a process of its own, and is then interrupted. */
@Timeout(300)
class LivePageTest {
  private static final String PROGRAM =
      """
      model Sides {
        input  x: float[batch, 2]
        target y: int[batch]
        logits = x -> dense(8, relu) -> dense(2)
        output p = softmax(logits)
        loss = cross_entropy(logits, y)
        metric accuracy = mean(argmax(logits) == y)
      }
      data rows = csv("rows.csv") {
        x = [a, b]
        y = side -> category
      }
      train Sides {
        data: rows
        validation: 0.25
        optimizer: adam(learning_rate: cosine_decay(0.01, 1000))
        batch: 16
        epochs: 100_000_000
        seed: 3
      }
      """;

  private static final List<String> WHILE_TRAINING =
      List.of(
          "summary",
          "curves",
          "rates",
          "gradients",
          "layers",
          "activations",
          "parameters",
          "configuration");

  private static ChromeDriver browser;

  @TempDir private Path folder;
  private Process run;

  @BeforeAll
  static void startBrowser() {
    browser = HeadlessChromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    browser.quit();
  }

  @BeforeEach
  void train() throws Exception {
    Files.writeString(folder.resolve("sides.nn"), PROGRAM);
    StringBuilder rows = new StringBuilder("a,b,side\n");
    for (int i = 0; i < 64; i++) {
      rows.append(Math.sin(i)).append(',').append(Math.cos(3 * i)).append(',');
      rows.append(Math.sin(i) > 0 ? "left\n" : "<b>right</b>\n");
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    // What begins in the background of a shell would ignore interruptions.
    run =
        new ProcessBuilder(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.adjoint.cli.Adjoint",
                "train",
                folder.resolve("sides.nn").toString(),
                "--quiet",
                "--watch")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    browser.manage().window().setSize(new Dimension(1200, 1000));
    browser.get(address());
  }

  @AfterEach
  void end() {
    run.destroyForcibly();
    browser.get("about:blank");
  }

  private String address() throws Exception {
    Pattern address = Pattern.compile("watch the run at (http://\\S+)");
    while (run.isAlive()) {
      Matcher found = address.matcher(Files.readString(folder.resolve("output.txt")));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(20);
    }
    throw new AssertionError(Files.readString(folder.resolve("output.txt")));
  }

  private void interrupt() throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static void await(BooleanSupplier condition) {
    new WebDriverWait(browser, Duration.ofSeconds(60)).until(driver -> condition.getAsBoolean());
  }

  /** What a script finds in one moment of the page, which draws itself anew once a second. */
  private static String found(String script) {
    return String.valueOf(browser.executeScript("return " + script));
  }

  private static String text(String selector) {
    return found("document.querySelector('" + selector + "').innerText");
  }

  private static int count(String selector) {
    return Integer.parseInt(found("document.querySelectorAll('" + selector + "').length"));
  }

  /** The number of the last epoch; 0 before there is one. */
  private static int epoch() {
    return Integer.parseInt(
        found(
            "[...document.querySelectorAll('#summary .tile')]"
                + ".find(tile => tile.querySelector('span').textContent === 'epoch')"
                + "?.querySelector('b').textContent ?? '0'"));
  }

  /** All but that a question was on its way when the command ended. */
  private static List<?> complaints() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> !entry.getMessage().contains("net::ERR_CONNECTION"))
        .toList();
  }

  @Test
  void theRunIsSeenToGoOnAndToEnd() throws Exception {
    await(() -> epoch() >= 2);
    int seen = epoch();
    await(() -> epoch() > seen);
    assertThat(text("#status")).isEqualTo("The run goes on.");
    for (String part : WHILE_TRAINING) {
      assertThat(text("#" + part)).as(part).isNotBlank();
    }
    assertThat(count("#curves .line")).isEqualTo(4);
    assertThat(found("document.querySelector('#rates .line').getAttribute('d')")).contains("L");
    assertThat(count("#gradients .line")).isEqualTo(2);
    assertThat(text("#activations")).contains("dense_1", "of 8", "16 validation rows");
    assertThat(count("#confusion *, #worst *")).isZero();
    interrupt();
    await(() -> text("#status").contains("has ended"));
    assertThat(text("#summary")).contains("interrupted", "parameters_sha256");
    assertThat(text("#confusion")).contains("<b>right</b>", "left");
    assertThat(count("#worst article")).isEqualTo(12);
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(text("#worst")).as("the page stays").contains("row ");
    assertThat(complaints()).as("what the browser complains about").isEmpty();
  }

  @Test
  void thePageFollowsTheSchemeAndFitsANarrowWindow() {
    await(() -> epoch() >= 1);
    for (String scheme : List.of("light", "dark")) {
      HeadlessChromium.scheme(browser, scheme);
      int paper = HeadlessChromium.brightness(browser, "body", "backgroundColor");
      int ink = HeadlessChromium.brightness(browser, "body", "color");
      assertThat(paper > ink).as(scheme).isEqualTo(scheme.equals("light"));
      assertThat(Math.abs(paper - ink)).as(scheme).isGreaterThan(120);
    }
    browser.manage().window().setSize(new Dimension(520, 900));
    Object overflows =
        browser.executeScript("return document.documentElement.scrollWidth > innerWidth");
    assertThat(overflows).isEqualTo(false);
  }

  @Test
  void thePageSaysThatTheCommandIsGone() {
    await(() -> epoch() >= 1);
    run.destroyForcibly();
    await(() -> text("#status").contains("does not answer any more"));
    assertThat(count("#curves .line")).as("what was shown stays").isPositive();
  }
}
