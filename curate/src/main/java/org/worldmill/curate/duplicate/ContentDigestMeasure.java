package org.worldmill.curate.duplicate;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.Sketch;

/**
 * A digest of what was decoded: equal for one stream in different containers, and for one picture
 * in different lossless formats.
 *
 * <p>Only pictures at which decoding can start are looked at, as every decoding tier that gives
 * clips decodes them; at most about one a second, at sketch size. A stretch without such a picture
 * has no digest. Time stamps are left out, as containers round them differently: who compares
 * digests compares lengths too.
 */
@AutoService(Measure.class)
public final class ContentDigestMeasure implements FrameMeasure {

  /**
   * Least distance of the pictures looked at. No multiple of usual frame durations lies within 2 ms
   * of it, so that rounded time stamps choose the same pictures.
   */
  private static final long APART_NANOS = 943_700_000;

  @Override
  public String name() {
    return "content-digest";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.text(
            "content_digest",
            "Equal for equal decoded pictures, whatever the container: 32 hex digits.",
            "SHA-256 over the size and the sketch of pictures at which decoding can start, at most"
                + " one in 0.94 s."));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.EVERY;
  }

  @Override
  public Pass begin() {
    return new DigestPass();
  }

  private static final class DigestPass implements Pass {

    private final MessageDigest digest = ContentHash.sha256();
    private boolean any;
    private long lastNanos;

    @Override
    public void accept(Frame frame) {
      if (!frame.keyFrame() || (any && frame.nanos() - lastNanos < APART_NANOS)) {
        return;
      }
      any = true;
      lastNanos = frame.nanos();
      Sketch sketch = frame.sketch();
      digest.update(ByteBuffer.allocate(8).putInt(frame.widthPx()).putInt(frame.heightPx()).flip());
      digest.update(sketch.luma().samples());
      digest.update(sketch.blue().samples());
      digest.update(sketch.red().samples());
    }

    @Override
    public Map<String, SignalValue> finish() {
      return Map.of(
          "content_digest",
          any
              ? SignalValue.of(ContentHash.hex(digest.digest()).substring(0, 32))
              : SignalValue.absent("no picture in it at which decoding can start"));
    }
  }
}
