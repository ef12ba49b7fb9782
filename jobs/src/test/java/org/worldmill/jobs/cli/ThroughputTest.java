package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void saysRealTimeForMedia() {
    assertThat(new Throughput(1, 4, 10, 30, 10_000_000_000L).rate()).isEqualTo("3.0x real time");
  }

  @Test
  void saysMebibytesWhereThereIsNoMedia() {
    assertThat(new Throughput(1, 4, 20 << 20, 0, 10_000_000_000L).rate()).isEqualTo("2.0 MiB/s");
  }

  @Test
  void saysUnitsWhereThereIsNothingElse() {
    assertThat(new Throughput(5, 0, 0, 0, 10_000_000_000L).rate()).isEqualTo("0.5/s");
  }

  @Test
  void foreseesTheEnd() {
    assertThat(new Throughput(1, 4, 0, 0, 30_000_000_000L).remaining()).isEqualTo("1:30 left");
    assertThat(new Throughput(1, 1000, 0, 0, 30_000_000_000L).remaining()).isEqualTo("8:19 h left");
  }

  @Test
  void saysNothingWhereNobodyCanKnow() {
    assertThat(new Throughput(0, 4, 0, 0, 1).remaining()).isEmpty();
    assertThat(new Throughput(3, 0, 0, 0, 1).remaining()).isEmpty();
    assertThat(new Throughput(4, 4, 0, 0, 1).remaining()).isEmpty();
  }
}
