package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @Test
  void liesInTheWorkingDirectory() {
    assertThat(LogFile.of(List.of("run", "--workdir", "/data/w", "--json")))
        .hasToString("/data/w/logs/worldmill.log");
    assertThat(LogFile.of(List.of("run", "--workdir=/data/w")))
        .hasToString("/data/w/logs/worldmill.log");
  }

  @Test
  void holdsNoKeyOfAnAddressWhoeverLogsIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("worldmill.log");
    System.setProperty("worldmill.log", file.toString());
    URI config =
        Objects.requireNonNull(LogFileTest.class.getResource("/worldmill-log4j2.properties"))
            .toURI();
    try (LoggerContext context = new LoggerContext("keys", null, config)) {
      context.start();
      Logger logger = context.getLogger("org.apache.hc.client5");
      String signed = "https://b.example.org/v.mp4?x=7&X-Amz-Signature=hunter2&y=8";
      logger.warn("{} and s3a://AKIA:hunter2@bucket/list", signed);
      logger.error("failed", new IOException("GET " + signed + " broke off"));
    } finally {
      System.clearProperty("worldmill.log");
    }
    assertThat(Files.readString(file))
        .contains("https://b.example.org/v.mp4?x=7&X-Amz-Signature=...&y=8 and s3a://...@bucket")
        .contains("java.io.IOException: GET https://b.example.org/v.mp4?x=7&X-Amz-Signature=...")
        .doesNotContain("hunter2");
  }

  @Test
  void fallsBackToTheDefaultWorkingDirectory() {
    assertThat(LogFile.of(List.of("demo", "--workdir")).toString())
        .endsWith("/worldmill-data/logs/worldmill.log");
  }
}
