package org.worldmill.label.robot;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.SignalSpec;

/** The declarations of {@link RobotSignals}. */
final class RobotSpecs {

  static final List<String> MOTIONS = List.of("velocity", "acceleration", "jerk");

  private static final double ANY = Double.POSITIVE_INFINITY;
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final List<String> UNITS = List.of("units/s", "units/s^2", "units/s^3");
  private static final String ROWS = "over the rows whose time lies within the clip";
  private static final String FIT =
      "derivative of a cubic fitted to nine rows at their own times (Savitzky and Golay 1964); the"
          + " unit is that of robot_unit";
  private static final String JOINTS = ", one for each of robot_joint_names";

  private RobotSpecs() {}

  static List<SignalSpec> all() {
    List<SignalSpec> all = new ArrayList<>(recording());
    all.add(
        SignalSpec.series(
            "robot_time_s",
            "s",
            0,
            ANY,
            "Times of robot_velocity, robot_acceleration and robot_jerk since the clip began",
            "times of rows with four neighbours on either side and no gap between"));
    for (int order = 0; order < MOTIONS.size(); order++) {
      motion(MOTIONS.get(order), UNITS.get(order), all);
    }
    all.addAll(together());
    all.addAll(gripper());
    return all;
  }

  private static List<SignalSpec> recording() {
    return List.of(
        SignalSpec.text(
            "robot_series_sha256",
            "SHA-256 of the file that the robot's series was read from",
            "LeRobot 2: data/CHUNK/EPISODE.parquet for videos/CHUNK/KEY/EPISODE.mp4"),
        SignalSpec.text(
            "robot_joint_names",
            "Names of the channels of state, separated by commas",
            "as the dataset names them, else their numbers from 0"),
        SignalSpec.text(
            "robot_unit",
            "Unit of the state: rad, or units where the dataset states none",
            "meta/info.json"),
        SignalSpec.count("robot_rows", "Rows of the series in the clip", ROWS),
        SignalSpec.number(
            "robot_rate_hz",
            "Hz",
            0,
            ANY,
            "Rows a second where none is missing",
            "least squares of times by count, each row counted by its distance in periods"),
        SignalSpec.number(
            "robot_jitter",
            "1",
            0,
            ANY,
            "Standard deviation of the time from row to row, in periods",
            "1.4826 median absolute deviations from whole periods"),
        SignalSpec.count(
            "robot_gaps",
            "How often rows are missing between two",
            "over one and a half periods from a row to the next"),
        SignalSpec.number(
            "robot_longest_gap_s", "s", 0, ANY, "The longest time between two such rows", ROWS),
        SignalSpec.count(
            "robot_frames_without_row",
            "Frames of the clip that no row is near",
            "farther than half the usual time between frames"));
  }

  private static void motion(String name, String unit, List<SignalSpec> all) {
    String joints = "robot_" + name;
    all.add(
        SignalSpec.series(
            joints,
            unit,
            NONE,
            ANY,
            "The " + name + " of all channels of state at robot_time_s, channel after channel",
            FIT));
    all.add(
        SignalSpec.series(
            joints + "_error",
            unit,
            0,
            ANY,
            "Root mean square standard error of the " + name + JOINTS,
            "noise, and how far fits of the fifth degree differ beyond it"));
    all.add(
        SignalSpec.series(
            joints + "_peak",
            unit,
            0,
            ANY,
            "Greatest magnitude of the " + name + " in the clip" + JOINTS,
            FIT));
    all.add(
        SignalSpec.series(
            joints + "_rms",
            unit,
            0,
            ANY,
            "Root mean square " + name + " in the clip" + JOINTS,
            FIT + "; the mean square standard error is taken off"));
  }

  private static List<SignalSpec> together() {
    String pushed =
        "at least 0.15 s at the end of what the whole series reaches, while the action asks for"
            + " over 5 % of that range more";
    return List.of(
        SignalSpec.text(
            "robot_action_form",
            "What actions are: absolute (positions), delta (changes by the next row), velocity, or"
                + " ambiguous",
            "which leaves under a quarter of the state's variance over with no factor free, and 2.5"
                + " times less than the next, at delays to 0.5 s"),
        SignalSpec.number(
            "robot_action_margin",
            "1",
            0,
            ANY,
            "How surely: logarithm of what the next best form leaves over, over what the best does",
            "medians over the channels that move"),
        SignalSpec.number(
            "robot_action_lag_s",
            "s",
            -0.25,
            1,
            "How long after the action the state follows",
            "peak of the cross-correlation of their velocities, all moving channels together; absent"
                + " under 0.6 or where another peak is as high"),
        SignalSpec.share(
            "robot_limit_share", "Share of rows at which a joint is held at its end", pushed),
        SignalSpec.count("robot_limit_hits", "How often a joint came to be held there", pushed),
        SignalSpec.count("robot_limit_joints", "Joints that ever were", pushed),
        SignalSpec.count(
            "robot_stuck_joints",
            "Joints that do not move at all while their action does",
            "state within its noise all clip long, action over ten times that"),
        SignalSpec.text(
            "robot_stuck_names", "The names of these joints, separated by commas", "as counted"));
  }

  private static List<SignalSpec> gripper() {
    String method =
        "where it crosses the middle of what the whole series reaches, from under a quarter to over"
            + " three quarters or back; which end is open no series says";
    return List.of(
        SignalSpec.count("robot_gripper_events", "How often a gripper closed or opened", method),
        SignalSpec.series(
            "robot_gripper_time_s", "s", 0, ANY, "When it did, since the clip began", method),
        SignalSpec.series(
            "robot_gripper_error_s",
            "s",
            0,
            ANY,
            "Standard errors of robot_gripper_time_s, stamps of rows taken as they are",
            "noise of the number over its rise, and its bend between two rows"),
        SignalSpec.series(
            "robot_gripper_direction",
            "1",
            -1,
            1,
            "Whether its number rose (1) or fell (-1), at robot_gripper_time_s",
            method),
        SignalSpec.series(
            "robot_gripper_channel",
            "1",
            0,
            ANY,
            "Which of robot_joint_names it was, from 0, at robot_gripper_time_s",
            "named gripper, jaw or finger"));
  }
}
