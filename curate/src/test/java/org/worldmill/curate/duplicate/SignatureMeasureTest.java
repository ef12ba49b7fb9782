package org.worldmill.curate.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.worldmill.curate.duplicate.PaintedClips.barred;
import static org.worldmill.curate.duplicate.PaintedClips.fixed;
import static org.worldmill.curate.duplicate.PaintedClips.mirrored;
import static org.worldmill.curate.duplicate.PaintedClips.moving;
import static org.worldmill.curate.duplicate.PaintedClips.signals;
import static org.worldmill.curate.duplicate.PaintedClips.still;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalValue;

class SignatureMeasureTest {

  private static long hash(PaintedFrame frame) {
    FrameMeasure.Pass pass = new SignatureMeasure().begin();
    pass.accept(frame);
    return HexTrack.hash(pass.finish().get("phash").text().orElseThrow());
  }

  private static PaintedFrame picture(int width, int height, int seed, double gain) {
    PaintedClips.Film film = moving(seed);
    return PaintedFrame.grey(
        0,
        width,
        height,
        (x, y) ->
            gain * film.at((x + 0.5) / width, (y + 0.5) / height, 0)
                + (gain < 1 ? 20 + (x * 7 + y) % 5 : 0));
  }

  @Property(tries = 20)
  void survivesAnotherSizeBrightnessAndNoise(@ForAll @IntRange(min = 0, max = 500) int seed) {
    long original = hash(picture(160, 90, seed, 1));

    assertThat(PictureHash.distance(original, hash(picture(100, 75, seed, 1)))).isLessThan(8);
    assertThat(PictureHash.distance(original, hash(picture(160, 90, seed, 0.8)))).isLessThan(8);
  }

  @Property(tries = 20)
  void mirroringFlipsTheBitsItIsSaidTo(@ForAll @IntRange(min = 0, max = 500) int seed) {
    long mirrored = still(mirrored(moving(seed))).hashes().get(0);

    assertThat(
            PictureHash.distance(PictureHash.mirror(still(moving(seed)).hashes().get(0)), mirrored))
        .isLessThan(3);
  }

  @Test
  void mirroringASignatureMirrorsAllItsParts() {
    Signature mirrored = still(mirrored(moving(9)));
    Signature turned = still(moving(9)).mirrored();

    assertThat(turned.views()).hasSameSizeAs(mirrored.views());
    for (int view = PictureViews.WITH_BORDER; view < PictureViews.COUNT; view++) {
      assertThat(PictureHash.distance(turned.views().get(view), mirrored.views().get(view)))
          .as("view " + view)
          .isLessThan(5);
    }
  }

  @Test
  void bordersOfAnyBrightnessAreLeftOut() {
    long bare = still(moving(6)).hashes().get(0);

    for (double level : List.of(0.0, 128.0, 255.0)) {
      Signature barred = still(barred(moving(6), level));
      assertThat(PictureHash.distance(bare, barred.hashes().get(0))).isLessThan(6);
      assertThat(PictureHash.distance(bare, barred.views().get(PictureViews.WITH_BORDER)))
          .isGreaterThan(6);
    }
  }

  @Test
  void timesAndTracksGoTogether() {
    Signature clip = Signatures.of(Modality.VIDEO, signals(fixed(1), 6)).orElseThrow();

    assertThat(clip.millis()).hasSize(26).startsWith(0, 240, 480).endsWith(6000);
    assertThat(clip.hashes()).hasSize(26);
    assertThat(clip.keys()).startsWith(0, 4).hasSize(7);
    assertThat(clip.motion().subList(0, 3)).containsOnly(0L);
    assertThat(clip.motion().subList(5, 26)).doesNotContain(0L);
  }

  @Test
  void nothingMovesInAStill() {
    Signature frozen =
        Signatures.of(Modality.VIDEO, signals((x, y, t) -> moving(3).at(x, y, 0), 4)).orElseThrow();

    assertThat(frozen.motion()).containsOnly(0L);
  }

  @Test
  void flatPicturesHaveNone() {
    Map<String, SignalValue> flat = signals((x, y, t) -> 16 + x * 0.2, 2);

    assertThat(flat.values()).allSatisfy(value -> assertThat(value.absent()).isPresent());
    assertThat(Signatures.of(Modality.VIDEO, new java.util.TreeMap<>(flat))).isEmpty();
  }

  @Test
  void aFilmOfManySamplesIsHashedAsItGoes() {
    SignatureTrack track = new SignatureTrack();
    for (int i = 0; i < 200; i++) {
      track.add(i * 250_000_000L, PaintedFrame.plane(160, 90, PaintedFrame.patches(i, 20)));
    }

    assertThat(track.finish().hashes()).hasSize(200).doesNotHaveDuplicates();
  }
}
