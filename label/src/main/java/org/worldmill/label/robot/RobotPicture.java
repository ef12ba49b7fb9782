package org.worldmill.label.robot;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.robot.RobotSeries;

/**
 * How late the pictures of a robot are against its series: the shift at which the picture's change
 * from frame to frame goes best with how fast the joints move. It does not matter whether the
 * camera stands and sees the robot or moves with it. Nothing is looked at where no series lies
 * beside the film.
 */
@AutoService(Measure.class)
public final class RobotPicture implements FrameMeasure {

  private static final String OFFSET = "robot_picture_offset_s";
  private static final String CORRELATION = "robot_picture_correlation";

  /** Seconds that pictures may be early or late. */
  private static final double MOST_SHIFT = 1;

  /** The jackknife's stretches are few, and each takes some of a movement with it. */
  private static final double JACKKNIFE_FACTOR = 1.4;

  /** A shift that is not known better may be any. */
  private static final double MOST_ERROR = 0.057;

  /** The part of a picture's time that is never known better. */
  private static final double OWN_PERIODS = 0.04;

  /** Least correlation with the speed of all joints alike, and with what weights make of it. */
  private static final double ALIKE = 0.55;

  private static final double WEIGHED = 0.7;

  private static final int ROUNDS = 3;
  private static final double WIDEST_PERIODS = 3.5;

  /** A joint moves if its velocity is so many times its error, root mean square. */
  private static final double MOVES = 3;

  private static final String HOW =
      "peak of the cross-correlation of the mean change of luma between frames (at most 160 px) with"
          + " the joints' speed, each in its own root mean square (from 0.55) and then by how much it"
          + " changes the picture (from 0.7), grippers left out; told"
          + " where no other shift within a second does as well; error by jackknife over 12 stretches";

  @Override
  public String name() {
    return "robot-picture";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            OFFSET,
            "s",
            -MOST_SHIFT,
            MOST_SHIFT,
            "What to add to a row's time to find it in the pictures",
            HOW),
        SignalSpec.number(
            CORRELATION, "1", 0, 1, "How well the two go together at that shift", HOW));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.EVERY;
  }

  @Override
  public FrameMeasure.Pass begin() {
    return new Pass();
  }

  private static final class Pass implements FrameMeasure.Pass {

    private final PictureChange change = new PictureChange();
    private Optional<RobotSeries> series = Optional.empty();
    private boolean transition;

    @Override
    public void robot(RobotSeries told) {
      series = Optional.of(told);
    }

    @Override
    public void transition() {
      transition = true;
    }

    @Override
    public void accept(Frame frame) {
      if (series.isPresent() && !transition) {
        change.add(frame.sketch().luma(), frame.nanos());
      }
    }

    @Override
    public Map<String, SignalValue> finish() {
      if (series.isEmpty()) {
        return absent("no robot series lies beside the film");
      }
      return transition
          ? absent("the clip is a transition between two shots")
          : found(series.get(), change);
    }
  }

  private static Map<String, SignalValue> absent(String why) {
    SignalValue none = SignalValue.absent(why);
    return Map.of(OFFSET, none, CORRELATION, none);
  }

  private static Map<String, SignalValue> found(RobotSeries series, PictureChange change) {
    if (change.size() < RowClock.LEAST_ROWS) {
      return absent("the clip has too few frames");
    }
    long start = change.startNanos();
    ClipRows rows = new ClipRows(series, start, change.endNanos());
    if (rows.count() < RowClock.LEAST_ROWS) {
      return absent("the clip has under " + RowClock.LEAST_ROWS + " rows of the robot's series");
    }
    double[] seconds = new double[rows.count()];
    Arrays.setAll(seconds, rows::seconds);
    RowClock clock = new RowClock(seconds);
    JointMotion motion = new JointMotion(seconds, clock);
    double[] at = Arrays.stream(motion.rows()).mapToDouble(rows::seconds).toArray();
    List<double[]> speeds = speeds(rows, motion);
    if (speeds.isEmpty()) {
      return absent("no joint moves in the clip");
    }
    ShiftSearch.Found shift = shift(new SpeedMix(speeds), at, clock, change);
    if (shift.shift().isEmpty()) {
      return absent(shift.why());
    }
    double period = change.period();
    double error = Math.hypot(JACKKNIFE_FACTOR * shift.error(), OWN_PERIODS * period);
    if (error > MOST_ERROR) {
      return absent("the two go together at many shifts about as well");
    }
    return Map.of(
        OFFSET,
        SignalValue.of(shift.shift().getAsDouble())
            .withStandardError(error)
            .withConfidence(shift.correlation()),
        CORRELATION,
        SignalValue.of(shift.correlation()));
  }

  /** By all joints alike first; then by each as much as it changes the picture at that shift. */
  private static ShiftSearch.Found shift(
      SpeedMix mix, double[] at, RowClock clock, PictureChange change) {
    double widest = (RowClock.WIDEST_BRIDGE + 0.5) * clock.period();
    double step = clock.period() / 4;
    double[] seconds = change.seconds();
    double[] changes = levelled(change.values());
    Course picture = new Course(seconds, changes, WIDEST_PERIODS * change.period());
    ShiftSearch alike = new ShiftSearch(-MOST_SHIFT, MOST_SHIFT, step, ALIKE);
    alike.add(new Course(at, levelled(mix.alike()), widest), seconds, changes);
    ShiftSearch.Found found = alike.find();
    for (int round = 0; round < ROUNDS && found.shift().isPresent(); round++) {
      double[] weighed = mix.weighed(at, picture, found.shift().getAsDouble());
      ShiftSearch search = new ShiftSearch(-MOST_SHIFT, MOST_SHIFT, step, WEIGHED);
      search.add(new Course(at, levelled(weighed), widest), seconds, changes);
      found = search.find();
    }
    return found;
  }

  /** How fast joints move that do, each in its own root mean square; grippers are too small. */
  private static List<double[]> speeds(ClipRows rows, JointMotion motion) {
    List<Integer> grippers = GripperEvents.channels(rows.series());
    List<double[]> speeds = new ArrayList<>();
    for (int joint = 0; joint < rows.joints(); joint++) {
      double[] course = rows.states(joint);
      double[] velocity = motion.velocity(course);
      double mean = Arrays.stream(velocity).map(v -> v * v).average().orElse(0);
      double error = motion.error(course, 1);
      if (!grippers.contains(joint) && mean > 0 && mean > MOVES * MOVES * error * error) {
        double rms = Math.sqrt(mean);
        speeds.add(Arrays.stream(velocity).map(v -> Math.abs(v) / rms).toArray());
      }
    }
    return speeds;
  }

  /** About its mean, without which any two that are never negative go together. */
  private static double[] levelled(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }
}
