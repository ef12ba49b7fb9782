package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.stage.PaintedCorpus;
import org.worldmill.jobs.stage.PaintedFilms;

/**
 * The mill from bucket to bucket: sources, blobs and releases behind s3a, against S3Mock on
 * loopback in a process of its own. What says where and as whom comes from Spark's configuration.
 */
class BucketIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> FILES =
      List.of("image/boxes.png", "image/boxes.json", "model3d/tent.obj", "broken/cut-off.mp4");

  private static final Map<String, String> ACCESS =
      Map.of(
          "endpoint.region", "us-east-1",
          "path.style.access", "true",
          "connection.ssl.enabled", "false",
          "access.key", "foo",
          "secret.key", "bar");
  private static final String KEY = "spark.hadoop.fs.s3a.";

  @TempDir private static Path folder;
  private static Process server;
  private static String endpoint;

  @BeforeAll
  static void fillABucket() throws Exception {
    Path jar = Path.of("../shard/target/s3mock/s3mock.jar");
    assumeTrue(Files.isRegularFile(jar), "skipped: the shard module has not fetched S3Mock");
    int http = freePort();
    endpoint = "http://127.0.0.1:" + http;
    server =
        new ProcessBuilder(
                "java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + freePort(),
                "--http.port=" + http)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3mock.log").toFile())
            .start();
    ACCESS.forEach((key, value) -> System.setProperty(KEY + key, value));
    System.setProperty(KEY + "endpoint", endpoint);
    waitFor("/favicon.ico");
    assertThat(put("/mill", BodyPublishers.noBody())).isEqualTo(200);
    Path corpus = paint(Files.createDirectory(folder.resolve("corpus")));
    for (String file : FILES) {
      assertThat(put("/mill/in/" + file, BodyPublishers.ofFile(corpus.resolve(file))))
          .as(file)
          .isEqualTo(200);
    }
  }

  private static Path paint(Path corpus) throws IOException {
    for (String part : List.of("image", "model3d", "broken")) {
      Files.createDirectory(corpus.resolve(part));
    }
    PaintedCorpus.image(corpus.resolve("image/boxes.png"), 5);
    Files.writeString(
        corpus.resolve("image/boxes.json"), "{\"caption\": \"Boxes of all colours.\"}");
    Files.writeString(
        corpus.resolve("model3d/tent.obj"),
        "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 0.5 0.5 1\nf 1 2 5\nf 2 3 5\nf 3 4 5\nf 4 1 5\n");
    Path film = corpus.resolve("broken/cut-off.mp4");
    PaintedFilms.lively(film, 160, 120, 2, 9);
    byte[] whole = Files.readAllBytes(film);
    Files.write(film, Arrays.copyOf(whole, whole.length / 2));
    return corpus;
  }

  @AfterAll
  static void stop() throws InterruptedException {
    ACCESS.keySet().forEach(key -> System.clearProperty(KEY + key));
    System.clearProperty(KEY + "endpoint");
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void goesFromBucketToBucketAndProvesTheRelease() throws Exception {
    MillProcess run =
        MillProcess.within(
            "run",
            "--input",
            "s3a://mill/in",
            "--set",
            "resources.blobs=s3a://mill/blobs",
            "--set",
            "publish.to=s3a://mill/out",
            "--workdir",
            folder.resolve("work").toString(),
            "--json");
    assertThat(run.exitCode()).as(run.story()).isZero();
    JsonNode result = run.json();
    assertThat(result.get("release").asText()).isEqualTo("s3a://mill/out/worldmill/1.0.0");
    assertThat(result.get("published").asLong()).isEqualTo(2);
    assertThat(result.get("quarantined").asLong()).isEqualTo(1);

    MillProcess verify = MillProcess.within("verify", "s3a://mill/out/worldmill/1.0.0/", "--json");
    assertThat(verify.exitCode()).as(verify.story()).isZero();
    assertThat(verify.json().get("rows").asLong()).isEqualTo(2);
  }

  @Test
  void aPrefixIsASeedOfACrawl() throws Exception {
    Path scope =
        Files.writeString(
            folder.resolve("scope.yaml"),
            """
            name: bucket
            agent: {name: TrialBot, url: "https://bot.example.org/", address: bot@example.org}
            seeds:
              - {bucket: "s3a://mill/in/", licence: CC0-1.0}
            """);
    MillProcess crawl =
        MillProcess.within(
            "crawl", scope.toString(), "--workdir", folder.resolve("crawl").toString(), "--json");
    assertThat(crawl.exitCode()).as(crawl.story()).isZero();
    // The media by their names; what is beside them is not taken, and none is opened.
    assertThat(crawl.json().get("media").asLong()).as(crawl.story()).isEqualTo(3);
    assertThat(crawl.json().get("requests").asLong()).isZero();
  }

  private static void waitFor(String path) throws Exception {
    for (int i = 0; i < 300; i++) {
      try {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + path)).build();
        if (HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      Thread.sleep(200);
    }
    throw new IOException(
        "S3Mock did not start: " + Files.readString(folder.resolve("s3mock.log")));
  }

  private static int put(String path, HttpRequest.BodyPublisher body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + path)).PUT(body).build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
