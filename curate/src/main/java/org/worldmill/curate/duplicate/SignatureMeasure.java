package org.worldmill.curate.duplicate;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * What pictures look like in 64 bits each: pictures that people call the same differ in few of
 * them. {@link PictureHash} has the method, {@link Signature} the use.
 */
@AutoService(Measure.class)
public final class SignatureMeasure implements FrameMeasure {

  /** Samples a second. */
  static final int HZ = 4;

  private static final String METHOD =
      "Signs of the 64 lowest cosine coefficients (after Zauner 2010) of the sketch inside its"
          + " border, sampled at 4 Hz; lowest frequency first.";
  private static final String TRACK = " Hex, joined by spaces; flat pictures left out.";

  @Override
  public String name() {
    return "perceptual-hash";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.text(
            "phash", "Perceptual hash of the middle sample: 64 bits as 16 hex digits.", METHOD),
        SignalSpec.text(
            "phash_track", "Perceptual hashes of all samples in order." + TRACK, METHOD),
        SignalSpec.series(
            "phash_times",
            "ms",
            0,
            Double.POSITIVE_INFINITY,
            "When each picture of phash_track is shown, since the item's start.",
            "Presentation time stamps."),
        SignalSpec.text(
            "phash_motion",
            "For each picture of phash_track, the hash of what changed within a second; zero where"
                + " nothing did.",
            "Signs of the differences of the coefficients to those of the sample a second before,"
                + " if they are above coding noise."),
        SignalSpec.text(
            "phash_views",
            "About once a second, hashes of parts of the picture, by which crops are found.",
            "For each, joined by colons: its place in phash_track, the bits of its hash that may"
                + " flip, and the hashes of the picture with its border, of its middle 95, 90, 85,"
                + " 80, 75 and 70 %, of the middle 85 and 75 % of its width and of its height, and"
                + " of it without one or two of its edges."));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(HZ);
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final SignatureTrack track = new SignatureTrack();

      @Override
      public void accept(Frame frame) {
        track.add(frame.nanos(), frame.sketch().luma());
      }

      @Override
      public Map<String, SignalValue> finish() {
        return signals(track.finish());
      }
    };
  }

  private static Map<String, SignalValue> signals(SignatureTrack.Found found) {
    if (found.hashes().isEmpty()) {
      SignalValue flat = SignalValue.absent("the picture is flat: its hash would be noise");
      return Map.of(
          "phash", flat,
          "phash_track", flat,
          "phash_times", flat,
          "phash_motion", flat,
          "phash_views", flat);
    }
    List<Long> hashes = found.hashes();
    return Map.of(
        "phash", SignalValue.of(HexTrack.hex(hashes.get(hashes.size() / 2))),
        "phash_track", SignalValue.of(HexTrack.text(hashes)),
        "phash_times", SignalValue.of(found.millis().stream().map(Integer::doubleValue).toList()),
        "phash_motion", SignalValue.of(HexTrack.text(found.motion())),
        "phash_views", SignalValue.of(PictureViews.text(found.keys(), found.views())));
  }
}
