package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.telemetry.TelemetryClock;

class CountedClockTest {

  private static final long SECOND = 1_000_000_000L;

  /** A camera that writes once a second what it has got by then, up to 80 ms late. */
  private static List<CountedClock.Packet> written(int seconds, double rateHz, long seed) {
    Random random = new Random(seed);
    List<CountedClock.Packet> packets = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < seconds; i++) {
      long got = (long) ((i + 1 - 0.08 * random.nextDouble()) * rateHz) + 1;
      packets.add(
          new CountedClock.Packet(before, got - before, i * SECOND, SECOND, CountedClock.NO_STAMP));
      before = got;
    }
    return packets;
  }

  @Property(tries = 200)
  void findsTheRateOfLateWriters(
      @ForAll @DoubleRange(min = 18, max = 3200) double rateHz,
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    CountedClock clock = new CountedClock(written(12, rateHz, seed));
    assertThat(clock.kind()).isEqualTo(TelemetryClock.COUNTED);
    // A sample of the eleventh second stands within a few latencies of its true time.
    double error = clock.nanos(Math.round(11 * rateHz)) / 1e9 - Math.round(11 * rateHz) / rateHz;
    assertThat(error).isCloseTo(0, within(0.2));
  }

  @Test
  void aLateFirstPacketDoesNotBendTheRate() {
    // A HERO7 of the corpus: 27 frames in its first packet, 32 in its second, then 30 each.
    int[] counts = {27, 32, 30, 30, 30, 30, 30, 30, 30, 30, 30};
    List<CountedClock.Packet> packets = new ArrayList<>();
    long first = 0;
    for (int i = 0; i < counts.length; i++) {
      packets.add(
          new CountedClock.Packet(
              first, counts[i], i * 1_001_000_000L, 1_001_000_000L, CountedClock.NO_STAMP));
      first += counts[i];
    }
    CountedClock clock = new CountedClock(packets);
    assertThat(clock.nanos(0)).isZero();
    assertThat(clock.nanos(328)).isCloseTo(328 * 1_001_000_000L / 30, within(10L));
    assertThat(clock.spreadNanos()).isCloseTo(100_100_000L, within(10L));
  }

  @Test
  void longRecordingsAreFittedOverPartOfTheirPackets() {
    CountedClock clock = new CountedClock(written(3600, 200, 4));
    assertThat(clock.nanos(719_000)).isCloseTo(3_595 * SECOND, within(50_000_000L));
  }
}
