package org.worldmill.label.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds instants at which something is seen to strike against those at which a sharp sound begins:
 * the shift of the sound under which most of them meet (the mode of all pairwise differences), and
 * how many would meet by chance.
 *
 * @param seconds by how much the sound is later than the picture; negative if it comes first
 * @param error its standard error in seconds
 * @param pairs contacts that meet an onset at this shift
 * @param contacts of all
 * @param chance how many shifts would let as many meet if contacts and onsets had nothing to do
 *     with each other: an upper bound of the probability that the shift means nothing
 * @param rival how many contacts meet an onset at the best of all other shifts
 */
record ContactOnsets(
    double seconds, double error, int pairs, int contacts, double chance, int rival) {

  /** The greatest shift that is looked for. */
  static final double REACH_SECONDS = 0.4;

  /** A blow sounds within this time of the contact, whatever the errors. */
  private static final double LEAST_TOLERANCE = 0.002;

  private static final double MOST_TOLERANCE = 0.01;
  private static final double DEVIATIONS = 3;

  /** What is struck gives way, and is no point: this much more than stated errors. */
  private static final double OWN_ERROR = 0.00007;

  /** Share of an onset's error that is that of all: found on coded films of other seeds. */
  private static final double COMMON = 0.25;

  /** As many differences the stated errors count for beside those that are seen. */
  private static final double BELIEVED = 4;

  private static final int ROUNDS = 3;

  /**
   * Instants with standard errors, in seconds, in order.
   *
   * @param seconds the instants
   * @param errors as many
   */
  record Instants(List<Double> seconds, List<Double> errors) {
    Instants {
      seconds = List.copyOf(seconds);
      errors = List.copyOf(errors);
      if (seconds.size() != errors.size()) {
        throw new IllegalArgumentException(seconds.size() + " instants, " + errors.size());
      }
    }

    int count() {
      return seconds.size();
    }
  }

  /** A contact's way to an onset: the difference of their times, its error, the onset's alone. */
  private record Pair(int contact, double seconds, double error, double heard) {
    double tolerance() {
      return Math.max(LEAST_TOLERANCE, Math.min(MOST_TOLERANCE, DEVIATIONS * error));
    }
  }

  /** The best shift; empty if no contact has an onset within reach. */
  static Optional<ContactOnsets> of(Instants contacts, Instants onsets) {
    List<Pair> pairs = pairs(contacts, onsets);
    Optional<ContactOnsets> best = Optional.empty();
    for (Pair pair : pairs) {
      List<Pair> met = met(pairs, pair.seconds());
      boolean better =
          best.isEmpty()
              || met.size() > best.get().pairs()
              || (met.size() == best.get().pairs() && error(met) < best.get().error());
      if (better) {
        best = Optional.of(refined(pairs, met, contacts.count()));
      }
    }
    return best.map(found -> found.judged(pairs, contacts, onsets));
  }

  private static List<Pair> pairs(Instants contacts, Instants onsets) {
    List<Pair> pairs = new ArrayList<>();
    for (int c = 0; c < contacts.count(); c++) {
      for (int o = 0; o < onsets.count(); o++) {
        double difference = onsets.seconds().get(o) - contacts.seconds().get(c);
        double seen = contacts.errors().get(c);
        double heard = onsets.errors().get(o);
        if (Math.abs(difference) <= REACH_SECONDS) {
          double error = Math.sqrt(seen * seen + heard * heard + OWN_ERROR * OWN_ERROR);
          pairs.add(new Pair(c, difference, error, heard));
        }
      }
    }
    return pairs;
  }

  /** For each contact the pair next to a shift, where it is near enough. */
  private static List<Pair> met(List<Pair> pairs, double shift) {
    List<Pair> met = new ArrayList<>();
    for (Pair pair : pairs) {
      double off = Math.abs(pair.seconds() - shift);
      if (off > pair.tolerance()) {
        continue;
      }
      int last = met.size() - 1;
      if (last < 0 || met.get(last).contact() != pair.contact()) {
        met.add(pair);
      } else if (off < Math.abs(met.get(last).seconds() - shift)) {
        met.set(last, pair);
      }
    }
    return met;
  }

  private static double mean(List<Pair> met) {
    double weights = 0;
    double sum = 0;
    for (Pair pair : met) {
      double weight = 1 / (pair.error() * pair.error());
      weights += weight;
      sum += weight * pair.seconds();
    }
    return sum / weights;
  }

  /**
   * Of the weighted mean; greater where they differ by more than their errors say, and less where
   * by less, as hard things do. A coder smears all of a film's sounds alike, so part of the onsets'
   * errors does not average out.
   */
  private static double error(List<Pair> met) {
    double mean = mean(met);
    double weights = 0;
    double squares = 0;
    double heard = 0;
    for (Pair pair : met) {
      double z = (pair.seconds() - mean) / pair.error();
      weights += 1 / (pair.error() * pair.error());
      squares += z * z;
      heard += COMMON * pair.heard() / met.size();
    }
    double spread = (BELIEVED + squares) / (BELIEVED + Math.max(0, met.size() - 1));
    double own = spread / weights;
    return Math.sqrt(own + heard * heard);
  }

  private static ContactOnsets refined(List<Pair> pairs, List<Pair> first, int contacts) {
    List<Pair> met = first;
    for (int round = 0; round < ROUNDS; round++) {
      List<Pair> again = met(pairs, mean(met));
      met = again.size() >= met.size() ? again : met;
    }
    return new ContactOnsets(mean(met), error(met), met.size(), contacts, 1, 0);
  }

  private ContactOnsets judged(List<Pair> pairs, Instants seen, Instants heard) {
    int other = 0;
    double tolerance = 0;
    for (Pair pair : pairs) {
      tolerance += pair.tolerance() / pairs.size();
      if (Math.abs(pair.seconds() - seconds) > 2 * MOST_TOLERANCE) {
        other = Math.max(other, met(pairs, pair.seconds()).size());
      }
    }
    double first = seen.seconds().get(0) - REACH_SECONDS;
    double last = seen.seconds().get(seen.count() - 1) + REACH_SECONDS;
    long near = heard.seconds().stream().filter(t -> t >= first && t <= last).count();
    double one = 1 - Math.exp(-near / (last - first) * 2 * tolerance);
    double shifts = REACH_SECONDS / tolerance;
    double expected = Math.min(1, shifts * atLeast(this.pairs, contacts, one));
    return new ContactOnsets(seconds, error, this.pairs, contacts, expected, other);
  }

  /** The probability of so many successes at least. */
  static double atLeast(int successes, int trials, double one) {
    double sum = 0;
    for (int k = successes; k <= trials; k++) {
      double ways = 1;
      for (int i = 0; i < k; i++) {
        ways *= (double) (trials - i) / (k - i);
      }
      sum += ways * Math.pow(one, k) * Math.pow(1 - one, trials - k);
    }
    return Math.min(1, sum);
  }
}
