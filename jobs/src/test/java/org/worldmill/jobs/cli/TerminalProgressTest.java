package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void drawsABarOnATerminal() {
    TerminalProgress progress = progress(TerminalProgress.Style.BAR);
    progress.begin("curate: measuring", 4);
    clock.set(10_000_000_000L);
    progress.advance(1, 100, 30);
    assertThat(text())
        .contains("curate: measuring")
        .contains("██████░")
        .contains("25 %")
        .contains("1/4")
        .contains("3.0x real time")
        .contains("0:30 left");
  }

  @Test
  void redrawsNoMoreThanTenTimesASecond() {
    TerminalProgress progress = progress(TerminalProgress.Style.BAR);
    progress.begin("ingest", 1000);
    for (int i = 0; i < 1000; i++) {
      clock.addAndGet(1_000_000L);
      progress.advance(1, 0, 0);
    }
    assertThat(text().split("\r", -1)).hasSizeLessThanOrEqualTo(13);
  }

  @Test
  void drawsNoBarForWorkOfUnknownSize() {
    TerminalProgress progress = progress(TerminalProgress.Style.BAR);
    progress.begin("publish: copying", 0);
    assertThat(text()).contains("publish: copying …").doesNotContain("░");
  }

  @Test
  void writesPlainLinesElsewhere() {
    TerminalProgress progress = progress(TerminalProgress.Style.LINES);
    progress.begin("ingest", 2);
    clock.set(11_000_000_000L);
    progress.advance(1, 11 << 20, 0);
    progress.note("1 file was skipped");
    progress.advance(1, 11 << 20, 0);
    progress.end();
    assertThat(text()).doesNotContain("\r").doesNotContain("\u001b");
    assertThat(text().lines())
        .containsExactly(
            "ingest  1/2  1.0 MiB/s  0:11 left",
            "1 file was skipped",
            "ingest                       2 done, 2.0 MiB/s");
  }

  @Test
  void saysNothingOfWorkThatHadNothingToDo() {
    TerminalProgress progress = progress(TerminalProgress.Style.LINES);
    progress.begin("label", 0);
    progress.end();
    assertThat(text()).isEmpty();
  }

  private TerminalProgress progress(TerminalProgress.Style style) {
    return new TerminalProgress(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), style, clock::get);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
