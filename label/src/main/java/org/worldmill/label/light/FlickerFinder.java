package org.worldmill.label.light;

import java.util.Arrays;
import java.util.Optional;
import org.worldmill.label.light.LightTrace.Part;
import org.worldmill.label.light.Spectrum.Complex;

/**
 * Looks for a swing that all strips of the picture share, alike or one after the other as a rolling
 * shutter has it. Claims one only where its power stands far out of that of neighbouring
 * frequencies, is spread evenly over the strips, and is the same on the left as on the right: what
 * moves, turns or blinks somewhere in the picture is none of these.
 */
final class FlickerFinder {

  /**
   * Frequencies up to here belong to exposures that swing, if the whole picture does it at once.
   */
  private static final double SLOW_HZ = 3;

  private static final double LEAST_HZ = 0.25;

  /** Light that changes and changes back once or twice is no swing. */
  private static final double LEAST_PERIODS = 3.5;

  private static final int LEAST_PICTURES = 24;
  private static final double LEAST_SECONDS = 1;
  private static final int LEAST_ROWS = 6;

  /** Bands to the picture's height that are looked for: strips do not show more. */
  private static final double MOST_BANDS = 4;

  private static final double BANDS_STEP = 0.25;
  private static final double NO_BANDS = 0.35;

  /** By how much the power must exceed the mean of its neighbours: chance makes it 20 at most. */
  private static final double LEAST_POWER = 40;

  private static final double LEAST_EVEN = 0.75;
  private static final double MOST_APART = 0.3;

  /** Coders that make every second or third picture finer let the light swing by less. */
  private static final double LEAST_AMPLITUDE = 0.005;

  /** Steps of the search on each side over which noise is judged, but for those in the middle. */
  static final int NEIGHBOURS = 24;

  private static final int PEAK = 5;
  private static final int ROUNDS = 5;

  /**
   * Errors of frequencies by those that follow from the noise, which is judged from the neighbours:
   * what moves and what a coder does fill these more than the place of the swing. Found on scenes
   * that docs/accuracy.md does not have.
   */
  private static final double CALIBRATION = 0.7;

  /** Strips stand for rows, and rows for times: no number of bands is known better. */
  private static final double BANDS_ERROR = 0.003;

  private static final String STEADY = "the light is steady, as far as it can be told";

  private final LightTrace trace;

  /** What is looked for. */
  enum Range {
    /** Lamps, whose light swings faster, or in bands. */
    FAST,
    /** Exposures that go up and down. */
    SLOW
  }

  /**
   * What was found.
   *
   * @param flicker the swing; empty if none is claimed
   * @param reason why none is claimed; empty if one is
   */
  record Finding(Optional<Flicker> flicker, String reason) {
    static Finding none(String reason) {
      return new Finding(Optional.empty(), reason);
    }
  }

  /** A place of the search. */
  private record Peak(double hz, double bands, double power) {}

  FlickerFinder(LightTrace trace) {
    this.trace = trace;
  }

  Finding find(Range range) {
    int last = trace.size() - 1;
    if (last < LEAST_PICTURES || trace.seconds(last) - trace.seconds(0) < LEAST_SECONDS) {
      return Finding.none("fewer than 25 different pictures, or less than a second of them");
    }
    double seconds = trace.seconds(last) - trace.seconds(0);
    Spectrum spectrum = new Spectrum(trace, Part.ALL);
    if (spectrum.rows() < LEAST_ROWS) {
      return Finding.none("half of the picture is too dark or too bright to tell");
    }
    double least = Math.max(LEAST_HZ, LEAST_PERIODS / seconds);
    double rate = last / seconds;
    double most = range == Range.SLOW ? Math.min(SLOW_HZ, rate / 2) : rate / 2 - 1 / seconds;
    Optional<Peak> peak = highest(spectrum, range, least, most, 0.5 / seconds);
    return peak.filter(found -> found.power() >= LEAST_POWER)
        .map(found -> refined(spectrum, found, 0.5 / seconds))
        .map(found -> judged(spectrum, found))
        .orElse(Finding.none(STEADY));
  }

  /**
   * The place of greatest power by that of its neighbours. At each frequency those bands count in
   * which most of it comes together; by what range they belong to it is looked for or left out.
   */
  private static Optional<Peak> highest(
      Spectrum spectrum, Range range, double least, double most, double step) {
    int half = (int) (MOST_BANDS / BANDS_STEP);
    int count = (int) Math.floor(most / step) + (range == Range.SLOW ? NEIGHBOURS : 0);
    double[][] sums = spectrum.sweep(step, step, Math.max(1, count));
    double[][] power = new double[2 * half + 1][sums.length];
    for (int b = 0; b < power.length; b++) {
      double[] turns = spectrum.turns((b - half) * BANDS_STEP);
      for (int i = 0; i < sums.length; i++) {
        power[b][i] = Spectrum.along(sums[i], turns).square();
      }
    }
    Optional<Peak> best = Optional.empty();
    for (int i = 0; i < sums.length; i++) {
      int strongest = strongest(power, i);
      double bands = (strongest - half) * BANDS_STEP;
      double hz = (i + 1) * step;
      boolean exposure = hz <= SLOW_HZ && Math.abs(bands) < NO_BANDS;
      if (hz >= least && hz <= most && exposure == (range == Range.SLOW)) {
        double times = power[strongest][i] / noise(power[strongest], i);
        if (times > best.map(Peak::power).orElse(0.0)) {
          best = Optional.of(new Peak(hz, bands, times));
        }
      }
    }
    return best;
  }

  private static int strongest(double[][] power, int at) {
    int strongest = 0;
    for (int b = 1; b < power.length; b++) {
      strongest = power[b][at] > power[strongest][at] ? b : strongest;
    }
    return strongest;
  }

  /** Mean power about a place, from the median: that of noise is spread exponentially. */
  static double noise(double[] power, int at) {
    double[] near = new double[2 * (NEIGHBOURS - PEAK)];
    int n = 0;
    for (int i = at - NEIGHBOURS; i < at + NEIGHBOURS; i++) {
      if (Math.abs(i - at) > PEAK && i >= 0 && i < power.length && n < near.length) {
        near[n++] = power[i];
      }
    }
    Arrays.sort(near, 0, n);
    return Math.max(1e-12, near[n / 2] / Math.log(2));
  }

  /** The top between the places of the search, by parabolas. */
  private static Peak refined(Spectrum spectrum, Peak coarse, double step) {
    double hz = coarse.hz();
    double bands = coarse.bands();
    double wide = step;
    double tall = BANDS_STEP;
    for (int round = 0; round < ROUNDS; round++) {
      double[] sums = spectrum.at(hz);
      double here = spectrum.along(sums, bands).square();
      double down = spectrum.along(sums, bands - tall).square();
      double up = spectrum.along(sums, bands + tall).square();
      double before = spectrum.along(spectrum.at(hz - wide), bands).square();
      double after = spectrum.along(spectrum.at(hz + wide), bands).square();
      hz += wide * top(before, here, after);
      bands += tall * top(down, here, up);
      wide /= 2;
      tall /= 2;
    }
    return new Peak(hz, bands, coarse.power());
  }

  /** Where a parabola through three even places is highest, in steps from the middle one. */
  private static double top(double before, double here, double after) {
    double bend = before - 2 * here + after;
    return bend >= 0 ? 0 : Math.max(-1, Math.min(1, (before - after) / (2 * bend)));
  }

  private Finding judged(Spectrum spectrum, Peak peak) {
    double[] sums = spectrum.at(peak.hz());
    Complex whole = spectrum.along(sums, peak.bands());
    double squares = Arrays.stream(sums).map(sum -> sum * sum).sum();
    double even = whole.square() / (spectrum.rows() * squares);
    if (even < LEAST_EVEN || !alike(peak)) {
      return Finding.none("what swings is part of the picture, not its light");
    }
    double amplitude = spectrum.amplitude(peak.hz(), peak.bands());
    if (amplitude < LEAST_AMPLITUDE) {
      return Finding.none(STEADY);
    }
    if (Overtones.isOne(spectrum, peak.hz(), peak.bands(), amplitude)) {
      return Finding.none("what swings goes with a slower swing, which is coded in steps");
    }
    double power = peak.power();
    double mirrored = spectrum.mirrored(peak.hz());
    double frequency = Math.hypot(spectrum.frequencyError(power), mirrored / spectrum.seconds());
    SwingSize size = SwingSize.of(trace, peak.hz(), peak.bands());
    double bands = Math.hypot(BANDS_ERROR, StripScatter.of(spectrum, sums, peak.bands()).bands());
    return new Finding(
        Optional.of(
            new Flicker(
                peak.hz(),
                CALIBRATION * frequency,
                size.amplitude(),
                size.error(),
                peak.bands(),
                bands,
                even * (1 - LEAST_POWER / (2 * power)))),
        "");
  }

  /** Whether both halves swing by as much at the same time. */
  private boolean alike(Peak peak) {
    Complex left = side(Part.LEFT, peak);
    Complex right = side(Part.RIGHT, peak);
    Complex sum = new Complex(left.re() + right.re(), left.im() + right.im());
    double apart = Math.sqrt(left.minus(right).square());
    return apart < MOST_APART * Math.sqrt(sum.square());
  }

  private Complex side(Part part, Peak peak) {
    Spectrum spectrum = new Spectrum(trace, part);
    if (spectrum.rows() < LEAST_ROWS / 2) {
      return new Complex(Double.NaN, Double.NaN);
    }
    Complex sum = spectrum.along(spectrum.at(peak.hz()), peak.bands());
    double size = spectrum.rows() * spectrum.unit();
    return new Complex(sum.re() / size, sum.im() / size);
  }
}
