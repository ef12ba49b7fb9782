package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
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
 * What a picture looks like in 64 bits: pictures that people call the same differ in few of them.
 * See {@link CosineHash} for the method.
 */
@AutoService(Measure.class)
public final class PerceptualHashMeasure implements FrameMeasure {

  private static final String METHOD =
      "DCT hash (Zauner 2010), luma at most 320 px averaged to 32 x 32, sampled at 1 Hz";

  @Override
  public String name() {
    return "perceptual-hash";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.text(
            "phash", "Perceptual hash of the middle sample: 64 bits as 16 hex digits.", METHOD),
        SignalSpec.text(
            "phash_track",
            "Perceptual hashes of all samples in order, joined by spaces; flat pictures left out.",
            METHOD));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final CosineHash hash = new CosineHash();
      private final List<String> hashes = new ArrayList<>();

      @Override
      public void accept(Frame frame) {
        hash.of(frame.luma(Proxies.SMALL)).ifPresent(hashes::add);
      }

      @Override
      public Map<String, SignalValue> finish() {
        if (hashes.isEmpty()) {
          SignalValue flat = SignalValue.absent("the picture is flat: its hash would be noise");
          return Map.of("phash", flat, "phash_track", flat);
        }
        return Map.of(
            "phash", SignalValue.of(hashes.get(hashes.size() / 2)),
            "phash_track", SignalValue.of(String.join(" ", hashes)));
      }
    };
  }
}
