package org.worldmill.ingest.telemetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.worldmill.schemas.telemetry.TelemetryClock;

/**
 * Gives times to samples that come in numbered packets.
 *
 * <p>Where the device stamped its packets, samples are even between the stamps. Else one rate is
 * fitted over all packets, the median of the slopes between packets half the film apart (Theil
 * 1950, in the abbreviated form of Conover 1980: packets are written late or early by a tenth of a
 * second, and a mean would follow them), starting where the first packet begins. Where that leaves
 * a packet more than half a packet's length off, samples were lost without being counted or the
 * counter leapt, and each packet's own time is taken.
 */
final class CountedClock {

  /**
   * A packet of one stream.
   *
   * @param first number of its first sample
   * @param count samples in it
   * @param nanos container time
   * @param lengthNanos container duration
   * @param stampNanos the device's stamp of its first sample, on the container's clock; {@link
   *     #NO_STAMP} without one
   */
  record Packet(long first, long count, long nanos, long lengthNanos, long stampNanos) {}

  /** The rate between two packets, and how many packets they are apart. */
  private record Slope(double nanosPerSample, int weight) {}

  static final long NO_STAMP = Long.MIN_VALUE;

  /** Of more packets than this some are left out when the rate is fitted. */
  private static final int MOST_KNOTS = 200;

  private final List<Packet> packets;
  private final TelemetryClock kind;
  private final double nanosPerSample;
  private final long spreadNanos;
  private int at;

  CountedClock(List<Packet> packets) {
    this.packets = List.copyOf(packets);
    this.nanosPerSample = slope();
    long spread = spread();
    boolean steady = nanosPerSample > 0 && spread <= medianLength() / 2;
    if (isStamped()) {
      this.kind = TelemetryClock.DEVICE;
    } else {
      this.kind = steady ? TelemetryClock.COUNTED : TelemetryClock.PACKET;
    }
    this.spreadNanos = kind == TelemetryClock.COUNTED ? spread : 0;
  }

  TelemetryClock kind() {
    return kind;
  }

  long spreadNanos() {
    return spreadNanos;
  }

  private boolean isStamped() {
    for (int i = 0; i < packets.size(); i++) {
      long stamp = packets.get(i).stampNanos();
      if (stamp == NO_STAMP || (i > 0 && stamp <= packets.get(i - 1).stampNanos())) {
        return false;
      }
    }
    return packets.size() > 1;
  }

  private double slope() {
    int stride = (packets.size() + MOST_KNOTS - 1) / MOST_KNOTS;
    List<Slope> slopes = new ArrayList<>();
    double weights = 0;
    for (int i = 0; i < packets.size(); i += stride) {
      for (int j = i + stride; j < packets.size(); j += stride) {
        long samples = packets.get(j).first() - packets.get(i).first();
        double nanos = (double) packets.get(j).nanos() - packets.get(i).nanos();
        slopes.add(new Slope(nanos / samples, j - i));
        weights += j - i;
      }
    }
    slopes.sort(Comparator.comparingDouble(Slope::nanosPerSample));
    double before = 0;
    for (Slope slope : slopes) {
      before += slope.weight();
      if (before >= weights / 2) {
        return slope.nanosPerSample();
      }
    }
    return (double) packets.get(0).lengthNanos() / packets.get(0).count();
  }

  private long spread() {
    double most = 0;
    for (Packet packet : packets) {
      most = Math.max(most, Math.abs(packet.nanos() - counted(packet.first())));
    }
    return most < Long.MAX_VALUE ? (long) most : Long.MAX_VALUE;
  }

  private long medianLength() {
    long[] lengths = packets.stream().mapToLong(Packet::lengthNanos).sorted().toArray();
    return lengths[lengths.length / 2];
  }

  private double counted(long sample) {
    return packets.get(0).nanos() + (sample - packets.get(0).first()) * nanosPerSample;
  }

  /** The time of a sample; to be asked in rising order. */
  long nanos(long sample) {
    while (at + 1 < packets.size() && packets.get(at + 1).first() <= sample) {
      at++;
    }
    if (kind == TelemetryClock.COUNTED) {
      return Math.round(counted(sample));
    }
    Packet packet = packets.get(at);
    double share = (double) (sample - packet.first()) / packet.count();
    if (kind == TelemetryClock.PACKET) {
      return packet.nanos() + Math.round(share * packet.lengthNanos());
    }
    return packet.stampNanos() + Math.round((sample - packet.first()) * stampedStep());
  }

  /** To the next stamp, or at the end as before the last one. */
  private double stampedStep() {
    int from = Math.min(at, packets.size() - 2);
    Packet a = packets.get(from);
    Packet b = packets.get(from + 1);
    return (double) (b.stampNanos() - a.stampNanos()) / (b.first() - a.first());
  }
}
