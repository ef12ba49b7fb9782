package org.worldmill.bench.truth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.worldmill.label.scene.Body;
import org.worldmill.label.scene.Camera;
import org.worldmill.label.scene.Contact;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Motion;
import org.worldmill.label.scene.Physics;
import org.worldmill.label.scene.Pitched;
import org.worldmill.label.scene.Point;
import org.worldmill.label.scene.Scale;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;

/**
 * Scenes whose bodies move as another engine moved them: its places and velocities are a table,
 * engine.csv, which bench/engine/scenes.py made.
 */
final class EngineClips {

  private static final double GRAVITY_MPS2 = 9.81;

  /** The engine's clip of a name: its camera and body, contacts and knots as the table has them. */
  private record Clip(List<String> head, List<double[]> contacts, List<double[]> knots) {

    String name() {
      return head.get(1);
    }

    double number(int column) {
      return Double.parseDouble(head.get(column));
    }
  }

  /**
   * A scene of the table.
   *
   * @param tier how it is seen: its name without its number
   */
  record Named(String tier, Scene scene) {}

  private EngineClips() {}

  /** All of them, filmed in a style. */
  static List<Named> scenes(FilmStyle style) throws IOException {
    List<Named> scenes = new ArrayList<>();
    for (Clip clip : clips()) {
      String tier = "MuJoCo, " + clip.name().substring(0, clip.name().lastIndexOf('-'));
      scenes.add(new Named(tier, scene(clip, style, scenes.size())));
    }
    return scenes;
  }

  private static List<Clip> clips() throws IOException {
    List<Clip> clips = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(EngineClips.class.getResourceAsStream("engine.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> fields = List.of(line.split(",", -1));
        if (fields.get(0).equals("clip")) {
          clips.add(new Clip(fields, new ArrayList<>(), new ArrayList<>()));
        } else {
          Clip clip = clips.get(clips.size() - 1);
          double[] numbers = fields.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
          (fields.get(0).equals("contact") ? clip.contacts() : clip.knots()).add(numbers);
        }
      }
    }
    return clips;
  }

  private static Scene scene(Clip clip, FilmStyle style, int number) {
    SceneKind kind = SceneKind.valueOf(clip.head().get(2));
    double distance = clip.number(4);
    Pitched eye = new Pitched(clip.number(3), distance, style.widthPx(), style.heightPx());
    Motion motion =
        new Motion() {
          @Override
          public Point at(double t) {
            return eye.seen(at(clip, 1, t), at(clip, 2, t), at(clip, 3, t));
          }

          @Override
          public double size(double t) {
            return distance / eye.depth(at(clip, 2, t), at(clip, 3, t));
          }

          private double at(Clip of, int column, double t) {
            return value(of, column, column + 3, t);
          }
        };
    double focal = eye.seen(1, 0, 0).x() - style.widthPx() / 2.0;
    double radiusPx = clip.number(5) * focal;
    Optional<Body.Marks> marks =
        kind == SceneKind.ROLLING
            ? Optional.of(new Body.Marks(110, number, t -> value(clip, 7, 8, t)))
            : Optional.empty();
    Body body = new Body(motion, radiusPx, number % 2 == 0 ? 195 : 40, 12, marks);
    return new Scene(
        kind, number, style, Camera.STILL, List.of(body), physics(clip, kind, style, motion, eye));
  }

  private static Physics physics(
      Clip clip, SceneKind kind, FilmStyle style, Motion motion, Pitched eye) {
    if (!kind.falls()) {
      Optional<Double> period =
          kind == SceneKind.PENDULUM ? Optional.of(clip.number(6)) : Optional.empty();
      Optional<Double> damping =
          kind == SceneKind.PENDULUM ? Optional.of(clip.number(7)) : Optional.empty();
      Optional<Double> ratio =
          kind == SceneKind.ROLLING ? Optional.of(clip.number(8)) : Optional.empty();
      return new Physics(
          Optional.empty(), Optional.empty(), List.of(), List.of(), period, damping, ratio);
    }
    Scale scale =
        t -> {
          double x = value(clip, 1, 4, t);
          double y = value(clip, 2, 5, t);
          double z = value(clip, 3, 6, t);
          Point above = eye.seen(x, y - 0.005, z);
          return 0.01 / eye.seen(x, y + 0.005, z).minus(above).length();
        };
    List<Contact> contacts =
        clip.contacts().stream()
            .map(c -> new Contact(0, c[0], motion.at(c[0]), new Point(c[2], c[3]), c[1]))
            .filter(contact -> contact.seconds() < style.seconds())
            .toList();
    Point gravity = new Point(0, GRAVITY_MPS2 / scale.mean(0, style.seconds()));
    return new Physics(
        Optional.of(gravity),
        Optional.of(scale),
        contacts,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** By the cubic between two knots that has their values and rates. */
  private static double value(Clip clip, int column, int rate, double t) {
    List<double[]> knots = clip.knots();
    int low = 0;
    int high = knots.size() - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (knots.get(middle)[0] <= t) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double[] a = knots.get(low);
    double[] b = knots.get(high);
    double lasts = b[0] - a[0];
    double s = (t - a[0]) / lasts;
    double rest = 1 - s;
    return rest * rest * ((1 + 2 * s) * a[column] + s * lasts * a[rate])
        + s * s * ((3 - 2 * s) * b[column] - rest * lasts * b[rate]);
  }
}
