package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.label.telemetry.TelemetrySignals;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/** Telemetry of real films on its way into items. */
class ClipTelemetryTest {

  private static final AnalyseTask TASK =
      new AnalyseTask(new MeasureRegistry(List.of(new TelemetrySignals())));

  @TempDir private Path scratch;

  private static Path corpus(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("shared/corpus").resolve(name))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no shared/corpus above the working directory");
    return java.util.Objects.requireNonNull(at).resolve("shared/corpus").resolve(name);
  }

  private List<AnalysedItem> analyse(Path file, List<String> logs) throws MediaException {
    return analyse(file, logs, List.of());
  }

  private List<AnalysedItem> analyse(Path file, List<String> logs, List<String> files)
      throws MediaException {
    return TASK.run(
            new AnalyseRequest(
                file.toString(),
                file.getFileName().toString(),
                "video/mp4",
                Modality.VIDEO,
                VideoProbe.probe(file),
                CurateConfig.DEFAULT.withFilters(List.of()),
                scratch.toString(),
                Optional.empty(),
                new BesideFilm(logs, files, Optional.empty(), Optional.empty())))
        .items();
  }

  private static SignalValue value(Map<String, SignalValue> signals, String name) {
    return java.util.Objects.requireNonNull(signals.get(name), name);
  }

  @Test
  void seriesOfACameraStandAtTheFramesOfItsClips() throws MediaException {
    List<AnalysedItem> items = analyse(corpus("telemetry/gpmf-parser__hero7.mp4"), List.of());
    long frames = items.stream().mapToLong(AnalysedItem::frames).sum();
    assertThat(frames).isEqualTo(352);
    int observed = 0;
    for (AnalysedItem item : items) {
      Map<String, SignalValue> signals = item.signals();
      List<Double> times = value(signals, "gyro_time_s").series();
      observed += times.size();
      assertThat(times).hasSizeLessThanOrEqualTo((int) item.frames());
      assertThat(value(signals, "gyro_x_radps").series()).hasSameSizeAs(times);
      assertThat(value(signals, "gyro_rate_hz").number().orElseThrow())
          .isCloseTo(198.4, within(1.0));
      assertThat(value(signals, "accel_mean_mps2").number().orElseThrow())
          .isCloseTo(9.8, within(3.0));
      assertThat(value(signals, "gps_latitude_deg").series())
          .allSatisfy(latitude -> assertThat(latitude).isCloseTo(33.127, within(0.01)));
    }
    // The camera stopped writing before the film ends: 11.0 of its 11.7 s have samples.
    assertThat(observed).isBetween(325, 332);
  }

  @Test
  void aFlightLogBesideAFilmTellsOfItsClips() throws MediaException {
    Path plain = corpus("video/decord__video_0.mov");
    Map<String, SignalValue> signals = longest(analyse(plain, List.of("speech", log(60))));
    List<Double> times = value(signals, "gps_time_s").series();
    List<Double> latitudes = value(signals, "gps_latitude_deg").series();
    assertThat(times).hasSizeGreaterThan(2);
    assertThat(latitudes.get(2) - latitudes.get(0))
        .isCloseTo(0.1 * (times.get(2) - times.get(0)), within(1e-9));
    assertThat(value(signals, "gps_height_m").series()).hasSameSizeAs(times);
    assertThat(value(signals, "telemetry_clock").text()).contains("cue");
  }

  private static Map<String, SignalValue> longest(List<AnalysedItem> items) {
    return items.stream()
        .max(java.util.Comparator.comparingLong(AnalysedItem::frames))
        .orElseThrow()
        .signals();
  }

  private static String log(int seconds) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < seconds; i++) {
      log.append(i + 1)
          .append(String.format("%n00:00:%02d,000 --> 00:00:%02d,900%n", i, i))
          .append(
              String.format(
                  java.util.Locale.ROOT, "GPS(8.5,%.1f,9) BAROMETER:%d.0%n%n", 47 + 0.1 * i, i));
    }
    return log.toString();
  }

  @Test
  void aLogInAFileTellsWhatItsTextWould() throws MediaException, java.io.IOException {
    Path plain = corpus("video/decord__video_0.mov");
    Path file = Files.writeString(scratch.resolve("log.srt"), log(60));

    assertThat(longest(analyse(plain, List.of(), List.of(file.toString()))))
        .isEqualTo(longest(analyse(plain, List.of(log(60)), List.of())));
  }

  @Test
  void theFilmsOwnTrackGoesBeforeALogBesideIt() throws MediaException {
    String log = "1\n00:00:00,000 --> 00:00:20,000\nGPS(8.5,47.0,9) BAROMETER:3.0\n";
    Map<String, SignalValue> signals =
        analyse(corpus("telemetry/gpmf-parser__hero7.mp4"), List.of(log)).get(0).signals();
    assertThat(value(signals, "gps_latitude_deg").series().get(0)).isCloseTo(33.127, within(0.01));
    assertThat(value(signals, "telemetry_source").text().orElseThrow()).endsWith("dji srt");
  }

  @Test
  void aFilmWithoutAnySaysSo() throws MediaException {
    Map<String, SignalValue> signals =
        analyse(corpus("video/decord__video_0.mov"), List.of()).get(0).signals();
    assertThat(value(signals, "gyro_x_radps").absent()).isPresent();
    assertThat(value(signals, "telemetry_source").absent()).isPresent();
  }
}
