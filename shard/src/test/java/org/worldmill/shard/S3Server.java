package org.worldmill.shard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** An S3 server (S3Mock) in a child JVM on the loopback interface, on a free port. */
final class S3Server implements AutoCloseable {

  static final String BUCKET = "mill";

  private static final long START_MINUTES = 4;
  private static final Pattern STARTED = Pattern.compile("started on ports .*?(\\d+) \\(http\\)");

  private final Process process;
  private final int port;

  private S3Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts the jar and waits until it serves. */
  static S3Server start(Path jar, Path folder)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder,
            "-jar",
            jar.toString(),
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--http.port=0");
    Map<String, String> environment = builder.environment();
    environment.put("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", BUCKET);
    Process process = builder.redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    try {
      CompletableFuture<Integer> port = new CompletableFuture<>();
      Thread reader = new Thread(() -> read(process, port), "s3mock-output");
      reader.setDaemon(true);
      reader.start();
      return new S3Server(process, port.get(START_MINUTES, TimeUnit.MINUTES));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static void read(Process process, CompletableFuture<Integer> port) {
    StringBuilder seen = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        seen.append(line).append('\n');
        Matcher matcher = STARTED.matcher(line);
        if (matcher.find()) {
          port.complete(Integer.valueOf(matcher.group(1)));
        }
        line = lines.readLine();
      }
      port.completeExceptionally(new IOException("S3Mock ended: " + seen));
    } catch (IOException e) {
      port.completeExceptionally(new UncheckedIOException(e));
    }
  }

  /** How Hadoop reaches it. */
  Configuration configuration() {
    Configuration conf = new Configuration();
    conf.set("fs.s3a.endpoint", "http://127.0.0.1:" + port);
    conf.set("fs.s3a.endpoint.region", "us-east-1");
    conf.set("fs.s3a.path.style.access", "true");
    conf.set("fs.s3a.connection.ssl.enabled", "false");
    conf.set("fs.s3a.access.key", "nobody");
    conf.set("fs.s3a.secret.key", "nothing");
    conf.set(
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    conf.set("fs.s3a.attempts.maximum", "2");
    conf.set("fs.s3a.retry.limit", "2");
    return conf;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
