package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandsTest {

  private record Piece(int number) {}

  private static Work<Piece> work(int number, long bytes) {
    return new Work<>(new Piece(number), bytes, 0);
  }

  @Test
  void nothingIsDealtToNoHands() {
    assertThat(Hands.deal(List.<Work<Piece>>of(), 4)).isEmpty();
  }

  @Test
  void thereAreNoEmptyHands() {
    assertThat(Hands.deal(List.of(work(0, 5), work(1, 7)), 8)).hasSize(2);
  }

  @Test
  void everyPieceIsDealtOnce() {
    List<Work<Piece>> works = IntStream.range(0, 50).mapToObj(i -> work(i, i * 37 % 11)).toList();
    assertThat(Hands.deal(works, 7).stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(works);
  }

  @Test
  void theFirstHandHoldsTheLongestPieceAndTheRestLevelsOut() {
    List<List<Work<Piece>>> hands =
        Hands.deal(List.of(work(0, 10), work(1, 10), work(2, 20), work(3, 10)), 2);
    assertThat(hands.get(0)).first().isEqualTo(work(2, 20));
    assertThat(hands).extracting(HandsTest::cost).containsExactly(32L, 22L);
  }

  private static long cost(List<Work<Piece>> hand) {
    return hand.stream().mapToLong(Work::cost).sum();
  }
}
