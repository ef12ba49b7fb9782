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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.demo.DemoCorpus;

/**
 * The mill from bucket to bucket: sources, blobs and releases behind s3a, against S3Mock on
 * loopback in a process of its own.
 */
class BucketIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> FILES =
      List.of("image/gravel.jpg", "image/gravel.json", "model3d/crate.glb", "broken/cut-off.mp4");

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
    waitFor("/favicon.ico");
    assertThat(put("/mill", BodyPublishers.noBody())).isEqualTo(200);
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    DemoCorpus.write(corpus);
    for (String file : FILES) {
      assertThat(put("/mill/in/" + file, BodyPublishers.ofFile(corpus.resolve(file))))
          .as(file)
          .isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void goesFromBucketToBucketAndProvesTheRelease() throws Exception {
    MillProcess run =
        mill(
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

    MillProcess verify = mill("verify", "s3a://mill/out/worldmill/1.0.0/", "--json");
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
        mill("crawl", scope.toString(), "--workdir", folder.resolve("crawl").toString(), "--json");
    assertThat(crawl.exitCode()).as(crawl.story()).isZero();
    // The media by their names; what is beside them is not taken, and none is opened.
    assertThat(crawl.json().get("media").asLong()).as(crawl.story()).isEqualTo(3);
    assertThat(crawl.json().get("requests").asLong()).isZero();
  }

  private static MillProcess mill(String... arguments) throws IOException {
    String options =
        "-Dspark.hadoop.fs.s3a.endpoint=%s -Dspark.hadoop.fs.s3a.endpoint.region=us-east-1"
            + " -Dspark.hadoop.fs.s3a.path.style.access=true"
            + " -Dspark.hadoop.fs.s3a.connection.ssl.enabled=false"
            + " -Dspark.hadoop.fs.s3a.access.key=foo -Dspark.hadoop.fs.s3a.secret.key=bar";
    return MillProcess.run(Map.of("WORLDMILL_JAVA_OPTS", options.formatted(endpoint)), arguments);
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
