package org.worldmill.ingest.image;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.worldmill.ingest.ffmpeg.PictureConverter;
import org.worldmill.ingest.ffmpeg.StillDecoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.TexturePicture;

/** Decodes stills to colours, as they are stored: what EXIF says of upright is not applied. */
public final class ImagePixels {

  private ImagePixels() {}

  /**
   * The pixels of a still, its longer side reduced to at most {@code maxSide}; opacity is dropped.
   *
   * @param mediaType what a sniffer or a head says; the file's first bytes overrule it
   * @throws MediaException if it cannot be decoded
   */
  public static TexturePicture decode(Path file, String mediaType, int maxSide)
      throws MediaException {
    MediaFacts facts = ImageProbe.probe(file, mediaType);
    ImageFormat format = ImageFormat.ofId(facts.format()).orElseThrow();
    AVFrame frame;
    if (format.demuxer().isPresent()) {
      try (ContainedStill still = ContainedStill.open(file, format.demuxer().get())) {
        frame = still.decode(ImageProbe.MAX_PIXELS);
      }
    } else {
      frame = StillDecoder.decode(file, format.codecId(), ImageProbe.MAX_PIXELS);
    }
    try {
      return pixels(frame, maxSide);
    } finally {
      av_frame_free(frame);
    }
  }

  private static TexturePicture pixels(AVFrame frame, int maxSide) {
    double scale = Math.min(1, (double) maxSide / Math.max(frame.width(), frame.height()));
    int width = Math.max(1, (int) Math.round(scale * frame.width()));
    int height = Math.max(1, (int) Math.round(scale * frame.height()));
    AVFrame plain =
        new PictureConverter(AV_PIX_FMT_RGB24, width, height, PictureConverter.PixelRange.FULL)
            .convert(frame, frame.width(), frame.height());
    try {
      byte[] rgb = new byte[3 * width * height];
      BytePointer data = plain.data(0);
      for (int row = 0; row < height; row++) {
        data.position((long) row * plain.linesize(0)).get(rgb, 3 * row * width, 3 * width);
      }
      return new TexturePicture(width, height, rgb);
    } finally {
      av_frame_free(plain);
    }
  }
}
