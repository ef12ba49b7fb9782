package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.video.VideoEncoder;
import org.worldmill.jobs.demo.DemoCorpus;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.CutMode;
import org.worldmill.schemas.media.SignalValue;

/** The media tasks in a real worker, over the demo corpus. */
class MediaTasksTest {

  private static final MediaWorkers WORKERS =
      new MediaWorkers(new WorkerSettings(1L << 30, 120_000_000_000L, 1000, 1));

  @TempDir private static Path corpus;
  @TempDir private Path scratch;

  @BeforeAll
  static void write() throws IOException {
    DemoCorpus.write(corpus);
  }

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  @Test
  void findsTheShotsOfAFilmAndMeasuresThem() throws MediaException {
    List<AnalysedItem> items = analyse("video/two-shots.mp4");
    assertThat(items).hasSize(2);
    assertThat(items.get(1).shot()).isEqualTo(1);
    assertThat(items.get(1).span().orElseThrow().startNanos())
        .isBetween(1_999_000_000L, 2_001_000_000L);
    assertThat(items.get(0).frames()).isEqualTo(60);
    assertThat(items.get(0).signals())
        .containsKeys("luma_mean", "duration_s", "moving_area_share", "audio_present", "phash");
  }

  @Test
  void followsAFilmBySecondsAndShowsBothSidesOfItsCut() throws MediaException, IOException {
    Path file = corpus.resolve("video/two-shots.mp4");
    ProbeReply probe = WORKERS.probe(new ProbeRequest(file.toString(), "two-shots.mp4"));
    long boundary = analyse("video/two-shots.mp4").get(1).span().orElseThrow().startPts();
    TraceReply trace =
        WORKERS.trace(
            new TraceRequest(
                file.toString(),
                probe.facts(),
                CurateConfig.DEFAULT.measuring(),
                List.of(boundary),
                scratch.toString()));

    assertThat(trace.frames()).hasSize(192);
    TraceReply.Seen cut =
        trace.frames().stream().filter(frame -> frame.pts() == boundary).findFirst().orElseThrow();
    assertThat(cut.decision()).isEqualTo("cut");
    assertThat(cut.change()).isGreaterThan(cut.threshold());
    assertThat(trace.frames())
        .filteredOn(frame -> frame.pts() != boundary)
        .allSatisfy(frame -> assertThat(frame.decision()).isNotEqualTo("cut"));
    assertThat(trace.seconds()).hasSize(7);
    assertThat(trace.seconds().get(0).numbers()).containsKey("luma_mean");
    TraceReply.Sides sides = trace.boundaries().get(0);
    double before = brightness(sides.beforeFile().orElseThrow());
    double after = brightness(sides.afterFile().orElseThrow());
    assertThat(before).isCloseTo(trace.seconds().get(1).numbers().get("luma_mean"), within(0.1));
    assertThat(after).isCloseTo(trace.seconds().get(2).numbers().get("luma_mean"), within(0.1));
  }

  private static double brightness(String jpeg) throws IOException {
    java.awt.image.BufferedImage image = ImageIO.read(new File(jpeg));
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        sum += 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
      }
    }
    return sum / 255 / image.getWidth() / image.getHeight();
  }

  @Test
  void measuresTheBarsThatWerePainted() throws MediaException {
    assertThat(number(analyse("video/letterboxed.mp4").get(0), "bars_share")).isBetween(0.24, 0.29);
  }

  @Test
  void findsTheArmMovingAndTheFrozenPictureNot() throws MediaException {
    assertThat(number(analyse("video/robot-arm.mp4").get(0), "moving_area_share"))
        .isGreaterThan(0.0005);
    assertThat(number(analyse("video/frozen.mp4").get(0), "frozen_share")).isGreaterThan(0.95);
    assertThat(number(analyse("video/black.mp4").get(0), "black_share")).isGreaterThan(0.9);
  }

  /** 190 px a metre and a restitution of 0.8 are how {@code ball-rubber} is painted. */
  @Test
  void readsTheScaleOffTheFallingBall() throws MediaException {
    AnalysedItem ball = analyse("video/ball-rubber.mp4").get(0);
    assertThat(number(ball, "metres_per_px") * 190).isBetween(0.99, 1.01);
    assertThat(number(ball, "restitution")).isBetween(0.79, 0.81);
    assertThat(number(analyse("video/pendulum.mp4").get(0), "free_fall")).isZero();
  }

  @Test
  void hearsTheBallAlone() throws MediaException {
    assertThat(number(analyse("video/ball-rubber.mp4").get(0), "audio_present")).isEqualTo(1);
    assertThat(number(analyse("video/pendulum.mp4").get(0), "audio_present")).isZero();
  }

  @Test
  void measuresStills() throws MediaException {
    AnalysedItem sharp = analyse("image/bookshelf.jpg").get(0);
    assertThat(sharp.span()).isEmpty();
    assertThat(sharp.frames()).isEqualTo(1);
    assertThat(number(analyse("image/dark.jpg").get(0), "luma_mean")).isLessThan(0.04);
    assertThat(number(analyse("image/blurred.jpg").get(0), "sharpness"))
        .isLessThan(number(sharp, "sharpness"));
    assertThat(probe("image/gravel.jpg").mediaType()).isEqualTo("image/png");
  }

  @Test
  void measuresModels() throws MediaException {
    AnalysedItem crate = analyse("model3d/crate.glb").get(0);
    assertThat(number(crate, "face_count")).isEqualTo(12);
    assertThat(number(crate, "watertight")).isEqualTo(1);
    assertThat(number(crate, "volume")).isBetween(0.02399, 0.02401);
    assertThat(number(analyse("model3d/bowl.obj").get(0), "watertight")).isZero();
    assertThat(number(analyse("model3d/skittle.stl").get(0), "watertight")).isEqualTo(1);
    assertThat(number(analyse("model3d/vase/vase.gltf").get(0), "watertight")).isEqualTo(1);
  }

  @Test
  void drawsAThumbnailOfEveryItem() throws MediaException, IOException {
    for (String name : List.of("video/two-shots.mp4", "image/pebbles.png", "model3d/skittle.stl")) {
      for (AnalysedItem item : analyse(name)) {
        assertThat(ImageIO.read(new File(item.thumbnailFile().orElseThrow()))).as(name).isNotNull();
      }
    }
  }

  @Test
  void cutsAFilmAtItsShots() throws MediaException {
    String name = "video/two-shots.mp4";
    List<AnalysedItem> items = analyse(name);
    List<CutOrder> orders =
        items.stream().map(item -> new CutOrder("item" + item.index(), item.span())).toList();
    List<CutMedia> clips = cut(name, orders);
    assertThat(clips).extracting(CutMedia::itemId).containsExactly("item0", "item1");
    for (int i = 0; i < 2; i++) {
      CutMedia clip = clips.get(i);
      assertThat(clip.frameMap()).hasSize((int) items.get(i).frames());
      assertThat(clip.widthPx()).isEqualTo(640);
      assertThat(WORKERS.probe(new ProbeRequest(clip.file(), "clip.mp4")).modality())
          .isEqualTo(Modality.VIDEO);
    }
  }

  @Test
  void packsAModelOfTwoFilesIntoOne() throws MediaException {
    String name = "model3d/vase/vase.gltf";
    CutMedia packed = cut(name, List.of(new CutOrder("vase", Optional.empty()))).get(0);
    ProbeReply reply = WORKERS.probe(new ProbeRequest(packed.file(), "vase.glb"));
    assertThat(reply.mediaType()).isEqualTo("model/gltf-binary");
    assertThat(reply.references()).isEmpty();
    assertThat(reply.facts().model()).isPresent();
  }

  @Test
  void leavesOutDisabledMeasures() throws MediaException {
    CurateConfig plain = CurateConfig.DEFAULT;
    CurateConfig curate =
        new CurateConfig(
            plain.shots(),
            plain.maxClipNanos(),
            List.of("exposure"),
            List.of(),
            plain.duplicates(),
            plain.decontaminate(),
            plain.balance());
    assertThat(analyse("image/still-life.jpg", curate).get(0).signals())
        .doesNotContainKey("luma_mean")
        .containsKey("sharpness");
  }

  @Test
  void namesWhatAModelStillNeeds() throws MediaException {
    ProbeReply reply = probe("broken/missing-part.gltf");
    assertThat(reply.modality()).isEqualTo(Modality.MODEL3D);
    assertThat(reply.references()).containsExactly("lost.bin");
    assertThat(reply.facts().model()).isEmpty();
    assertThat(refusal("broken/missing-part.gltf")).isEqualTo(Code.BAD_REFERENCE);
  }

  @Test
  void refusesWhatIsBroken() {
    assertThat(refusal("broken/empty.mp4")).isEqualTo(Code.EMPTY);
    assertThat(refusal("broken/not-a-film.mp4")).isEqualTo(Code.UNSUPPORTED);
    assertThat(refusal("broken/cut-off.mp4")).isEqualTo(Code.TRUNCATED);
    assertThat(refusal("broken/no-index.mp4")).isIn(Code.TRUNCATED, Code.CORRUPT);
    assertThat(refusal("broken/damaged.png")).isIn(Code.CORRUPT, Code.TRUNCATED);
    assertThat(refusal("broken/wrong-corner.obj")).isEqualTo(Code.CORRUPT);
  }

  @Test
  void callsALargeFilmNotDamagedWhereItsWorkerHasTooLittleMemory()
      throws IOException, MediaException {
    Path film = scratch.resolve("large.mp4");
    int width = 3840;
    int[] rgb = new int[width * 2160];
    Arrays.setAll(rgb, p -> (p % width * 7 & 255) << 8 | (p / width & 255));
    try (VideoEncoder encoder =
        VideoEncoder.create(
            film,
            new VideoEncoder.Settings(
                width, 2160, new Rational(25, 1), 4_000_000, Optional.empty()))) {
      for (int i = 0; i < 4; i++) {
        encoder.addFrame(rgb);
      }
      encoder.finish();
    }
    ProbeReply found = WORKERS.probe(new ProbeRequest(film.toString(), "large.mp4"));
    AnalyseRequest request =
        new AnalyseRequest(
            film.toString(),
            "large.mp4",
            found.mediaType(),
            found.modality(),
            found.facts(),
            // A filter would be content with the key frame, which needs less.
            CurateConfig.DEFAULT.withFilters(List.of()),
            scratch.toString());
    assertThat(WORKERS.analyse(request).items()).hasSize(1);
    try (MediaWorkers starved =
        new MediaWorkers(new WorkerSettings(256L << 20, 60_000_000_000L, 1000, 1))) {
      MediaException refusal =
          catchThrowableOfType(MediaException.class, () -> starved.analyse(request));
      assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(Code.OUT_OF_MEMORY);
    }
  }

  private List<CutMedia> cut(String name, List<CutOrder> orders) throws MediaException {
    ProbeReply found = probe(name);
    return WORKERS
        .cut(
            new CutRequest(
                corpus.resolve(name).toString(),
                found.mediaType(),
                found.modality(),
                found.facts(),
                orders,
                CutMode.SMART,
                scratch.toString()))
        .media();
  }

  private static double number(AnalysedItem item, String signal) {
    SignalValue value = item.signals().get(signal);
    assertThat(value).as(signal).isNotNull();
    return value.number().orElseThrow(() -> new AssertionError(signal + " is absent: " + value));
  }

  private Code refusal(String name) {
    return catchThrowableOfType(MediaException.class, () -> analyse(name)).code();
  }

  private static ProbeReply probe(String name) throws MediaException {
    return WORKERS.probe(new ProbeRequest(corpus.resolve(name).toString(), name));
  }

  private List<AnalysedItem> analyse(String name) throws MediaException {
    return analyse(name, CurateConfig.DEFAULT);
  }

  private List<AnalysedItem> analyse(String name, CurateConfig curate) throws MediaException {
    ProbeReply found = probe(name);
    return WORKERS
        .analyse(
            new AnalyseRequest(
                corpus.resolve(name).toString(),
                name,
                found.mediaType(),
                found.modality(),
                found.facts(),
                curate,
                scratch.toString()))
        .items();
  }
}
