package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryKind;

class TelemetryTextsTest {

  private static final String CUE =
      """
      1
      00:00:%02d,000 --> 00:00:%02d,900
      GPS(8.5,47.0,9) BAROMETER:3.0

      """;

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("log"), bytes);
  }

  @Test
  void readsAFileAsItsText() throws IOException {
    String log = CUE.formatted(1, 1) + CUE.formatted(2, 2);
    Telemetry utf16 = TelemetryTexts.read(file(log.getBytes(StandardCharsets.UTF_16)));

    assertThat(utf16.streams()).hasSameSizeAs(TelemetryTexts.read(log).streams());
    assertThat(utf16.first(TelemetryKind.POSITION).orElseThrow().size()).isEqualTo(2);
    assertThat(utf16.faults()).isEmpty();
  }

  @Test
  void saysWhatItLeavesOutOfAVeryLongLogAndNothingOfSpeech() throws IOException {
    byte[] log = (CUE.formatted(1, 1) + CUE.formatted(2, 2)).getBytes(StandardCharsets.UTF_8);
    byte[] tooLong = java.util.Arrays.copyOf(log, TelemetryTexts.MOST_BYTES + 1);
    java.util.Arrays.fill(tooLong, log.length, tooLong.length, (byte) ' ');
    Telemetry cut = TelemetryTexts.read(file(tooLong));
    assertThat(cut.first(TelemetryKind.POSITION).orElseThrow().size()).isEqualTo(2);
    assertThat(cut.faults()).containsExactly("only the first 32 MiB of the log are read");

    java.util.Arrays.fill(tooLong, (byte) 'a');
    assertThat(TelemetryTexts.read(file(tooLong))).isEqualTo(Telemetry.NONE);
  }

  @Test
  void aFileThatIsGoneIsAFaultOfTheTelemetry() {
    Path gone = folder.resolve("gone");
    assertThat(TelemetryTexts.read(gone).faults())
        .singleElement()
        .asString()
        .startsWith("the log cannot be read: ");
    assertThat(TelemetryTexts.text(gone)).isEmpty();
  }
}
