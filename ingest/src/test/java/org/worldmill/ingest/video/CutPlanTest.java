package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.video.ClipPlan.Stretch;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

class CutPlanTest {

  /** Thirty pictures in order, with keys at 0, 10 and 20. */
  private static final int[] PLAIN = IntStream.range(0, 30).toArray();

  @Test
  void copiesFromTheFirstKeyAndEncodesWhatIsBeforeIt() throws MediaException {
    ClipPlan plan = plan(Copying.JOINED, PLAIN, 0, 10, 20).of(span(5, 25));
    assertThat(plan.copy().from()).isEqualTo(10);
    assertThat(plan.copy().until()).isEqualTo(25);
    assertThat(plan.encoded()).containsExactly(new Stretch(5, 10, 0, 10));
    assertThat(plan.expected()).isEqualTo(20);
    assertThat(plan.copy().contains(24, 24)).isTrue();
    assertThat(plan.copy().contains(25, 25)).isFalse();
  }

  @Test
  void copiesFromTheKeyBeforeAndHidesWhereACodecAllowsNoJoining() throws MediaException {
    CutPlan film = plan(Copying.KEYED, PLAIN, 0, 10, 20);
    ClipPlan mid = film.of(span(5, 25));
    assertThat(mid.encoded()).isEmpty();
    assertThat(mid.copy().from()).isZero();
    assertThat(mid.hidden()).isEqualTo(5);
    assertThat(mid.hiddenBehind()).isZero();
    assertThat(mid.copy().contains(2, 2)).isTrue();
    ClipPlan whole = film.of(span(10, 25));
    assertThat(whole.hasCopy()).isTrue();
    assertThat(whole.encoded()).isEmpty();
  }

  @Test
  void copiesFewPicturesOnlyIfTheyAreAll() throws MediaException {
    CutPlan film = plan(Copying.JOINED, PLAIN, 0, 10, 20);
    assertThat(film.of(span(10, 13)).hidden()).isZero();
    assertThat(film.of(span(7, 13)).hidden()).isEqualTo(7);
  }

  @Test
  void encodesWhatWouldHideTooMuch() throws MediaException {
    CutPlan film = plan(Copying.KEYED, PLAIN, 0);
    assertThat(film.of(span(8, 12)).hidden()).isEqualTo(8);
    assertThat(film.of(span(9, 12)).hasCopy()).isFalse();
    assertThat(film.of(span(9, 12)).encoded()).containsExactly(new Stretch(9, 12, 0, 12));
  }

  @Test
  void hidesPicturesBehindTheSpanThatItsOwnReferTo() throws MediaException {
    int[] reordered = {0, 3, 1, 2, 6, 4, 5, 9, 7, 8};
    ClipPlan plan = plan(Copying.KEYED, reordered, 0).of(span(1, 5));
    assertThat(plan.copy().until()).isEqualTo(6);
    assertThat(plan.hidden()).isEqualTo(2);
    assertThat(plan.hiddenBehind()).isEqualTo(1);
    assertThat(plan.duration(4)).isEqualTo(2);
  }

  @Test
  void copiesTheBeginningOfAFilmThoughPicturesOfItAreShownBeforeItsKey() throws MediaException {
    int[] open = {2, 0, 1, 5, 3, 4};
    ClipPlan whole = plan(Copying.KEYED, open, 0).of(span(0, 6));
    assertThat(whole.hasCopy()).isTrue();
    assertThat(whole.hidden()).isZero();
    assertThat(whole.expected()).isEqualTo(6);
  }

  @Test
  void endsTheCopyWhereItsPicturesAreAllUpToAnInstant() throws MediaException {
    int[] reordered = {0, 3, 1, 2, 6, 4, 5, 9, 7, 8, 12, 10, 11, 15, 13, 14};
    ClipPlan plan = plan(Copying.JOINED, reordered, 0).of(span(0, 11));
    // Picture 10 refers to 12, which lies behind the end.
    assertThat(plan.copy().until()).isEqualTo(10);
    assertThat(plan.encoded()).containsExactly(new Stretch(10, 11, 0, 12));
    assertThat(plan.duration(9)).isEqualTo(1);
    assertThat(plan.decodingTime(0, 0)).isLessThan(plan.decodingTime(1, 3));
  }

  @Test
  void startsNoCopyAtAKeyWithLeadingPicturesUnlessTheSpanDoes() throws MediaException {
    // The key that shows 5 is followed by 3 and 4, which refer to what came before it.
    int[] open = {0, 1, 2, 5, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13};
    CutPlan film = plan(Copying.JOINED, open, 0, 3);
    assertThat(film.of(span(2, 14)).copy().from()).isZero();
    ClipPlan exact = film.of(span(5, 14));
    assertThat(exact.copy().from()).isEqualTo(3);
    assertThat(exact.copy().contains(4, 3)).isFalse();
    assertThat(exact.encoded()).isEmpty();
    assertThat(exact.expected()).isEqualTo(9);
  }

  @Test
  void trustsNoPacketsWhoseTimesRepeat() throws MediaException {
    ClipPlan plan =
        plan(Copying.JOINED, new int[] {0, 1, 1, 2, 3, 4, 5, 6, 7, 8}, 0).of(span(0, 9));
    assertThat(plan.hasCopy()).isFalse();
    assertThat(plan.expected()).isEqualTo(Integer.MAX_VALUE);
  }

  private static CutPlan plan(Copying copying, int[] pts, Integer... keys) throws MediaException {
    PacketCensus census = new PacketCensus();
    BitSet alone = new BitSet();
    List.of(keys).forEach(alone::set);
    AVPacket packet = avcodec.av_packet_alloc();
    for (int i = 0; i < pts.length; i++) {
      packet.pts(pts[i]).duration(1).flags(alone.get(i) ? avcodec.AV_PKT_FLAG_KEY : 0);
      census.add(packet);
    }
    avcodec.av_packet_free(packet);
    return new CutPlan(census, alone, copying, true);
  }

  private static Span span(long from, long until) {
    return new Span(from, until, new Rational(1, 30));
  }
}
