package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.video.ColourPicture;
import org.worldmill.ingest.video.VideoEncoder;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.Plane;

/** {@code inspect --overlay} on a film of a bouncing ball whose pictures come unevenly. */
class OverlayIT {

  private static final Rational CLOCK = new Rational(1, 90_000);
  private static final int TICKS = 3000;

  @TempDir private static Path dir;
  private static Path film = Path.of("");

  @BeforeAll
  static void paint() throws IOException {
    film = dir.resolve("ball.mp4");
    FilmStyle style = FilmStyle.PLAIN.withSize(320, 180).withSeconds(2);
    ScenePainter painter = new ScenePainter(Scene.of(SceneKind.BOUNCE, style, 51));
    VideoEncoder.Settings settings =
        new VideoEncoder.Settings(
            320, 180, new Rational(30, 1), CLOCK, 1_000_000, OptionalInt.of(18), Optional.empty());
    try (VideoEncoder encoder = VideoEncoder.create(film, settings)) {
      for (int i = 0; i < style.frames(); i++) {
        boolean gone = i % 7 == 3;
        boolean before = i % 7 == 2;
        if (!gone) {
          encoder.addFrame(grey(painter.frame(i)), (long) i * TICKS, before ? 2 * TICKS : TICKS);
        }
      }
      encoder.finish();
    }
  }

  private static int[] grey(Plane plane) {
    int[] rgb = new int[plane.width() * plane.height()];
    for (int p = 0; p < rgb.length; p++) {
      rgb[p] = (plane.samples()[p] & 0xff) * 0x10101;
    }
    return rgb;
  }

  /** What came of a command: its exit code and what it said on standard error. */
  private record Told(int code, String errors) {}

  private static Told inspect(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      String[] all =
          Stream.concat(
                  Stream.of(arguments), Stream.of("--workdir", dir.resolve("work").toString()))
              .toArray(String[]::new);
      int code = Worldmill.run(new InspectCommand(), all);
      return new Told(code, errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private static List<Long> times(Path of) throws IOException, MediaException {
    List<Long> times = new ArrayList<>();
    try (FrameSource source = VideoSource.open(of, VideoProbe.probe(of))) {
      for (var event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          times.add(frame.nanos());
          frame.close();
        }
      }
      times.add(source.timeBase().toNanos(source.endPts()));
    }
    return times;
  }

  @Test
  void drawsEveryPictureAtItsOwnTimeAndTheSameBytesEachTime() throws Exception {
    Path once = dir.resolve("once.mp4");
    Path twice = dir.resolve("twice.mp4");
    assertThat(inspect(film.toString(), "--overlay", once.toString(), "--json"))
        .isEqualTo(new Told(0, ""));
    assertThat(inspect(film.toString(), "--overlay", twice.toString(), "--json").code()).isZero();
    assertThat(times(film)).hasSize(60 - 9 + 1);
    assertThat(times(once)).isEqualTo(times(film));
    assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left.map(Path::getFileName).map(Path::toString).filter(n -> n.startsWith(".")))
          .isEmpty();
    }
  }

  @Test
  void drawsOnlyWhatIsAskedFor() throws Exception {
    Path tracks = dir.resolve("tracks.mp4");
    inspect(film.toString(), "--overlay", tracks.toString(), "--layers", "tracks");
    Path flow = dir.resolve("flow.mp4");
    inspect(film.toString(), "--overlay", flow.toString(), "--layers", "flow");
    assertThat(greenest(tracks)).isGreaterThan(60);
    assertThat(greenest(flow)).isLessThan(30);
  }

  /** By how much green exceeds red and blue where it does most; the film itself is grey. */
  private static int greenest(Path of) throws IOException, MediaException {
    int most = 0;
    try (FrameSource source = VideoSource.open(of, VideoProbe.probe(of))) {
      for (var event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          ColourPicture picture = ColourPicture.of(frame, 1920);
          assertThat(picture.height()).isEqualTo(360);
          for (int p = 0; p < picture.width() * picture.height(); p++) {
            int rgb = picture.rgb(p % picture.width(), p / picture.width());
            int green = rgb >> 8 & 255;
            most = Math.max(most, green - Math.max(rgb >> 16 & 255, rgb & 255));
          }
          frame.close();
        }
      }
    }
    return most;
  }

  @Test
  void refusesWhatItCannotDrawOrMayNotWrite() throws Exception {
    Path there = Files.writeString(dir.resolve("there.mp4"), "mine");
    Told exists = inspect(film.toString(), "--overlay", there.toString());
    assertThat(exists.code()).isEqualTo(2);
    assertThat(exists.errors()).contains("--overlay does not write over " + there);
    assertThat(there).hasContent("mine");

    String target = dir.resolve("new.mp4").toString();
    assertThat(inspect(film.toString(), "--overlay", target, "--layers", "flow,trakcs").errors())
        .contains("--layers: no layer is called 'trakcs'; did you mean 'tracks'?");
    assertThat(inspect(film.toString(), "--overlay", dir.resolve("new.gif").toString()).errors())
        .contains("--overlay writes an .mp4");
    assertThat(inspect(film.toString(), "--overlay", dir.resolve("no/new.mp4").toString()).errors())
        .contains("--overlay has no folder to write into");

    Path image = dir.resolve("grey.jpg");
    Files.write(image, ColourPicture.jpeg(320, 180, new int[320 * 180], 0.8f));
    Told still = inspect(image.toString(), "--overlay", target);
    assertThat(still.code()).isEqualTo(2);
    assertThat(still.errors())
        .contains("--overlay draws over films, and this is a file of type image/jpeg");

    Path broken = dir.resolve("broken.mp4");
    byte[] bytes = Files.readAllBytes(film);
    Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length / 3));
    Told unreadable = inspect(broken.toString(), "--overlay", target);
    assertThat(unreadable.code()).isEqualTo(2);
    assertThat(unreadable.errors()).contains("--overlay needs a film that can be read: ");
    assertThat(Path.of(target)).doesNotExist();
  }
}
