package org.worldmill.curate.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.worldmill.curate.duplicate.PaintedClips.barred;
import static org.worldmill.curate.duplicate.PaintedClips.clip;
import static org.worldmill.curate.duplicate.PaintedClips.cropped;
import static org.worldmill.curate.duplicate.PaintedClips.fixed;
import static org.worldmill.curate.duplicate.PaintedClips.from;
import static org.worldmill.curate.duplicate.PaintedClips.mirrored;
import static org.worldmill.curate.duplicate.PaintedClips.moving;
import static org.worldmill.curate.duplicate.PaintedClips.still;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;

class MatcherTest {

  private static Optional<Match.Kind> kind(Signature a, Signature b) {
    return Matcher.compare(a, b).map(Match::kind);
  }

  @Test
  void findsPicturesCroppedMirroredAndBetweenBars() {
    for (int seed = 1; seed <= 5; seed++) {
      Signature whole = still(moving(seed));

      assertThat(kind(whole, whole)).contains(Match.Kind.NEAR);
      assertThat(kind(still(cropped(moving(seed), 0.1)), whole)).contains(Match.Kind.NEAR);
      assertThat(kind(still(mirrored(moving(seed))), whole)).contains(Match.Kind.MIRRORED);
      assertThat(kind(still(barred(moving(seed), 0)), whole)).contains(Match.Kind.NEAR);
      assertThat(kind(still(moving(seed + 10)), whole)).isEmpty();
    }
  }

  @Test
  void findsAPartOfAClipAndWhereItLies() {
    Signature long12 = clip(moving(3), 12);
    Signature part = clip(from(moving(3), 5.1, 1), 3);

    Match match = Matcher.compare(part, long12).orElseThrow();

    assertThat(match.kind()).isEqualTo(Match.Kind.PART);
    assertThat(match.offsetMillis().orElseThrow()).isBetween(4700L, 5500L);
  }

  @Test
  void findsClipsAtAnotherSpeedCroppedAndMirrored() {
    Signature clip = clip(moving(4), 6);

    assertThat(kind(clip(from(moving(4), 0, 2), 3), clip)).contains(Match.Kind.NEAR);
    assertThat(kind(clip(from(moving(4), 0, 0.8), 7.5), clip)).contains(Match.Kind.NEAR);
    assertThat(kind(clip(cropped(moving(4), 0.1), 6), clip)).contains(Match.Kind.NEAR);
    assertThat(kind(clip(mirrored(moving(4)), 6), clip)).contains(Match.Kind.MIRRORED);
    assertThat(kind(clip(moving(5), 6), clip)).isEmpty();
  }

  @Test
  void twoTimesOfOneFixedCameraAreNoDuplicates() {
    Signature clip = clip(fixed(1), 6);

    assertThat(kind(clip(fixed(1), 6), clip)).contains(Match.Kind.NEAR);
    assertThat(kind(clip(fixed(2), 6), clip)).isEmpty();
    assertThat(kind(clip(fixed(3), 6), clip)).isEmpty();
    assertThat(clip(fixed(2), 6).hashes())
        .as("their pictures alone would not tell")
        .anySatisfy(
            hash ->
                assertThat(PictureHash.distance(hash, clip.hashes().get(12)))
                    .isLessThan(Alignment.SAME));
  }

  @Test
  void sameContentOfTheSameLengthIsSaidFirst() {
    Signature a = withContent(clip(moving(1), 4), "0123456789abcdef0123456789abcdef");
    Signature b = withContent(clip(moving(2), 4), "0123456789abcdef0123456789abcdef");
    Signature shorter = withContent(clip(moving(2), 3), "0123456789abcdef0123456789abcdef");

    assertThat(kind(a, b)).contains(Match.Kind.CONTENT);
    assertThat(kind(a, shorter)).isEmpty();
  }

  @Test
  void neverMatchesModalitiesWithEachOther() {
    assertThat(kind(still(moving(1)), clip(moving(1), 3))).isEmpty();
  }

  @Test
  void comparesShapesByTheirNumbers() {
    assertThat(kind(shape(0.5, 1.0), shape(0.51, 1.01))).contains(Match.Kind.NEAR);
    assertThat(kind(shape(0.5, 1.0), shape(0.7, 1.3))).isEmpty();
  }

  private static Signature shape(double... values) {
    return new Signature(
        Modality.MODEL3D,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        java.util.Arrays.stream(values).boxed().toList());
  }

  private static Signature withContent(Signature s, String digest) {
    return new Signature(
        s.modality(),
        s.millis(),
        s.hashes(),
        s.motion(),
        s.keys(),
        s.views(),
        Optional.of(digest),
        s.shape());
  }
}
