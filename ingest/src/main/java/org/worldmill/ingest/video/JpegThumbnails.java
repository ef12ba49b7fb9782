package org.worldmill.ingest.video;

import java.util.Optional;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.ThumbnailMaker;

/**
 * Colour JPEGs of at most 320 pixels a side: of one candidate a second, the one with the most
 * detail that is neither dark, nor blown out, nor flat. Of equals the first wins.
 */
public final class JpegThumbnails implements ThumbnailMaker {

  private static final int MAX_SIDE = 320;
  private static final float QUALITY = 0.85f;

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public Pass begin() {
    return new Best();
  }

  /** Keeps the best candidate's planes. */
  private static final class Best implements Pass {

    private Optional<Candidate> best = Optional.empty();

    @Override
    public void accept(Frame frame) {
      double score = score(frame.luma(MAX_SIDE));
      if (best.isEmpty() || score > best.get().score()) {
        best = Optional.of(new Candidate(score, ColourPicture.of(frame, MAX_SIDE)));
      }
    }

    @Override
    public Optional<EncodedImage> finish() {
      return best.map(
          candidate -> new EncodedImage(candidate.picture().jpeg(QUALITY), "image/jpeg"));
    }
  }

  private record Candidate(double score, ColourPicture picture) {}

  /**
   * Mean step between neighbours, in grey levels, times how much of the picture is well exposed.
   */
  static double score(Plane luma) {
    long steps = 0;
    long exposed = 0;
    for (int y = 1; y < luma.height(); y++) {
      for (int x = 1; x < luma.width(); x++) {
        int value = luma.at(x, y);
        steps += Math.abs(value - luma.at(x - 1, y)) + Math.abs(value - luma.at(x, y - 1));
        exposed += value >= 24 && value <= 232 ? 1 : 0;
      }
    }
    double pixels = Math.max(1, (luma.width() - 1.0) * (luma.height() - 1.0));
    return (0.5 + Math.min(steps / pixels, 40)) * (0.05 + exposed / pixels);
  }
}
