package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.Modality;

/** Clicks through the page in a real browser. */
class ReportPageIT {

  private static final int OFFSET = 5000;
  private static final String IN_SHARD = "video/learning-area__frog.webm";
  private static final String EMBEDDED = "video/physics-benchmarking-neurips2021__0000_img.mp4";
  private static final String PLAYS =
      "(v => v && v.readyState >= 2 && v.currentTime > 0.1)(document.querySelector('.stage video'))";

  @TempDir static Path folder;
  private static Optional<Browser> started = Optional.empty();

  @BeforeAll
  static void writeAndOpen() throws IOException {
    Optional<Path> corpus = corpus();
    Assumptions.assumeTrue(corpus.isPresent(), "no shared/corpus beside this checkout");
    started = Browser.start(Files.createDirectory(folder.resolve("profile")));
    Assumptions.assumeTrue(started.isPresent(), "Chromium and chromedriver are not installed");
    ReportFixture fixture = ReportFixture.of(150);
    byte[] far = Files.readAllBytes(corpus.get().resolve(IN_SHARD));
    byte[] near = Files.readAllBytes(corpus.get().resolve(EMBEDDED));
    String film = fixture.withFilm("film.mp4", 6);
    fixture.showing(new Exhibits(List.of(film), Optional.of(10.0), List.of(), 0));
    fixture.turning(List.of(turned(fixture)));
    fixture.withClip(near, "video/mp4", "near.mp4", 0);
    fixture.withClip(far, "video/webm", "far.webm", OFFSET);
    ReportLimits limits = new ReportLimits(1000, 16 << 20, 64 << 20, near.length, 100);
    new ReportWriter(fixture::read, MotionPictures.NONE, limits)
        .write(fixture.input(), folder.resolve("report"));
    byte[] shard = new byte[OFFSET + far.length + 300];
    System.arraycopy(far, 0, shard, OFFSET, far.length);
    Path data = Files.createDirectories(folder.resolve("data/video"));
    Files.write(data.resolve("train-00000-of-00001.parquet"), shard);
  }

  private static ModelPreview turned(ReportFixture fixture) {
    String model =
        fixture.items().stream()
            .filter(item -> item.item().modality() == Modality.MODEL3D)
            .filter(item -> item.publication().isPresent())
            .map(item -> item.item().itemId())
            .sorted()
            .findFirst()
            .orElseThrow();
    return new ModelPreview(model, Optional.of("Z2xi"), Optional.of("c2hlZXQ="), Optional.empty());
  }

  private static Optional<Path> corpus() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      Path corpus = at.resolveSibling("shared").resolve("corpus");
      if (Files.exists(corpus.resolve("MANIFEST.tsv"))) {
        return Optional.of(corpus);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  @AfterAll
  static void closeBrowser() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @Test
  void filtersAndSearches() throws IOException {
    Browser browser = openPage();
    assertThat(count(browser)).isEqualTo(156);
    browser.click("#modality button[data-value=image]");
    int images = count(browser);
    assertThat(images).isPositive().isLessThan(156);
    browser.click("#outcome button[data-value=filtered]");
    assertThat(count(browser)).isPositive().isLessThan(images);
    assertThat(browser.run("return document.querySelectorAll('.card.published').length").asInt())
        .isZero();
    browser.click("#modality button[data-value='']");
    browser.click("#outcome button[data-value='']");
    browser.type("#search", "near.mp4");
    assertThat(count(browser)).isEqualTo(1);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void runsNothingThatAFileNameSays() throws IOException {
    Browser browser = openPage();
    browser.type("#search", "onerror");
    assertThat(count(browser)).isEqualTo(1);
    browser.click("#cards .card");
    assertThat(title(browser)).isEqualTo(ReportFixture.HOSTILE);
    assertThat(browser.run("return window.hacked === undefined").asBoolean()).isTrue();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void sortsByASignalFromItsHistogram() throws IOException {
    Browser browser = openPage();
    browser.click(".sort-by[data-signal=luma_mean][data-modality=image]");
    assertThat(browser.run("return document.getElementById('sort').value").asText())
        .isEqualTo("luma_mean");
    browser.click("#direction");
    String falls =
        "return [...document.querySelectorAll('#cards small')]"
            + ".map(n => Number(n.textContent.split(' ')[1]))"
            + ".every((x, i, all) => i === 0 || x <= all[i - 1])";
    assertThat(browser.run(falls).asBoolean()).isTrue();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void playsAnEmbeddedClip() throws IOException {
    Browser browser = openPage();
    browser.type("#search", "near.mp4");
    browser.click("#cards .card");
    assertThat(browser.becomes("document.getElementById('box').open")).isTrue();
    assertThat(browser.run("return document.querySelectorAll('.facts tr').length").asInt())
        .isGreaterThan(10);
    // A build without an H.264 decoder must say so instead.
    String says =
        "(s => s && s.textContent.includes('no decoder'))(document.querySelector('.stage .say'))";
    assertThat(browser.becomes("Boolean(" + PLAYS + " || " + says + ")")).isTrue();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void movesFromCardToCardAndGivesTheFocusBack() throws IOException {
    Browser browser = openPage();
    browser.click("#cards li:nth-child(2) .card");
    String first = shown(browser);
    press(browser, "ArrowRight");
    assertThat(shown(browser)).isNotEqualTo(first);
    press(browser, "ArrowLeft");
    assertThat(shown(browser)).isEqualTo(first);
    browser.click(".tools button[aria-label=Close]");
    assertThat(browser.becomes("!document.getElementById('box').open")).isTrue();
    assertThat(browser.becomes("document.activeElement.classList.contains('card')")).isTrue();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void explainsWhyAPageOpenedAsAFileCannotReadAShard() throws IOException {
    Browser browser = openPage();
    browser.type("#search", "far.webm");
    browser.click("#cards .card");
    assertThat(browser.run("return document.querySelector('.stage .say').textContent").asText())
        .contains("open this page through a web server")
        .contains("train-00000-of-00001.parquet");
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void playsAClipOutOfItsShardOverHttp() throws IOException {
    Browser browser = openPage();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ReportPageIT::answer);
    server.start();
    try {
      browser.open("http://127.0.0.1:" + server.getAddress().getPort() + "/report/index.html");
      browser.type("#search", "far.webm");
      browser.click("#cards .card");
      browser.click(".stage .act");
      assertThat(browser.becomes("Boolean(" + PLAYS + ")")).isTrue();
      assertThat(browser.errors()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void opensTheCardOfAShotWhateverIsSearchedFor() throws IOException {
    Browser browser = openPage();
    String pictures = "document.querySelectorAll('#shots img[src^=\"data:image\"]').length";
    assertThat(browser.run("return " + pictures).asInt()).isEqualTo(6);
    browser.type("#search", "near.mp4");
    browser.click("#shots li:nth-child(4) button");
    assertThat(title(browser)).isEqualTo("film.mp4");
    browser.click(".tools button[aria-label=Close]");
    assertThat(browser.becomes("document.activeElement.classList.contains('tile')")).isTrue();
    browser.click("#shots .search-for");
    assertThat(count(browser)).isEqualTo(6);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void showsTheQuarantineByCode() throws IOException {
    Browser browser = openPage();
    browser.click(".chip.code[data-code=CORRUPT]");
    String rows = "return document.querySelectorAll('.rejects tbody tr:not([hidden])').length";
    assertThat(browser.run(rows).asInt()).isEqualTo(2);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void showsTheTurntableWhereTheBrowserDrawsNo3d() throws IOException {
    Browser browser = openPage();
    browser.run("HTMLCanvasElement.prototype.getContext = () => null");
    browser.click("#models .model3d button");
    String said = "document.querySelector('.stage .say')";
    assertThat(browser.becomes("Boolean(" + said + ")")).isTrue();
    assertThat(browser.run("return " + said + ".textContent").asText())
        .startsWith("This browser draws no 3D");
    assertThat(browser.run("return document.querySelector('.stage img').src").asText())
        .startsWith("data:image/jpeg;base64,");
    // The library says it too, at level SEVERE: that is no fault of the page.
    browser.errors();
  }

  @Test
  void fitsATelephone() throws IOException {
    Browser browser = openPage();
    browser.viewport(390, 844);
    try {
      String wide = "return document.documentElement.scrollWidth";
      assertThat(browser.run(wide).asInt()).isLessThanOrEqualTo(390);
    } finally {
      browser.viewport(0, 0);
    }
  }

  /** A web server that knows byte ranges. */
  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = Files.readAllBytes(folder.resolve(path.substring(1)));
    Optional<String> range =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
            .filter(header -> header.matches("bytes=\\d+-\\d+"));
    if (range.isPresent()) {
      String[] ends = range.get().substring(6).split("-");
      body = Arrays.copyOfRange(body, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
    }
    if (path.endsWith(".html")) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    }
    exchange.sendResponseHeaders(range.isPresent() ? 206 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Browser openPage() throws IOException {
    Browser browser = started.orElseThrow();
    browser.open(folder.resolve("report/index.html").toUri().toString());
    return browser;
  }

  private static int count(Browser browser) throws IOException {
    String text = browser.run("return document.getElementById('count').textContent").asText();
    return Integer.parseInt(text.replaceAll("[^0-9]", ""));
  }

  /** All that the open card says; clips of one film share its name. */
  private static String shown(Browser browser) throws IOException {
    return browser.run("return document.querySelector('#box .detail').textContent").asText();
  }

  private static String title(Browser browser) throws IOException {
    return browser.run("return document.getElementById('box-title').textContent").asText();
  }

  private static void press(Browser browser, String key) throws IOException {
    browser.run(
        "document.getElementById('box').dispatchEvent(new KeyboardEvent('keydown', {key: '"
            + key
            + "', bubbles: true}))");
  }
}
