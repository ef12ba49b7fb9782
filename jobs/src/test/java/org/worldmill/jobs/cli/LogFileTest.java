package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogFileTest {

  @Test
  void liesInTheWorkingDirectory() {
    assertThat(LogFile.of(List.of("run", "--workdir", "/data/w", "--json")))
        .hasToString("/data/w/logs/worldmill.log");
    assertThat(LogFile.of(List.of("run", "--workdir=/data/w")))
        .hasToString("/data/w/logs/worldmill.log");
  }

  @Test
  void fallsBackToTheDefaultWorkingDirectory() {
    assertThat(LogFile.of(List.of("demo", "--workdir")).toString())
        .endsWith("/worldmill-data/logs/worldmill.log");
  }
}
