package org.worldmill.bench.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.worldmill.label.robot.RobotSignals;
import org.worldmill.label.scene.RobotScene;
import org.worldmill.label.scene.RobotScene.Actions;
import org.worldmill.label.scene.RobotScene.Setting;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.TelemetryClip;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.robot.RobotSeries;
import org.worldmill.schemas.telemetry.Telemetry;

/** Series of robots whose joints, delays, stops and gaps are known. */
final class RobotTrial implements Trial {

  private static final String RATE = "row rate";
  private static final String JITTER = "row jitter";
  private static final String GAPS = "gaps";
  private static final String FRAMES = "frames without a row";
  private static final List<String> MOTIONS = List.of("velocity", "acceleration", "jerk");
  private static final List<String> UNITS = List.of("rad/s", "rad/s^2", "rad/s^3");
  private static final String LAG = "action lag";
  private static final String FORM = "action form";
  private static final String LIMITS = "limit hits";
  private static final String STUCK = "stuck joints";
  private static final String GRIPS = "gripper events";
  private static final String GRIP_TIME = "time of gripper events";
  private static final double SECONDS = 20;
  private static final double HERTZ = 30;
  private static final int PER_SEED = 12;
  private static final int CLOCKS = 60;

  /** How states are told. */
  private record Tier(String name, double noise, double step, double jitter, double drops) {}

  private static final List<Tier> TIERS =
      List.of(
          new Tier("clean", 0, 0, 0, 0),
          new Tier("noise", 0.002, 0, 0, 0),
          new Tier("steps", 0, 2 * Math.PI / 4096, 0, 0),
          new Tier("ragged", 0.001, 2 * Math.PI / 4096, 0.08, 0.04));

  @Override
  public String heading() {
    return "Robot series";
  }

  @Override
  public String about() {
    return "Synthetic episodes of 20 s with 30 rows a second: four joints on ways of least jerk and a"
        + " gripper, whose states follow actions after 20 to 150 ms of delay and, in every second"
        + " one, a lag of first order of 30 to 90 ms; told exactly, with noise of 2 mrad, in steps of"
        + " 1/4096 turn, or with noise, steps, jitter of 8 % of a period and 4 % of rows missing."
        + " Half have a joint that is stopped at an end, or one that is stuck. False claims are"
        + " counted on robots at rest, on noise alone, and where actions are those of another"
        + " episode. The truth of a lag is the peak for the true velocities, a thousand a second.";
  }

  @Override
  public String run(Scores scores, Options options) {
    scores.declare(RATE, "Hz").declare(JITTER, "periods").declare(GAPS, "").declare(FRAMES, "");
    for (int i = 0; i < MOTIONS.size(); i++) {
      scores.declare(MOTIONS.get(i), UNITS.get(i));
    }
    scores.declare(LAG, "ms").declare(FORM, "").declare(LIMITS, "").declare(STUCK, "");
    scores.declare(GRIPS, "").declare(GRIP_TIME, "ms");
    for (Tier tier : TIERS) {
      for (int i = 0; options.wants(tier.name()) && i < PER_SEED * options.clips(); i++) {
        for (Actions actions : Actions.values()) {
          episode(scores, tier, actions, options.seed() + i);
        }
        negatives(scores, tier, options.seed() + i);
      }
      for (int i = 0; options.wants(tier.name()) && i < CLOCKS * options.clips(); i++) {
        clock(scores, tier, options.seed() + i);
      }
    }
    return "Velocities, accelerations and jerks are those of single rows, held against the error"
        + " that is stated for their joint; a jerk leaps where a way of least jerk begins and ends.";
  }

  private static Setting setting(Tier tier, Actions actions, long seed, double end, int stuck) {
    Random random = new Random(seed + 77);
    double delay = 0.02 + 0.13 * random.nextDouble();
    double lag = seed % 2 == 0 ? 0 : 0.03 + 0.06 * random.nextDouble();
    return new Setting(
        SECONDS,
        HERTZ,
        actions,
        delay,
        lag,
        tier.noise(),
        tier.step(),
        tier.jitter(),
        tier.drops(),
        end,
        stuck);
  }

  private static Map<String, SignalValue> measure(RobotSeries series) {
    List<Long> frames = new ArrayList<>();
    for (int i = 0; i < SECONDS * HERTZ; i++) {
      frames.add(Math.round(i * 1e9 / HERTZ));
    }
    Span span = new Span(0, (long) (SECONDS * 1000), new Rational(1, 1000));
    return new RobotSignals()
        .measure(
            new TelemetryClip(
                span, Telemetry.NONE, frames, RobotRecord.of(series, "0".repeat(64))));
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private static double number(Map<String, SignalValue> found, String name) {
    return value(found, name).number().orElse(Double.NaN);
  }

  private static void episode(Scores scores, Tier tier, Actions actions, long seed) {
    boolean stopped = seed % 4 == 2 && actions == Actions.ABSOLUTE;
    int stuck = seed % 4 == 3 ? 1 : -1;
    RobotScene scene =
        new RobotScene(
            setting(tier, actions, seed, stopped ? 0.7 : Double.POSITIVE_INFINITY, stuck), seed);
    Map<String, SignalValue> found = measure(scene.series());
    String name = tier.name();
    List<Integer> kept = scene.kept();
    int gaps = 0;
    for (int i = 1; i < kept.size(); i++) {
      gaps += kept.get(i) - kept.get(i - 1) > 1 ? 1 : 0;
    }
    scores.error(GAPS, name, number(found, "robot_gaps") - gaps);
    int missing = (int) (SECONDS * HERTZ) - kept.size();
    scores.error(FRAMES, name, number(found, "robot_frames_without_row") - missing);
    if (!stopped) {
      motion(scores, name, scene, found, seed, stuck);
    }
    form(scores, name, scene, found, actions);
    scores.error(
        LIMITS,
        name,
        actions == Actions.ABSOLUTE ? number(found, "robot_limit_hits") - scene.stops() : 0);
    String stuckNames = value(found, "robot_stuck_names").text().orElse("");
    if (stuck >= 0) {
      scores.there(STUCK, name, Arrays.asList(stuckNames.split(",", -1)).contains("joint_1"));
    }
    scores.absent(STUCK, name, !stuckNames.isEmpty() && !stuckNames.equals("joint_" + stuck));
    grips(scores, name, scene, found);
  }

  /** How rows lie in time is the same whatever the actions are, and told once for each series. */
  private static void clock(Scores scores, Tier tier, long seed) {
    Setting setting = setting(tier, Actions.ABSOLUTE, seed, Double.POSITIVE_INFINITY, -1);
    Map<String, SignalValue> found = measure(new RobotScene(setting, seed).series());
    SignalValue rate = value(found, "robot_rate_hz");
    scores.error(
        RATE,
        tier.name(),
        number(found, "robot_rate_hz") - HERTZ,
        rate.standardError().orElse(0.0));
    if (tier.jitter() > 0) {
      scores.error(
          JITTER,
          tier.name(),
          number(found, "robot_jitter") - trueJitter(tier),
          value(found, "robot_jitter").standardError().orElse(0.0));
    }
  }

  /** Two rows' own, each cut off at two and a half standard deviations, as its robust figure is. */
  private static double trueJitter(Tier tier) {
    return Math.sqrt(2) * tier.jitter();
  }

  private static void motion(
      Scores scores,
      String tier,
      RobotScene scene,
      Map<String, SignalValue> found,
      long seed,
      int stuck) {
    List<Double> times = value(found, "robot_time_s").series();
    Random random = new Random(seed);
    for (int order = 0; order < MOTIONS.size(); order++) {
      String name = "robot_" + MOTIONS.get(order);
      List<Double> values = value(found, name).series();
      List<Double> errors = value(found, name + "_error").series();
      for (int k = 0; k < 40; k++) {
        int joint = random.nextInt(RobotScene.JOINTS - 1);
        int row = random.nextInt(times.size());
        if (joint == stuck) {
          continue;
        }
        double truth = scene.derivative(joint, order + 1, times.get(row));
        scores.error(
            MOTIONS.get(order),
            tier,
            values.get(joint * times.size() + row) - truth,
            errors.get(joint));
      }
    }
  }

  private static void form(
      Scores scores,
      String tier,
      RobotScene scene,
      Map<String, SignalValue> found,
      Actions actions) {
    String told = value(found, "robot_action_form").text().orElse("absent");
    String truth = actions.name().toLowerCase(Locale.ROOT);
    scores.there(FORM, tier, told.equals(truth));
    scores.absent(
        FORM, tier, !told.equals(truth) && !told.equals("ambiguous") && !told.equals("absent"));
    SignalValue lag = value(found, "robot_action_lag_s");
    scores.there(LAG, tier, lag.number().isPresent());
    if (lag.number().isPresent()) {
      scores.error(
          LAG,
          tier,
          1000 * (lag.number().get() - scene.lag()),
          1000 * lag.standardError().orElse(0.0));
    }
  }

  private static void grips(
      Scores scores, String tier, RobotScene scene, Map<String, SignalValue> found) {
    List<Double> times = value(found, "robot_gripper_time_s").series();
    List<Double> errors = value(found, "robot_gripper_error_s").series();
    List<Double> told = new ArrayList<>(times);
    for (double truth : scene.grips()) {
      Optional<Double> near = told.stream().filter(t -> Math.abs(t - truth) < 0.15).findFirst();
      scores.there(GRIPS, tier, near.isPresent());
      near.ifPresent(
          t -> {
            told.remove(t);
            scores.error(GRIP_TIME, tier, 1000 * (t - truth), 1000 * errors.get(times.indexOf(t)));
          });
    }
    scores.absent(GRIPS, tier, !told.isEmpty());
  }

  /** Robots at rest, noise alone, actions of another episode. */
  private static void negatives(Scores scores, Tier tier, long seed) {
    RobotSeries moving =
        new RobotScene(setting(tier, Actions.ABSOLUTE, seed, Double.POSITIVE_INFINITY, -1), seed)
            .series();
    RobotSeries other =
        new RobotScene(
                setting(tier, Actions.ABSOLUTE, seed + 5000, Double.POSITIVE_INFINITY, -1),
                seed + 5000)
            .series();
    Random random = new Random(seed);
    double noise = Math.max(tier.noise(), 1e-3);
    nothing(scores, tier, changed(moving, (joint, row) -> 0.1 * joint, (joint, row) -> 0.1));
    nothing(
        scores,
        tier,
        changed(
            moving,
            (joint, row) -> noise * random.nextGaussian(),
            (joint, row) -> noise * random.nextGaussian()));
    nothing(
        scores,
        tier,
        changed(
            moving,
            moving::state,
            (joint, row) -> other.action(joint, Math.min(row, other.rows() - 1))));
  }

  /** A number of a joint at a row. */
  private interface Told {
    double at(int joint, int row);
  }

  private static RobotSeries changed(RobotSeries like, Told states, Told actions) {
    int rows = like.rows();
    long[] nanos = new long[rows];
    double[][] state = new double[RobotScene.JOINTS][rows];
    double[][] action = new double[RobotScene.JOINTS][rows];
    for (int row = 0; row < rows; row++) {
      nanos[row] = like.nanos(row);
      for (int joint = 0; joint < RobotScene.JOINTS; joint++) {
        state[joint][row] = states.at(joint, row);
        action[joint][row] = actions.at(joint, row);
      }
    }
    return new RobotSeries(nanos, like.states(), state, like.actions(), action);
  }

  private static void nothing(Scores scores, Tier tier, RobotSeries series) {
    Map<String, SignalValue> found = measure(series);
    String form = value(found, "robot_action_form").text().orElse("ambiguous");
    scores.absent(FORM, tier.name(), !form.equals("ambiguous"));
    scores.absent(LAG, tier.name(), value(found, "robot_action_lag_s").number().isPresent());
    scores.absent(LIMITS, tier.name(), value(found, "robot_limit_hits").number().orElse(0.0) > 0);
    scores.absent(STUCK, tier.name(), value(found, "robot_stuck_joints").number().orElse(0.0) > 0);
  }
}
