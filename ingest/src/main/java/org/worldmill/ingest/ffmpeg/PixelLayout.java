package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BAYER;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_FLOAT;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_HWACCEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_XYZ;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NB;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;

/**
 * How a pixel format lies in memory.
 *
 * @param name FFmpeg's name; {@code unknown} for none
 * @param bitDepth bits per component
 * @param direct whether luma and chroma are planes of plain little-endian samples that Java reads
 *     as they are; all others go through swscale first
 * @param gray whether there is no chroma
 * @param rgb whether components are red, green and blue
 * @param chromaShiftX how often chroma is halved in width
 * @param chromaShiftY how often chroma is halved in height
 */
record PixelLayout(
    String name,
    int bitDepth,
    boolean direct,
    boolean gray,
    boolean rgb,
    int chromaShiftX,
    int chromaShiftY) {

  private static final long INDIRECT =
      AV_PIX_FMT_FLAG_RGB
          | AV_PIX_FMT_FLAG_PAL
          | AV_PIX_FMT_FLAG_BITSTREAM
          | AV_PIX_FMT_FLAG_HWACCEL
          | AV_PIX_FMT_FLAG_BAYER
          | AV_PIX_FMT_FLAG_FLOAT
          | AV_PIX_FMT_FLAG_XYZ
          | AV_PIX_FMT_FLAG_BE;

  /** Which code values stand for black and white. */
  enum Range {
    /** All of them. */
    FULL,
    /** 16..235 of 255. */
    LIMITED
  }

  /** The layout of FFmpeg's pixel format number. */
  static PixelLayout of(int pixelFormat) {
    return pixelFormat >= 0 && pixelFormat < Known.LAYOUTS.size()
        ? Known.LAYOUTS.get(pixelFormat)
        : read(pixelFormat);
  }

  /** Every format of this FFmpeg, read once: each picture asks. */
  private static final class Known {
    static final List<PixelLayout> LAYOUTS =
        IntStream.range(0, AV_PIX_FMT_NB).mapToObj(PixelLayout::read).toList();
  }

  private static PixelLayout read(int pixelFormat) {
    AVPixFmtDescriptor desc = av_pix_fmt_desc_get(pixelFormat);
    if (desc == null || desc.isNull()) {
      return new PixelLayout("unknown", 8, false, false, false, 0, 0);
    }
    int components = desc.nb_components();
    AVComponentDescriptor first = desc.comp(0);
    boolean colours = components >= 3;
    boolean direct =
        (desc.flags() & INDIRECT) == 0
            && isPlain(first, 0)
            && (!colours || (isPlain(desc.comp(1), 1) && isPlain(desc.comp(2), 2)))
            && desc.log2_chroma_w() <= 1
            && desc.log2_chroma_h() <= 1;
    return new PixelLayout(
        Ffmpeg.text(av_get_pix_fmt_name(pixelFormat)).orElse("unknown"),
        first.depth(),
        direct,
        !colours && (desc.flags() & AV_PIX_FMT_FLAG_PAL) == 0,
        (desc.flags() & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) != 0,
        desc.log2_chroma_w(),
        desc.log2_chroma_h());
  }

  private static boolean isPlain(AVComponentDescriptor component, int plane) {
    return component.plane() == plane
        && component.depth() >= 8
        && component.depth() <= 16
        && component.step() == (component.depth() + 7) / 8
        && component.offset() == 0
        && component.shift() == 0;
  }

  /** The range that a stated colour range (FFmpeg's number) means for this format. */
  Range range(int stated) {
    if (stated == AVCOL_RANGE_JPEG || name.startsWith("yuvj")) {
      return Range.FULL;
    }
    if (stated == AVCOL_RANGE_MPEG) {
      return Range.LIMITED;
    }
    return gray || rgb ? Range.FULL : Range.LIMITED;
  }
}
