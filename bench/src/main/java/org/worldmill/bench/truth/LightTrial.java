package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.worldmill.bench.filters.MeasuredFilm;
import org.worldmill.label.light.LightMeasure;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Lamp;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalValue;

/** Lamps that flicker and exposures that swing, painted over scenes; false claims on real films. */
final class LightTrial implements Trial {

  private static final String FLICKER = "flicker_hz";
  private static final String DEPTH = "flicker_amplitude";
  private static final String BANDS = "flicker_bands";
  private static final String MAINS = "flicker_mains_hz";
  private static final String PUMPING = "exposure_pumping_hz";
  private static final String SWING = "exposure_pumping_amplitude";
  private static final String REAL = "real films";

  private static final List<SceneKind> KINDS =
      List.of(SceneKind.STATIC, SceneKind.BOUNCE, SceneKind.CARRIED, SceneKind.BALLS);

  /** One way of filming. */
  private record Tier(String name, FilmStyle style, Coding coding, double hz, double depth) {}

  /** Each picture by itself. */
  private static final Coding WHOLE = Coding.mjpeg(3);

  private static final FilmStyle PLAIN = FilmStyle.PLAIN.withSize(480, 270).withSeconds(4);

  private static final List<Tier> LAMPS =
      List.of(
          new Tier("100 Hz at 30 fps, 5 %, MJPEG", PLAIN, WHOLE, 100, 0.05),
          new Tier("100 Hz at 30 fps, 1 %, MJPEG", PLAIN, WHOLE, 100, 0.01),
          new Tier("100 Hz at 30 fps, 5 %", PLAIN, Coding.h264(24), 100, 0.05),
          new Tier("100 Hz at 30 fps, 2 %, QP 32", PLAIN, Coding.h264(32), 100, 0.02),
          new Tier("100 Hz at 24 fps, 5 %", PLAIN.withFps(24), Coding.h264(24), 100, 0.05),
          new Tier("120 Hz at 25 fps, 5 %, VP9", PLAIN.withFps(25), Coding.vp9(34), 120, 0.05),
          new Tier("100 Hz at 60 fps, 5 %", PLAIN.withFps(60), Coding.h264(28), 100, 0.05),
          new Tier(
              "100 Hz, 5 %, handheld", held(FilmStyle.Held.HANDHELD), Coding.h264(24), 100, 0.05),
          new Tier("100 Hz, 5 %, pan", held(FilmStyle.Held.PANNED), Coding.h264(24), 100, 0.05));

  /** So that the slowest swing is seen for as many periods as are asked for. */
  private static final double LONG_SECONDS = 6;

  private static final List<Tier> EXPOSURES =
      List.of(
          new Tier("swings by 4 %, MJPEG", PLAIN.withSeconds(LONG_SECONDS), WHOLE, 0, 0.04),
          new Tier("swings by 4 %", PLAIN.withSeconds(LONG_SECONDS), Coding.h264(24), 0, 0.04),
          new Tier(
              "swings by 2 %, QP 32", PLAIN.withSeconds(LONG_SECONDS), Coding.h264(32), 0, 0.02),
          new Tier(
              "swings by 4 %, handheld",
              held(FilmStyle.Held.HANDHELD).withSeconds(LONG_SECONDS), Coding.h264(24), 0, 0.04),
          new Tier(
              "swings by 4 %, pan",
              held(FilmStyle.Held.PANNED).withSeconds(LONG_SECONDS), Coding.h264(24), 0, 0.04));

  private static FilmStyle held(FilmStyle.Held held) {
    return PLAIN.withCamera(held);
  }

  @Override
  public String heading() {
    return "Light";
  }

  @Override
  public String about() {
    return """
        `scripts/bench truth --only Light`: painted scenes (nothing moves, a ball or balls bounce, something is carried) of 480 x 270 and four seconds under a lamp whose light
        swings 100 or 120 times a second, seen through a rolling shutter of 8 to 25 ms and exposed for 2 to 6 ms; and with an exposure that goes up and down 0.6 to 2.5
        times a second, for six. *False* on the same scenes without either, under a lamp that stands still on film (100 Hz at 25 fps), and on the corpus's films, clip by clip: the least
        amplitude of 0.5 % and the least of 3.5 periods were chosen after two claims on these. Amplitudes are against
        what the film swings by as it was coded, told from the pictures before they were lit: coders that predict pictures leave part of a swing out, a third of one of 4 %
        that is slow. Other tiers are H.264 at QP 24 unless they say so. *flicker_mains_hz*: found if it is the lamp's.

        What bounds it. A lamp in step with the pictures cannot be seen. A swing below 0.5 % is taken for the coder's, whose finer pictures make some of 0.4 %, and one of 2 % is left out at QP 32. A coder that
        passes over small changes makes steps of a slow swing, which swing three and five times as fast too, by up to 0.5 %: what is a whole number of times as fast as
        something of twice its amplitude is not told. Errors of frequencies, at 0.55 of what follows from the noise, were too small here first (56 of 64 inside), so these intervals
        are not blind. Only one swing of each kind is told, the strongest. A
        global shutter at 29.97 fps makes a lamp of 120 Hz a swing of 0.12 Hz, below what is looked for; an LED that is dimmed by switching looks like any lamp.""";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    scores.declare(FLICKER, "Hz").declare(DEPTH, "of the luma").declare(BANDS, "");
    scores.declare(MAINS, "").declare(PUMPING, "Hz").declare(SWING, "of the luma");
    for (Tier tier : LAMPS) {
      if (!options.wants(tier.name())) {
        continue;
      }
      for (SceneKind kind : KINDS) {
        for (int i = 0; i < options.clips(); i++) {
          lamp(scores, tier, kind, options.seed() + i, options.work());
        }
      }
      System.err.println(tier.name());
    }
    for (Tier tier : EXPOSURES) {
      if (!options.wants(tier.name())) {
        continue;
      }
      for (SceneKind kind : KINDS) {
        for (int i = 0; i < options.clips(); i++) {
          exposure(scores, tier, kind, options.seed() + i, options.work());
        }
      }
      System.err.println(tier.name());
    }
    if (options.wants("no lamp")) {
      steady(scores, options);
    }
    return options.wants(REAL) ? real(scores, options.corpus()) : "";
  }

  /** What is said of a film, and by how much it swings as it was coded. */
  private record Filmed(Map<String, SignalValue> found, double swing) {}

  private static Filmed film(Tier tier, SceneKind kind, long seed, Lamp lamp, Path work)
      throws IOException, MediaException, InterruptedException {
    ScenePainter painter = new ScenePainter(Scene.of(kind, tier.style(), seed));
    List<Plane> steady = new ArrayList<>();
    List<Plane> pictures = new ArrayList<>();
    for (int i = 0; i < tier.style().frames(); i++) {
      steady.add(painter.frame(i));
      pictures.add(lamp.lit(steady.get(i), tier.style().middle(i)));
    }
    Path film = work.resolve("light.mkv");
    int fps = tier.style().fps();
    tier.coding().film(pictures, fps, film);
    Map<String, SignalValue> found = MeasuredFilm.of(film, List.of("light"));
    double hz = lamp.seenHz(fps);
    double swing = hz > 0 ? CodedSwing.amplitude(steady, film, hz) : 0;
    Files.delete(film);
    return new Filmed(found, swing);
  }

  private static void lamp(Scores scores, Tier tier, SceneKind kind, long seed, Path work)
      throws IOException, MediaException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed * 31 + KINDS.indexOf(kind));
    double readOut = random.nextDouble(0.008, 0.025);
    Lamp lamp =
        new Lamp(
            tier.hz(),
            tier.depth(),
            random.nextDouble(0.002, 0.006),
            readOut,
            random.nextDouble(6));
    Filmed filmed = film(tier, kind, seed, lamp, work);
    Map<String, SignalValue> found = filmed.found();
    double fps = tier.style().fps();
    boolean seen = number(found, FLICKER).isPresent();
    scores.there(FLICKER, tier.name(), seen);
    if (seen) {
      error(scores, tier, found, FLICKER, lamp.seenHz(fps));
      error(scores, tier, found, DEPTH, filmed.swing());
      // Where the lamp is slower than a multiple of the rate, its bands run the other way.
      double bands =
          -lamp.hz() * readOut * Math.signum(lamp.hz() - fps * Math.rint(lamp.hz() / fps));
      error(scores, tier, found, BANDS, bands);
      scores.there(
          MAINS, tier.name(), number(found, MAINS).filter(hz -> hz == lamp.hz()).isPresent());
      scores.absent(
          MAINS, tier.name(), number(found, MAINS).filter(hz -> hz != lamp.hz()).isPresent());
    }
    scores.absent(PUMPING, tier.name(), number(found, PUMPING).isPresent());
  }

  private static void exposure(Scores scores, Tier tier, SceneKind kind, long seed, Path work)
      throws IOException, MediaException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed * 37 + KINDS.indexOf(kind));
    Lamp lamp = new Lamp(random.nextDouble(0.6, 2.5), tier.depth(), 0, 0, random.nextDouble(6));
    Filmed filmed = film(tier, kind, seed, lamp, work);
    Map<String, SignalValue> found = filmed.found();
    scores.there(PUMPING, tier.name(), number(found, PUMPING).isPresent());
    scores.absent(FLICKER, tier.name(), number(found, FLICKER).isPresent());
    if (number(found, PUMPING).isPresent()) {
      error(scores, tier, found, PUMPING, lamp.hz());
      error(scores, tier, found, SWING, filmed.swing());
    }
  }

  private static void error(
      Scores scores, Tier tier, Map<String, SignalValue> found, String signal, double truth) {
    SignalValue value = Optional.ofNullable(found.get(signal)).orElseThrow();
    double error = value.standardError().orElseThrow();
    scores.error(signal, tier.name(), value.number().orElseThrow() - truth, error);
  }

  private static Optional<Double> number(Map<String, SignalValue> found, String signal) {
    return Optional.ofNullable(found.get(signal)).flatMap(SignalValue::number);
  }

  /** Lamps in step with the pictures, and none at all. */
  private static void steady(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    for (FilmStyle.Held held : FilmStyle.Held.values()) {
      Tier none = new Tier("no lamp", held(held), Coding.h264(28), 0, 0);
      Tier step = new Tier("in step", held(held).withFps(25), Coding.h264(28), 100, 0.1);
      for (SceneKind kind : SceneKind.values()) {
        for (int i = 0; i < (options.clips() + 1) / 2; i++) {
          claims(
              scores,
              none,
              film(none, kind, options.seed() + i, still(none), options.work()).found());
          if (KINDS.contains(kind)) {
            claims(
                scores,
                step,
                film(step, kind, options.seed() + i, still(step), options.work()).found());
          }
        }
      }
    }
  }

  private static Lamp still(Tier tier) {
    return new Lamp(tier.hz(), tier.depth(), 0.004, 0.02, 1);
  }

  private static void claims(Scores scores, Tier tier, Map<String, SignalValue> found) {
    scores.absent(FLICKER, tier.name(), number(found, FLICKER).isPresent());
    scores.absent(PUMPING, tier.name(), number(found, PUMPING).isPresent());
  }

  private static String real(Scores scores, Path corpus) throws IOException {
    CorpusClips clips = new CorpusClips(new LightMeasure());
    List<String> claims = new ArrayList<>();
    for (CorpusClips.Clip clip : clips.all(corpus)) {
      for (String signal : List.of(FLICKER, PUMPING)) {
        Optional<Double> hz = number(clip.signals(), signal);
        scores.absent(signal, REAL, hz.isPresent());
        hz.ifPresent(
            value ->
                claims.add(
                    String.format(
                        Locale.ROOT,
                        "`%s` from %.1f s: `%s` %.3g Hz",
                        clip.name(),
                        clip.startSeconds(),
                        signal,
                        value)));
      }
    }
    return String.format(
        Locale.ROOT,
        "Claims on real films: %s. Cost over their %d pictures, in CPU s of one thread: decoding and shots"
            + " %.1f, light %.2f; it has no gate.",
        claims.isEmpty() ? "none" : String.join("; ", claims),
        clips.frames(),
        clips.otherSeconds(),
        clips.measureSeconds());
  }
}
