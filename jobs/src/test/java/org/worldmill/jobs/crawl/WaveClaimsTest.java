package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveClaimsTest {

  private static final String EARLIER = "r1-w1-p0-000000000001-7.jsonl";
  private static final long LONG_NANOS = 20_000_000_000L;

  @TempDir private Path folder;

  @Test
  void anAttemptAsksWhileItsWaveLastsAndNobodyStopsIt() throws IOException {
    WaveClaims claims = new WaveClaims(folder);
    claims.open("r1-w1");
    try (Journal journal = new Journal(folder, EARLIER)) {
      journal.requireTurn("r1-w1");
      assertThatThrownBy(() -> journal.requireTurn("r1-w2")).isInstanceOf(IOException.class);
      assertThat(claims.stop(List.of(EARLIER), System.nanoTime())).containsExactly(EARLIER);
      assertThatThrownBy(() -> journal.requireTurn("r1-w1"))
          .hasMessageContaining("another attempt has taken over");
    }
  }

  @Test
  void aLaterAttemptWaitsForTheRequestOfAnEarlierOne() throws Exception {
    WaveClaims claims = new WaveClaims(folder);
    Journal earlier = new Journal(folder, EARLIER);
    long began = System.nanoTime();
    Thread request =
        new Thread(
            () -> {
              try {
                Thread.sleep(300);
                earlier.close();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    request.start();
    assertThat(claims.stop(claims.claimed("r1-w1-p0-"), began + LONG_NANOS)).isEmpty();
    assertThat(System.nanoTime() - began).isBetween(300_000_000L, LONG_NANOS);
    request.join();
  }

  @Test
  void aWaveEndsWhenNobodyAsksAnyMore() throws IOException {
    WaveClaims claims = new WaveClaims(folder);
    claims.open("r1-w1");
    try (Journal journal = new Journal(folder, EARLIER)) {
      assertThatThrownBy(() -> claims.end(0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(journal.name());
      assertThat(claims.isOpen("r1-w1")).isFalse();
    }
    claims.end(0);
    assertThat(claims.claimed("r1-")).containsExactly(EARLIER);
    claims.forget();
    assertThat(claims.claimed("")).isEmpty();
  }

  @Test
  void nameSaysWhichAttemptIsLater() throws IOException {
    try (Journal a = new Journal(folder, "r1-w1-p0-000000000009-3.jsonl");
        Journal b = new Journal(folder, "r1-w1-p0-000000000010-2.jsonl");
        Journal other = new Journal(folder, "r1-w1-p1-000000000003-2.jsonl")) {
      assertThat(new WaveClaims(folder).claimed("r1-w1-p0-"))
          .containsExactly(a.name(), b.name())
          .doesNotContain(other.name());
    }
  }
}
