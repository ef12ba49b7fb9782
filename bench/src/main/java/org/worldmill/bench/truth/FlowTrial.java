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
import java.util.SplittableRandom;
import org.worldmill.bench.filters.MeasuredFilm;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.camera.Primitive;
import org.worldmill.label.motion.DenseFlow;
import org.worldmill.label.motion.FlowField;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.label.room.TrueFlow;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalValue;

/**
 * Optical flow against exact displacements, and scores of motion against true speeds, in rooms at
 * all frame rates, contrasts and codings.
 */
final class FlowTrial implements Trial {

  private static final String FLOW = "end-point error of flow";
  private static final String SCORE = "motion_score";
  private static final String VECTORS = "motion_vector_score";
  private static final List<Integer> RATES = List.of(12, 15, 24, 30, 50);
  private static final List<Double> CONTRASTS = List.of(1.0, 0.6, 0.35);

  /** The longest side that flow works on in the measures. */
  private static final int SIDE = 256;

  /** How long after a sample its partner is shown at the earliest. */
  private static final double APART_SECONDS = 0.066;

  private static final int WIDTH = 512;
  private static final int HEIGHT = 288;
  private static final double SECONDS = 2.2;

  private static final Map<String, Coding> CODINGS = codings();

  private static Map<String, Coding> codings() {
    Map<String, Coding> codings = new LinkedHashMap<>();
    codings.put("H.264 QP 24", Coding.h264(24));
    codings.put("H.264 QP 34", Coding.h264(34));
    codings.put("MPEG-4 q 4", Coding.mpeg4(4, 0));
    codings.put("MPEG-4 q 4, 2 B", Coding.mpeg4(4, 2));
    codings.put("MPEG-4 q 10, 2 B", Coding.mpeg4(10, 2));
    codings.put("MPEG-2 q 4, 2 B", Coding.mpeg2(4, 2));
    codings.put("VP9 crf 34", Coding.vp9(34));
    codings.put("MJPEG q 6", Coding.mjpeg(6));
    return codings;
  }

  @Override
  public String heading() {
    return "Flow";
  }

  @Override
  public String about() {
    return """
        `scripts/bench truth --only flow`: rooms filmed with each of the fifteen ways of a camera at speeds that differ by a factor of ten, at 12 to 50 pictures a
        second, in full, three fifths and a third of the contrast, 512 x 288, coded in eight ways and decoded again. *End-point error*: mean over the pixels that both
        of two neighbouring pictures show, of the flow that the measures use, in pixels of the plane it works on; one value a film. Scores are held against the true
        mean speed of all pixels. Half the rooms are a flat wall.

        What bounds it. Coarse H.264 freezes what moves little at low contrast, and both scores then read low: its rows hold the worst errors, ranks and ratios (without them no 10 %
        of codec vectors is under 0.82); nothing is
        taken back from that. Bidirectional pictures of MPEG-4 come without their vectors and are passed over; MPEG-2, VP9 and MJPEG give none.""";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    scores.declare(FLOW, "px");
    for (Primitive primitive : Primitive.values()) {
      for (int i = 0; i < options.clips(); i++) {
        Scene scene = new Scene(primitive, Math.toIntExact(options.seed() + i));
        film(scores, scene, options.work());
      }
    }
    return "";
  }

  /** What is filmed: drawn from a seed. */
  record Scene(Primitive primitive, int seed) {
    private int number() {
      return List.of(Primitive.values()).indexOf(primitive);
    }

    RoomClip clip() {
      SplittableRandom random = new SplittableRandom(seed * 7919L + number());
      Room.Furniture furniture =
          random.nextBoolean() ? Room.Furniture.BOXES : Room.Furniture.FLAT_WALL;
      int fps = RATES.get(random.nextInt(RATES.size()));
      double contrast = CONTRASTS.get(random.nextInt(CONTRASTS.size()));
      double speed = Math.exp(random.nextDouble(Math.log(0.25), Math.log(2.5)));
      CameraPath path = new CameraScene(primitive, 2 * seed, furniture).path();
      return new RoomClip(
          new Room(furniture, seed * 31 + number()),
          new Room.Eye(WIDTH, HEIGHT, 0.95),
          t -> path.at(speed * t),
          fps,
          (int) Math.ceil(SECONDS * fps),
          contrast);
    }
  }

  static void film(Scores scores, Scene scene, Path work)
      throws IOException, MediaException, InterruptedException {
    RoomClip clip = scene.clip();
    Path raw = work.resolve("flow.gray");
    clip.paint(raw);
    double truth = speed(clip);
    for (Map.Entry<String, Coding> coding : CODINGS.entrySet()) {
      Path film = work.resolve("flow.mkv");
      coding.getValue().film(clip, raw, film);
      Map<String, SignalValue> found =
          MeasuredFilm.of(film, List.of("optical-flow", "codec-motion"));
      for (String signal : List.of(SCORE, VECTORS)) {
        Optional<Double> value =
            Optional.ofNullable(found.get(signal)).flatMap(SignalValue::number);
        if (value.isPresent()) {
          scores.agreements().add(signal, truth, value.get());
          scores.agreements().add(signal + ", " + coding.getKey(), truth, value.get());
        }
      }
      scores.error(FLOW, coding.getKey(), endPointError(film, clip));
      Files.delete(film);
    }
    Files.delete(raw);
  }

  /** True mean speed of the picture in widths a second, at the pairs that are measured. */
  private static double speed(RoomClip clip) {
    Room.Eye coarse = new Room.Eye(WIDTH / 8, HEIGHT / 8, clip.eye().focalWidths());
    double sum = 0;
    int count = 0;
    int apart = (int) Math.ceil(APART_SECONDS * clip.fps());
    for (int tick = 0; tick * clip.fps() + apart < clip.frames(); tick++) {
      double at = tick;
      double later = at + (double) apart / clip.fps();
      TrueFlow flow = clip.room().flow(coarse, clip.path(), at, later);
      sum += flow.meanPx() / (later - at) / coarse.widthPx();
      count++;
    }
    return sum / count;
  }

  /** Between the second and third picture, as decoded; the first one is often coded otherwise. */
  private static double endPointError(Path film, RoomClip clip) throws IOException, MediaException {
    List<Plane> planes = new ArrayList<>();
    try (FrameSource source = VideoSource.open(film, VideoProbe.probe(film))) {
      for (Optional<MediaEvent> event = source.next();
          event.isPresent() && planes.size() < 3;
          event = source.next()) {
        if (event.get() instanceof Frame frame) {
          planes.add(frame.luma(SIDE));
          frame.close();
        }
      }
    }
    Plane from = planes.get(1);
    FlowField flow = DenseFlow.between(from, planes.get(2));
    Room.Eye eye = new Room.Eye(from.width(), from.height(), clip.eye().focalWidths());
    TrueFlow truth = clip.room().flow(eye, clip.path(), 1.0 / clip.fps(), 2.0 / clip.fps());
    double sum = 0;
    int count = 0;
    for (int y = 0; y < from.height(); y++) {
      for (int x = 0; x < from.width(); x++) {
        if (truth.seen(x, y)) {
          sum += Math.hypot(flow.u(x, y) - truth.u(x, y), flow.v(x, y) - truth.v(x, y));
          count++;
        }
      }
    }
    if (count == 0) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "nothing of %s is seen twice", clip.path()));
    }
    return sum / count;
  }
}
