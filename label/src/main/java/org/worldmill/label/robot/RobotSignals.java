package org.worldmill.label.robot;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.TelemetryClip;
import org.worldmill.schemas.media.TelemetryMeasure;
import org.worldmill.schemas.robot.RobotChannel;
import org.worldmill.schemas.robot.RobotSeries;

/**
 * What a robot's series tells of a clip: how it was recorded, how its joints moved, and how its
 * actions go with that. A film without such a series has none of these signals, and says so.
 */
@AutoService(Measure.class)
public final class RobotSignals implements TelemetryMeasure {

  private static final List<SignalSpec> SIGNALS = RobotSpecs.all();
  private static final int MOST_SERIES = 200_000;

  /** The jackknife's stretches are few, and each takes some of a movement with it. */
  private static final double JACKKNIFE_FACTOR = 1.6;

  /**
   * Derivatives over nine rows are smooth, which moves the peak where a lag is not a mere delay.
   */
  private static final double OWN_LAG_PERIODS = 0.04;

  @Override
  public String name() {
    return "robot";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Map<String, SignalValue> measure(TelemetryClip clip) {
    Map<String, SignalValue> found = new TreeMap<>();
    clip.robot().sha256().ifPresent(sha -> found.put("robot_series_sha256", SignalValue.of(sha)));
    String otherwise = clip.robot().missing();
    if (clip.robot().series().isPresent()) {
      RobotSeries series = clip.robot().series().get();
      ClipRows rows = new ClipRows(series, clip.startNanos(), clip.endNanos());
      found.put("robot_rows", SignalValue.of(rows.count()));
      found.put(
          "robot_joint_names",
          SignalValue.of(names(series, IntStream.range(0, rows.joints()).boxed().toList())));
      found.put("robot_unit", SignalValue.of(unit(series)));
      found.put("robot_frames_without_row", withoutRow(clip, series));
      otherwise = "the clip has under " + RowClock.LEAST_ROWS + " rows of the robot's series";
      if (rows.count() >= RowClock.LEAST_ROWS) {
        addAll(clip, rows, found);
      }
    }
    SignalValue absent = SignalValue.absent(otherwise);
    SIGNALS.forEach(spec -> found.putIfAbsent(spec.name(), absent));
    return found;
  }

  private static String names(RobotSeries series, List<Integer> chosen) {
    return chosen.stream()
        .map(joint -> series.states().get(joint).name().replace(',', ' '))
        .collect(Collectors.joining(","));
  }

  private static String unit(RobotSeries series) {
    List<String> units = series.states().stream().map(RobotChannel::unit).distinct().toList();
    return units.size() == 1 ? units.get(0) : RobotChannel.UNSTATED;
  }

  private static SignalValue withoutRow(TelemetryClip clip, RobotSeries series) {
    List<Long> frames = clip.frameNanos();
    if (frames.size() < 2) {
      return SignalValue.absent("the clip has under two frames");
    }
    double[] steps = new double[frames.size() - 1];
    Arrays.setAll(steps, i -> frames.get(i + 1) - frames.get(i));
    double near = Robust.median(steps) / 2;
    int without = 0;
    for (long frame : frames) {
      int after = series.atOrAfter(frame);
      boolean before = after > 0 && frame - series.nanos(after - 1) <= near;
      boolean there = after < series.rows() && series.nanos(after) - frame <= near;
      without += before || there ? 0 : 1;
    }
    return SignalValue.of(without);
  }

  private static void addAll(TelemetryClip clip, ClipRows rows, Map<String, SignalValue> found) {
    double[] seconds = new double[rows.count()];
    Arrays.setAll(seconds, rows::seconds);
    RowClock clock = new RowClock(seconds);
    found.put("robot_rate_hz", SignalValue.of(clock.rateHz()).withStandardError(clock.rateError()));
    found.put(
        "robot_jitter", SignalValue.of(clock.jitter()).withStandardError(clock.jitterError()));
    found.put("robot_gaps", SignalValue.of(clock.gaps()));
    found.put(
        "robot_longest_gap_s",
        clock.gaps() > 0
            ? SignalValue.of(clock.longestGap())
            : SignalValue.absent("no row is missing between two"));
    JointMotion motion = new JointMotion(seconds, clock);
    addMotion(rows, motion, found);
    addGripper(clip, rows, found);
    if (rows.series().actions().isEmpty()) {
      addAbsent("robot_action", "the series has no actions", found);
    } else if (!rows.paired()) {
      addAbsent("robot_action", "there are not as many actions as states", found);
    } else {
      addActions(rows, clock, motion, found);
    }
  }

  /** Everything that needs actions is absent. */
  private static void addAbsent(String with, String why, Map<String, SignalValue> found) {
    SignalValue absent = SignalValue.absent(why);
    for (SignalSpec spec : SIGNALS) {
      if (spec.name().startsWith(with)
          || spec.name().startsWith("robot_limit")
          || spec.name().startsWith("robot_stuck")) {
        found.putIfAbsent(spec.name(), absent);
      }
    }
  }

  private static void addMotion(ClipRows rows, JointMotion motion, Map<String, SignalValue> found) {
    int[] at = motion.rows();
    if (at.length == 0 || (long) at.length * rows.joints() > MOST_SERIES) {
      SignalValue absent =
          SignalValue.absent(
              at.length == 0
                  ? "no nine rows lie together"
                  : "rows and channels are too many for a clip's columns");
      found.put("robot_time_s", absent);
      SIGNALS.stream()
          .map(SignalSpec::name)
          .filter(name -> RobotSpecs.MOTIONS.stream().anyMatch(name::contains))
          .forEach(name -> found.put(name, absent));
      return;
    }
    found.put("robot_time_s", SignalValue.of(Arrays.stream(at).mapToObj(rows::seconds).toList()));
    for (int order = 1; order <= JointMotion.ORDERS; order++) {
      String name = "robot_" + RobotSpecs.MOTIONS.get(order - 1);
      List<Double> all = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      List<Double> peaks = new ArrayList<>();
      List<Double> means = new ArrayList<>();
      for (int joint = 0; joint < rows.joints(); joint++) {
        double[] course = rows.states(joint);
        double[] values = motion.derivative(course, order);
        double error = motion.error(course, order);
        Arrays.stream(values).forEach(all::add);
        errors.add(error);
        peaks.add(Arrays.stream(values).map(Math::abs).max().orElse(0));
        means.add(Math.sqrt(Math.max(0, meanSquare(values) - error * error)));
      }
      found.put(name, SignalValue.of(all));
      found.put(name + "_error", SignalValue.of(errors));
      found.put(name + "_peak", SignalValue.of(peaks));
      found.put(name + "_rms", SignalValue.of(means));
    }
  }

  private static double meanSquare(double[] values) {
    return Arrays.stream(values).map(value -> value * value).average().orElse(0);
  }

  private static void addGripper(
      TelemetryClip clip, ClipRows rows, Map<String, SignalValue> found) {
    if (GripperEvents.channels(rows.series()).isEmpty()) {
      SignalValue absent = SignalValue.absent("no channel is named gripper, jaw or finger");
      List.of("events", "time_s", "error_s", "direction", "channel")
          .forEach(name -> found.put("robot_gripper_" + name, absent));
      return;
    }
    List<GripperEvents.Event> events =
        GripperEvents.of(rows.series(), clip.startNanos(), clip.endNanos());
    found.put("robot_gripper_events", SignalValue.of(events.size()));
    SignalValue none = SignalValue.absent("no gripper closed or opened in the clip");
    found.put(
        "robot_gripper_time_s",
        events.isEmpty()
            ? none
            : SignalValue.of(events.stream().map(GripperEvents.Event::seconds).toList()));
    found.put(
        "robot_gripper_error_s",
        events.isEmpty()
            ? none
            : SignalValue.of(events.stream().map(GripperEvents.Event::error).toList()));
    found.put(
        "robot_gripper_direction",
        events.isEmpty()
            ? none
            : SignalValue.of(events.stream().map(e -> e.rises() ? 1.0 : -1.0).toList()));
    found.put(
        "robot_gripper_channel",
        events.isEmpty()
            ? none
            : SignalValue.of(events.stream().map(e -> (double) e.joint()).toList()));
  }

  private static void addActions(
      ClipRows rows, RowClock clock, JointMotion motion, Map<String, SignalValue> found) {
    if (ActionForm.excited(rows).isEmpty()) {
      addAbsent("robot_action", "no joint moves in the clip", found);
      return;
    }
    ActionForm form = ActionForm.of(rows, clock, motion);
    found.put("robot_action_form", SignalValue.of(form.form().word()));
    found.put("robot_action_margin", SignalValue.of(Math.max(0, form.margin())));
    if (form.form() == ActionForm.Form.AMBIGUOUS) {
      addAbsent("robot_action_lag", "what its actions are is not told apart", found);
      return;
    }
    ShiftSearch.Found lag = ActionLag.of(rows, clock, motion, form.form());
    found.put(
        "robot_action_lag_s",
        lag.shift().isPresent()
            ? SignalValue.of(lag.shift().getAsDouble())
                .withStandardError(
                    Math.hypot(JACKKNIFE_FACTOR * lag.error(), OWN_LAG_PERIODS * clock.period()))
                .withConfidence(lag.correlation())
            : SignalValue.absent(lag.why()));
    JointRests rests = JointRests.of(rows, clock, form.form());
    boolean positions = form.form() == ActionForm.Form.ABSOLUTE;
    SignalValue unknown = SignalValue.absent("actions are no positions to be held against an end");
    found.put(
        "robot_limit_share",
        positions ? SignalValue.of((double) rests.limitRows() / rows.count()) : unknown);
    found.put("robot_limit_hits", positions ? SignalValue.of(rests.limitHits()) : unknown);
    found.put("robot_limit_joints", positions ? SignalValue.of(rests.limitJoints()) : unknown);
    found.put("robot_stuck_joints", SignalValue.of(rests.stuck().size()));
    found.put(
        "robot_stuck_names",
        rests.stuck().isEmpty()
            ? SignalValue.absent("no joint is stuck")
            : SignalValue.of(names(rows.series(), rests.stuck())));
  }
}
