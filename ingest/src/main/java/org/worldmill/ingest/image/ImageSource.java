package org.worldmill.ingest.image;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.Orientation;
import org.worldmill.ingest.ffmpeg.StillDecoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/** A still as a source of one frame, upright, at time zero; it lasts one tick of one second. */
public final class ImageSource implements FrameSource {

  private static final Rational SECONDS = new Rational(1, 1);

  private final Path file;
  private final ImageFormat format;
  private boolean given;

  private ImageSource(Path file, ImageFormat format) {
    this.file = file;
    this.format = format;
  }

  /** Opens a still that {@link ImageProbe} has read; nothing is decoded before {@link #next}. */
  public static FrameSource open(Path file, MediaFacts facts) throws MediaException {
    ImageFormat format =
        ImageFormat.ofId(facts.format())
            .orElseThrow(
                () ->
                    new MediaException(
                        MediaException.Code.UNSUPPORTED,
                        "no decoder for stills of format '" + facts.format() + "'"));
    return new ImageSource(file, format);
  }

  @Override
  public Rational timeBase() {
    return SECONDS;
  }

  @Override
  public Optional<MediaEvent> next() throws MediaException {
    if (given) {
      return Optional.empty();
    }
    given = true;
    if (format.demuxer().isPresent()) {
      try (ContainedStill still = ContainedStill.open(file, format.demuxer().get())) {
        Orientation orientation = ImageProbe.orientation(file, Optional.of(still));
        return frame(still.decode(ImageProbe.MAX_PIXELS), orientation);
      }
    }
    Orientation orientation = ImageProbe.orientation(file, Optional.empty());
    return frame(StillDecoder.decode(file, format.codecId(), ImageProbe.MAX_PIXELS), orientation);
  }

  private static Optional<MediaEvent> frame(AVFrame picture, Orientation orientation)
      throws MediaException {
    return Optional.of(new NativeFrame(picture, orientation, 0, SECONDS));
  }

  @Override
  public long endPts() {
    return given ? 1 : 0;
  }

  @Override
  public void close() {
    // Everything native is closed within next(), except the frame, which the caller closes.
  }
}
