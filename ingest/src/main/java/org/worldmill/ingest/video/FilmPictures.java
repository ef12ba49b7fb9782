package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.BytePointer;

/** H.264 by libopenh264, from RGB pictures, BT.709 in limited range. */
final class FilmPictures extends FilmTrack {

  private final int width;
  private final int height;
  private final byte[] row;
  private final Map<Long, Long> durations = new HashMap<>();
  private long next;

  FilmPictures(AVFormatContext file, VideoEncoder.Settings settings) throws IOException {
    super(file, "libopenh264");
    width = settings.widthPx();
    height = settings.heightPx();
    row = new byte[width];
    int num = Math.toIntExact(settings.fps().num());
    int den = Math.toIntExact(settings.fps().den());
    encoder.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
    int ticks = Math.toIntExact(settings.timeBase().num());
    encoder.time_base(av_make_q(ticks, Math.toIntExact(settings.timeBase().den())));
    encoder.framerate(av_make_q(num, den));
    encoder.bit_rate(settings.bitRate()).gop_size(Math.max(1, 2 * num / den));
    encoder.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    encoder.color_primaries(AVCOL_PRI_BT709).color_trc(AVCOL_TRC_BT709);
    encoder.chroma_sample_location(AVCHROMA_LOC_LEFT);
    Map<String, String> options = new TreeMap<>(Map.of("allow_skip_frames", "0"));
    options.put("profile", "high");
    if (settings.quantiser().isPresent()) {
      // With rate control off OpenH264 takes 26 whatever it is told; bounds hold in quality mode.
      options.put("rc_mode", "quality");
      encoder.qmin(settings.quantiser().getAsInt()).qmax(settings.quantiser().getAsInt());
    }
    open(options);
    frame.width(width).height(height).format(AV_PIX_FMT_YUV420P);
    frame.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
    check(av_frame_get_buffer(frame, 0), "memory for a picture");
  }

  void add(int[] rgb) throws IOException {
    add(rgb, next, 1);
  }

  void add(int[] rgb, long pts, long ticks) throws IOException {
    if (rgb.length != width * height) {
      throw new IllegalArgumentException(
          rgb.length + " pixels are no picture of " + width + "x" + height);
    }
    check(av_frame_make_writable(frame), "memory for a picture");
    putLuma(rgb);
    putChroma(rgb, 1, -7509, -25259, 32768);
    putChroma(rgb, 2, 32768, -29763, -3005);
    frame.pts(pts);
    durations.put(pts, ticks);
    next = pts + ticks;
    encode();
  }

  /** Encoders forget durations, without which the last picture would have none. */
  @Override
  void time(AVPacket packet) {
    packet.duration(Objects.requireNonNull(durations.remove(packet.pts()), "an unknown picture"));
  }

  void flush() throws IOException {
    drain();
  }

  /** Y' = 16 + 219 (0.2126 R + 0.7152 G + 0.0722 B) / 255, in 16-bit fixed point. */
  private void putLuma(int[] rgb) {
    BytePointer plane = frame.data(0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int p = rgb[y * width + x];
        int sum = 11966 * (p >> 16 & 255) + 40254 * (p >> 8 & 255) + 4064 * (p & 255);
        row[x] = (byte) (16 + ((sum + 32768) >> 16));
      }
      plane.position((long) y * frame.linesize(0)).put(row, 0, width);
    }
    plane.position(0);
  }

  /**
   * One chroma sample from the mean of four pixels; the weights are those of BT.709 for a colour
   * difference of +-0.5, in 16-bit fixed point, scaled to +-112 of 255.
   */
  private void putChroma(int[] rgb, int index, int red, int green, int blue) {
    BytePointer plane = frame.data(index);
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        int at = 2 * y * width + 2 * x;
        int a = rgb[at];
        int b = rgb[at + 1];
        int c = rgb[at + width];
        int d = rgb[at + width + 1];
        int r = (a >> 16 & 255) + (b >> 16 & 255) + (c >> 16 & 255) + (d >> 16 & 255);
        int g = (a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255);
        int l = (a & 255) + (b & 255) + (c & 255) + (d & 255);
        long difference = ((long) red * r + (long) green * g + (long) blue * l) * 224 / 255;
        row[x] = (byte) (128 + ((difference + (1 << 17)) >> 18));
      }
      plane.position((long) y * frame.linesize(index)).put(row, 0, width / 2);
    }
    plane.position(0);
  }
}
