package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.PictureConverter.PixelRange;
import org.worldmill.schemas.media.Plane;

/**
 * Pictures as encoders want them: upright, 8-bit 4:2:0 of limited range, sides even and at least
 * 16. A last odd column or row is cut off.
 *
 * @param storedWidth width to take of the stored picture
 * @param storedHeight height to take of it
 * @param orientation how it is turned
 */
public record UprightPicture(int storedWidth, int storedHeight, Orientation orientation) {

  private static final int MIN_SIDE = 16;

  /** For pictures like this one. */
  public static UprightPicture like(NativeFrame frame) {
    return new UprightPicture(
        even(frame.stored().width()), even(frame.stored().height()), frame.orientation());
  }

  private static int even(int side) {
    return Math.max(MIN_SIDE, side & ~1);
  }

  /** Width of what comes out. */
  public int widthPx() {
    return orientation.swapsSides() ? storedHeight : storedWidth;
  }

  /** Height of what comes out. */
  public int heightPx() {
    return orientation.swapsSides() ? storedWidth : storedHeight;
  }

  /** The picture; the caller frees it. */
  public AVFrame of(NativeFrame frame) {
    AVFrame stored = frame.stored();
    PixelLayout layout = PixelLayout.of(stored.format());
    boolean fits =
        stored.format() == AV_PIX_FMT_YUV420P
            && layout.range(stored.color_range()) == PixelLayout.Range.LIMITED
            && stored.width() == storedWidth
            && stored.height() == storedHeight;
    AVFrame ready =
        fits
            ? av_frame_clone(stored)
            : new PictureConverter(
                    AV_PIX_FMT_YUV420P, storedWidth, storedHeight, PixelRange.LIMITED)
                .convert(
                    stored,
                    Math.min(stored.width(), storedWidth),
                    Math.min(stored.height(), storedHeight));
    if (orientation == Orientation.UPRIGHT) {
      return ready;
    }
    try {
      return turned(ready);
    } finally {
      av_frame_free(ready);
    }
  }

  private AVFrame turned(AVFrame from) {
    AVFrame to = av_frame_alloc();
    av_frame_copy_props(to, from);
    to.format(AV_PIX_FMT_YUV420P).width(widthPx()).height(heightPx());
    Ffmpeg.require(av_frame_get_buffer(to, 0), "a picture of " + widthPx() + "x" + heightPx());
    for (int p = 0; p < 3; p++) {
      int half = p == 0 ? 0 : 1;
      Plane plane =
          orientation.applyTo(
              BoxReduction.reduce(
                  new PlaneView(
                      from.data(p),
                      from.width() >> half,
                      from.height() >> half,
                      from.linesize(p),
                      8),
                  1,
                  1,
                  new Levels(1, 0)));
      int stride = to.linesize(p);
      ByteBuffer out = to.data(p).capacity((long) stride * plane.height()).asByteBuffer();
      for (int y = 0; y < plane.height(); y++) {
        out.put(y * stride, plane.samples(), y * plane.width(), plane.width());
      }
    }
    return to;
  }
}
