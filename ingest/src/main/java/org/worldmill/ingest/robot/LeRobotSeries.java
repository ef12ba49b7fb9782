package org.worldmill.ingest.robot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.parquet.NumberColumn;
import org.worldmill.ingest.parquet.ParquetFile;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.robot.RobotChannel;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.robot.RobotSeries;

/**
 * An episode of a LeRobot dataset of format 2: {@code observation.state} and {@code action} by
 * {@code timestamp}, which counts from the start of the episode's films. Rows whose numbers are
 * missing, or whose time does not rise, are left out. A damaged file gives a reason and no series.
 */
public final class LeRobotSeries {

  private static final String STATE = "observation.state";
  private static final String ACTION = "action";
  private static final String TIME = "timestamp";
  private static final int MOST_CHANNELS = 256;
  private static final double MOST_SECONDS = 1e6;

  private LeRobotSeries() {}

  /**
   * Reads one.
   *
   * @param file the episode's Parquet
   * @param info the dataset's description, if there is one
   */
  public static RobotRecord read(Path file, Optional<Path> info) {
    Optional<String> sha256 = Optional.empty();
    try {
      sha256 = Optional.of(ContentHash.of(file));
      return RobotRecord.of(series(ParquetFile.open(file), LeRobotInfo.read(info)), sha256.get());
    } catch (MediaException | IOException e) {
      return RobotRecord.unread("its robot series cannot be read: " + e.getMessage(), sha256);
    }
  }

  private static RobotSeries series(ParquetFile parquet, LeRobotInfo info) throws MediaException {
    NumberColumn times = column(parquet, TIME);
    NumberColumn states = column(parquet, STATE);
    Optional<NumberColumn> actions = parquet.column(ACTION);
    int rows = times.rows();
    if (states.rows() != rows || (actions.isPresent() && actions.get().rows() != rows)) {
      throw corrupt("its columns have different numbers of rows");
    }
    int width = width(states);
    int actionWidth = actions.isPresent() ? width(actions.get()) : 0;
    long[] nanos = new long[rows];
    double[][] stateValues = new double[width][rows];
    double[][] actionValues = new double[actionWidth][rows];
    int kept = 0;
    for (int row = 0; row < rows; row++) {
      double seconds = times.width(row) == 1 ? times.value(row, 0) : Double.NaN;
      boolean timed = seconds >= 0 && seconds < MOST_SECONDS;
      long time = timed ? Math.round(seconds * 1e9) : 0;
      if (timed
          && (kept == 0 || time > nanos[kept - 1])
          && taken(states, row, stateValues, kept)
          && (actions.isEmpty() || taken(actions.get(), row, actionValues, kept))) {
        nanos[kept++] = time;
      }
    }
    if (kept == 0) {
      throw corrupt("none of its rows has a time and all of its numbers");
    }
    List<RobotChannel> channels = info.channels(STATE, width);
    return new RobotSeries(
        Arrays.copyOf(nanos, kept),
        channels,
        cut(stateValues, kept),
        info.channels(ACTION, actionWidth),
        cut(actionValues, kept));
  }

  private static MediaException corrupt(String message) {
    return new MediaException(MediaException.Code.CORRUPT, message);
  }

  private static NumberColumn column(ParquetFile parquet, String name) throws MediaException {
    return parquet.column(name).orElseThrow(() -> corrupt("it has no column '" + name + "'"));
  }

  private static int width(NumberColumn column) throws MediaException {
    int width = column.rows() == 0 ? 0 : column.width(0);
    if (width == 0 || width > MOST_CHANNELS) {
      throw corrupt("it has lists of " + width + " numbers");
    }
    return width;
  }

  private static boolean taken(NumberColumn column, int row, double[][] values, int place) {
    boolean whole = column.width(row) == values.length;
    for (int i = 0; whole && i < values.length; i++) {
      values[i][place] = column.value(row, i);
      whole = Double.isFinite(values[i][place]);
    }
    return whole;
  }

  private static double[][] cut(double[][] values, int rows) {
    double[][] cut = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      cut[i] = Arrays.copyOf(values[i], rows);
    }
    return cut;
  }
}
