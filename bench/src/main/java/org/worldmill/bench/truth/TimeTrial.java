package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.worldmill.bench.filters.MeasuredFilm;
import org.worldmill.label.camera.Primitive;
import org.worldmill.label.room.Room;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Noise;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalValue;

/** Loops, boomerangs, stills and repeated pictures, made of painted scenes. */
final class TimeTrial implements Trial {

  private static final String LOOP = "loop";
  private static final String BOOMERANG = "boomerang";
  private static final String STILL = "still";
  private static final String RATE = "effective_fps";

  /** The thresholds of docs/accuracy.md and of the default filter. */
  private static final double LOOPS = 0.85;

  private static final double RETURNS = 0.9;
  private static final double MOVES = 0.002;

  private static final int FPS = 24;
  private static final int FRAMES = 72;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  private static final List<SceneKind> KINDS =
      List.of(
          SceneKind.BOUNCE, SceneKind.BALLS, SceneKind.THROWS, SceneKind.CARRIED, SceneKind.LINEAR);
  private static final List<Primitive> CAMERAS =
      List.of(Primitive.PAN_LEFT, Primitive.TRUCK_RIGHT, Primitive.DOLLY_IN, Primitive.ROLL_CW);

  /** Pictures a second that differ, and that are shown. */
  private record Rate(int differ, int shown) {}

  private static final List<Rate> RATES =
      List.of(
          new Rate(12, 24), new Rate(15, 30), new Rate(24, 30), new Rate(24, 60), new Rate(25, 30));

  @Override
  public String heading() {
    return "Temporal integrity";
  }

  @Override
  public String about() {
    return """
        `scripts/bench truth --only "Temporal integrity"`: three seconds of painted scenes (balls, throws, things carried; rooms before a moving camera; 320 x 180) coded
        in H.264 at quantisers of 24 and 34 as they are, with their first second three times, with their first half forth and back, as one picture with new noise
        in each (*still*), and with pictures repeated so that fewer differ than are shown. A loop is said from `loop_contrast` 0.85 on, a boomerang from
        `boomerang_contrast` 0.9 on, a still below `moving_area_peak` 0.002; `effective_fps` is compared with the pictures a second that differ. Loops are not asked whether
        they are boomerangs, nor stills whether they are either.

        What bounds it. A thing under 0.2 % of the picture is a still by definition. A key picture of coarse coding makes a still ground anew, by one step of 255 in the
        median cell and three in one of ten, on a boomerang's way back alone: what is below four medians is not seen therefore, which found all of 30 boomerangs of
        other scenes where 24 were found before, and lets none of theirs as they are over 0.51. The rate of small things is stated only where their repeats come in a rhythm that fits. What truly swings, or flies straight up and down, runs backwards as it runs forwards, and
        is told from a boomerang by nothing in the picture. Stills at a quantiser of 34 were
        called moving here first (0 of 5) and put right after, so that row is not blind.""";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    scores.declare(LOOP, "").declare(BOOMERANG, "").declare(STILL, "").declare(RATE, "%");
    for (int i = 0; i < options.clips(); i++) {
      for (Map.Entry<String, List<Plane>> scene : scenes(options.seed() + i).entrySet()) {
        for (int quantiser : List.of(24, 34)) {
          boolean turns = CAMERAS.stream().map(Primitive::id).anyMatch(scene.getKey()::equals);
          String tier = (turns ? "moving camera" : "things, fixed camera") + ", QP " + quantiser;
          changed(scores, tier, scene.getValue(), Coding.h264(quantiser), options.work());
        }
      }
    }
    return "";
  }

  /** The pictures of each scene. */
  static Map<String, List<Plane>> scenes(long seed) {
    Map<String, List<Plane>> scenes = new LinkedHashMap<>();
    FilmStyle style = FilmStyle.PLAIN.withSize(WIDTH, HEIGHT).withFps(FPS);
    for (SceneKind kind : KINDS) {
      ScenePainter painter = new ScenePainter(Scene.of(kind, style, seed));
      String name = kind.name().toLowerCase(Locale.ROOT);
      scenes.put(name, IntStream.range(0, FRAMES).mapToObj(painter::frame).toList());
    }
    for (Primitive primitive : CAMERAS) {
      CameraScene scene =
          new CameraScene(primitive, Math.toIntExact(seed), Room.Furniture.SLIDING_BOX);
      Room.Eye eye = new Room.Eye(WIDTH, HEIGHT, 0.9);
      Room room = scene.room();
      scenes.put(
          primitive.id(),
          IntStream.range(0, FRAMES)
              .mapToObj(i -> room.picture(eye, scene.path(), (double) i / FPS))
              .toList());
    }
    return scenes;
  }

  static void changed(Scores scores, String tier, List<Plane> plain, Coding coding, Path work)
      throws IOException, MediaException, InterruptedException {
    List<Plane> loop = new ArrayList<>();
    List<Plane> boomerang = new ArrayList<>(plain.subList(0, FRAMES / 2));
    List<Plane> still = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      loop.add(plain.get(i % (FRAMES / 3)));
      still.add(grained(plain.get(0), i));
    }
    for (int i = FRAMES / 2 - 1; i >= 0; i--) {
      boomerang.add(plain.get(i));
    }
    judge(scores, tier, "", measured(plain, FPS, coding, work));
    judge(scores, tier, LOOP, measured(loop, FPS, coding, work));
    judge(scores, tier, BOOMERANG, measured(boomerang, FPS, coding, work));
    judge(scores, tier, STILL, measured(still, FPS, coding, work));
    for (Rate rate : RATES) {
      List<Plane> repeated = new ArrayList<>();
      for (int i = 0; i * rate.differ() / rate.shown() < FRAMES; i++) {
        repeated.add(plain.get(i * rate.differ() / rate.shown()));
      }
      Optional<Double> found = number(measured(repeated, rate.shown(), coding, work), RATE);
      scores.there(RATE, tier, found.isPresent());
      found.ifPresent(fps -> scores.error(RATE, tier, 100 * (fps / rate.differ() - 1)));
    }
  }

  /** The same picture with other noise of a sensor. */
  private static Plane grained(Plane plane, int frame) {
    byte[] samples = plane.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      double noise = Noise.at(i % plane.width(), i / plane.width(), frame) - 0.5;
      double value = (samples[i] & 0xff) + 4 * noise;
      samples[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return new Plane(plane.width(), plane.height(), samples);
  }

  private static Map<String, SignalValue> measured(
      List<Plane> pictures, int fps, Coding coding, Path work)
      throws IOException, MediaException, InterruptedException {
    Path film = work.resolve("time.mkv");
    coding.film(pictures, fps, film);
    Map<String, SignalValue> found =
        MeasuredFilm.of(film, List.of("time-order", "repeats", "optical-flow"));
    Files.delete(film);
    return found;
  }

  private static void judge(
      Scores scores, String tier, String made, Map<String, SignalValue> found) {
    note(scores, LOOP, tier, made, at(found, "loop_contrast", 0) >= LOOPS);
    note(scores, BOOMERANG, tier, made, at(found, "boomerang_contrast", 0) >= RETURNS);
    note(scores, STILL, tier, made, at(found, "moving_area_peak", 1) < MOVES);
  }

  private static double at(Map<String, SignalValue> found, String signal, double absent) {
    return number(found, signal).orElse(absent);
  }

  private static Optional<Double> number(Map<String, SignalValue> found, String signal) {
    return Optional.ofNullable(found.get(signal)).flatMap(SignalValue::number);
  }

  private static void note(Scores scores, String asked, String tier, String made, boolean said) {
    if (made.equals(asked)) {
      scores.there(asked, tier, said);
    } else if (!(asked.equals(BOOMERANG) && made.equals(LOOP)) && !made.equals(STILL)) {
      scores.absent(asked, tier, said);
    }
  }
}
