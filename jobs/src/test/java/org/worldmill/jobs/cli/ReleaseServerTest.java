package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseServerTest {

  @TempDir private Path folder;
  private ReleaseServer server;

  @BeforeEach
  void start() throws IOException {
    Path root = Files.createDirectories(folder.resolve("release/report")).getParent();
    Files.writeString(root.resolve("report/index.html"), "<p>page</p>");
    Files.writeString(root.resolve("shard.parquet"), "0123456789");
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
    server = new ReleaseServer(root, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesTheReport() throws Exception {
    HttpResponse<String> response = fetch("/report/index.html", "");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("<p>page</p>");
    assertThat(fetch("/", "").body()).isEqualTo("<p>page</p>");
  }

  @Test
  void servesByteRanges() throws Exception {
    HttpResponse<String> response = fetch("/shard.parquet", "bytes=2-5");
    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo("2345");
    assertThat(response.headers().firstValue("Content-Range")).contains("bytes 2-5/10");
    assertThat(fetch("/shard.parquet", "bytes=8-").body()).isEqualTo("89");
    assertThat(fetch("/shard.parquet", "bytes=-3").body()).isEqualTo("789");
    assertThat(fetch("/shard.parquet", "bytes=-30").body()).isEqualTo("0123456789");
    assertThat(fetch("/shard.parquet", "bytes=10-12").statusCode()).isEqualTo(416);
    assertThat(fetch("/shard.parquet", "bytes=-0").statusCode()).isEqualTo(416);
    assertThat(fetch("/shard.parquet", "bytes=-").statusCode()).isEqualTo(200);
  }

  @Test
  void servesNothingOutsideTheRelease() throws Exception {
    assertThat(fetch("/../secret", "").statusCode()).isEqualTo(404);
    assertThat(fetch("/%2e%2e/secret", "").statusCode()).isEqualTo(404);
    assertThat(fetch("/link", "").statusCode()).isEqualTo(404);
    assertThat(fetch("//etc/passwd", "").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> fetch(String path, String range) throws Exception {
    URI report = server.report();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + report.getPort() + path));
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
