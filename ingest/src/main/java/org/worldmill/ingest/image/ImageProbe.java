package org.worldmill.ingest.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.ffmpeg.Orientation;
import org.worldmill.ingest.ffmpeg.StillDecoder;
import org.worldmill.ingest.ffmpeg.StreamFacts;
import org.worldmill.ingest.ffmpeg.TileCanvas;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;

/** Reads what a still says of itself: size, colours, orientation and its embedded statements. */
public final class ImageProbe {

  /** Most pixels of a still. */
  static final long MAX_PIXELS = 50_000_000;

  private ImageProbe() {}

  /**
   * The facts of a still. Decoding stops where memory for the picture would be needed.
   *
   * @param mediaType what a sniffer says; the file's first bytes overrule it
   * @throws MediaException EMPTY, UNSUPPORTED, TRUNCATED, CORRUPT; TOO_LARGE above 50 million
   *     pixels
   */
  public static MediaFacts probe(Path file, String mediaType) throws MediaException {
    ImageFormat format =
        ImageFormat.of(head(file), mediaType)
            .orElseThrow(
                () ->
                    new MediaException(
                        MediaException.Code.UNSUPPORTED,
                        "no decoder for stills of type "
                            + mediaType
                            + "; convert it to PNG or JPEG"));
    Completeness.check(file, format);
    ImageTags tags = ImageTags.of(file);
    TrackFacts track =
        format.demuxer().isPresent()
            ? contained(file, format)
            : StillDecoder.header(file, format.codecId())
                .track(format.codecId(), tags.orientation());
    PictureFacts picture = track.picture().orElseThrow();
    long pixels = (long) picture.widthPx() * picture.heightPx();
    if (pixels > MAX_PIXELS) {
      throw new MediaException(
          MediaException.Code.TOO_LARGE,
          picture.widthPx()
              + "x"
              + picture.heightPx()
              + " pixels; at most 50 million: scale it down");
    }
    return new MediaFacts(
        format.id(),
        Optional.empty(),
        Optional.empty(),
        List.of(track),
        Optional.empty(),
        tags.tags());
  }

  private static byte[] head(Path file) throws MediaException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(32);
      if (head.length == 0) {
        throw new MediaException(MediaException.Code.EMPTY, "the file has no bytes");
      }
      return head;
    } catch (IOException e) {
      throw new MediaException(MediaException.Code.UNREADABLE, "it cannot be read", e);
    }
  }

  private static TrackFacts contained(Path file, ImageFormat format) throws MediaException {
    try (ContainedStill still = ContainedStill.open(file, format.demuxer().orElseThrow())) {
      TrackFacts facts = new StreamFacts(still.stream()).facts(Optional.empty());
      if (still.canvas().isEmpty()) {
        return facts;
      }
      TileCanvas canvas = still.canvas().get();
      PictureFacts tile = facts.picture().orElseThrow();
      PictureFacts whole =
          new PictureFacts(
              canvas.widthPx(),
              canvas.heightPx(),
              canvas.orientation().degrees(),
              tile.sampleAspect(),
              tile.averageFps(),
              tile.pixelFormat(),
              tile.bitDepth(),
              tile.fullRange(),
              tile.primaries(),
              tile.transfer(),
              tile.matrix(),
              tile.profile(),
              Optional.empty());
      return new TrackFacts(
          facts.index(),
          facts.kind(),
          facts.codec(),
          facts.codecTag(),
          facts.timeBase(),
          facts.startPts(),
          facts.durationPts(),
          facts.language(),
          Optional.of(whole),
          Optional.empty());
    }
  }

  /** How a still is turned: by its container where it has one, else by EXIF. */
  static Orientation orientation(Path file, Optional<ContainedStill> contained) {
    if (contained.isEmpty()) {
      return ImageTags.of(file).orientation();
    }
    ContainedStill still = contained.get();
    return still.canvas().isPresent()
        ? still.canvas().get().orientation()
        : new StreamFacts(still.stream()).orientation();
  }
}
