package org.worldmill.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drives headless Chromium by the W3C WebDriver protocol, over the loopback alone. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
  private final Process driver;
  private final String base;
  private final String session;

  private Browser(Path binary, Path driverBinary, Path profile) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    base = "http://127.0.0.1:" + port;
    driver =
        new ProcessBuilder(driverBinary.toString(), "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("driver.log").toFile())
            .start();
    try {
      awaitDriver();
      session = post("/session", wanted(binary, profile)).path("sessionId").asText();
    } catch (IOException | RuntimeException e) {
      driver.destroy();
      throw e;
    }
  }

  /** A browser, where Chromium and its driver are installed. */
  static Optional<Browser> start(Path profile) throws IOException {
    Optional<Path> binary = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = find("chromedriver");
    return binary.isPresent() && driver.isPresent()
        ? Optional.of(new Browser(binary.get(), driver.get(), profile))
        : Optional.empty();
  }

  private static ObjectNode wanted(Path binary, Path profile) {
    ObjectNode wanted = JSON.createObjectNode();
    ObjectNode always = wanted.putObject("capabilities").putObject("alwaysMatch");
    always.putObject("goog:loggingPrefs").put("browser", "ALL");
    ObjectNode options = always.putObject("goog:chromeOptions").put("binary", binary.toString());
    Stream.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-unsafe-swiftshader",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--force-prefers-reduced-motion",
            "--window-size=1280,900",
            "--user-data-dir=" + profile.resolve("user"))
        .forEach(options.withArray("args")::add);
    return wanted;
  }

  private static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/").map(dir -> Path.of(dir + name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void awaitDriver() throws IOException {
    for (int attempt = 0; attempt < 400; attempt++) {
      try {
        if (call("GET", "/status", "").path("ready").asBoolean()) {
          return;
        }
      } catch (IOException e) {
        pause();
      }
    }
    throw new IOException("chromedriver does not answer at " + base);
  }

  void open(String url) throws IOException {
    post("/session/" + session + "/url", JSON.createObjectNode().put("url", url));
  }

  /** Shows pages in this colour scheme, {@code light} or {@code dark}. */
  void colourScheme(String scheme) throws IOException {
    ObjectNode command = JSON.createObjectNode().put("cmd", "Emulation.setEmulatedMedia");
    command
        .putObject("params")
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme);
    post("/session/" + session + "/goog/cdp/execute", command);
  }

  /** The size of the page; 0 and 0 for the window's own. */
  void viewport(int width, int height) throws IOException {
    ObjectNode command = JSON.createObjectNode().put("cmd", "Emulation.setDeviceMetricsOverride");
    command
        .putObject("params")
        .put("width", width)
        .put("height", height)
        .put("deviceScaleFactor", 1)
        .put("mobile", width > 0 && width < 600);
    post("/session/" + session + "/goog/cdp/execute", command);
  }

  void click(String css) throws IOException {
    // To the middle of the window, clear of the bars that stay at its top.
    run("document.querySelector(`" + css + "`).scrollIntoView({block: 'center'})");
    post(element(css) + "/click", JSON.createObjectNode());
  }

  void type(String css, String text) throws IOException {
    post(element(css) + "/value", JSON.createObjectNode().put("text", text));
  }

  private String element(String css) throws IOException {
    ObjectNode query = JSON.createObjectNode().put("using", "css selector").put("value", css);
    String id = post("/session/" + session + "/element", query).path(ELEMENT).asText();
    return "/session/" + session + "/element/" + id;
  }

  /** Runs the body of a function in the page. */
  JsonNode run(String script) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("script", script);
    body.putArray("args");
    return post("/session/" + session + "/execute/sync", body);
  }

  /** Asks until the expression is true, for at most 20 seconds. */
  boolean becomes(String expression) throws IOException {
    for (int attempt = 0; attempt < 200; attempt++) {
      if (run("return " + expression).asBoolean()) {
        return true;
      }
      pause();
    }
    return false;
  }

  void screenshot(Path file) throws IOException {
    String png = call("GET", "/session/" + session + "/screenshot", "").asText();
    Files.write(file, Base64.getDecoder().decode(png));
  }

  /** What the console said at level SEVERE since the last call. */
  List<String> errors() throws IOException {
    List<String> errors = new ArrayList<>();
    ObjectNode which = JSON.createObjectNode().put("type", "browser");
    for (JsonNode entry : post("/session/" + session + "/se/log", which)) {
      if (entry.path("level").asText().equals("SEVERE")) {
        errors.add(entry.path("message").asText());
      }
    }
    return errors;
  }

  private JsonNode post(String path, JsonNode body) throws IOException {
    return call("POST", path, body.toString());
  }

  private JsonNode call(String method, String path, String body) throws IOException {
    HttpRequest.BodyPublisher content =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(90))
            .method(method, content)
            .build();
    try {
      JsonNode value =
          JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("value");
      if (value.has("error")) {
        throw new IllegalStateException(path + ": " + value.path("message").asText());
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      call("DELETE", "/session/" + session, "");
    } finally {
      driver.destroy();
    }
  }
}
