package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_CL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT2020_NCL;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_copy_props;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_BT2020;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INP;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_isSupportedInput;
import static org.bytedeco.ffmpeg.global.swscale.sws_isSupportedOutput;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.worldmill.schemas.MediaException;

/**
 * Converts whole pictures to another format or size through swscale, bit-exactly on every CPU.
 * Keeps matrix coefficients; RGB becomes BT.601 where the target is YUV.
 *
 * @param pixelFormat FFmpeg's number of the target format
 * @param widthPx target width
 * @param heightPx target height
 * @param range target range
 */
public record PictureConverter(int pixelFormat, int widthPx, int heightPx, PixelRange range) {

  /** Which code values stand for black and white in the target. */
  public enum PixelRange {
    /** All of them. */
    FULL,
    /** 16..235 of 255. */
    LIMITED
  }

  private static final int FLAGS =
      SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP;

  /** Refuses formats that swscale does not read. */
  static void requireReadable(int format) throws MediaException {
    if (sws_isSupportedInput(format) == 0) {
      throw new MediaException(
          MediaException.Code.UNSUPPORTED,
          "its pixel format " + PixelLayout.of(format).name() + " cannot be read; convert it");
    }
  }

  /** A new picture of another size in the same format and range, that the caller frees. */
  public static AVFrame resized(AVFrame source, int widthPx, int heightPx) throws MediaException {
    requireReadable(source.format());
    PixelRange range =
        PixelLayout.of(source.format()).range(source.color_range()) == PixelLayout.Range.FULL
            ? PixelRange.FULL
            : PixelRange.LIMITED;
    int target = sws_isSupportedOutput(source.format()) != 0 ? source.format() : AV_PIX_FMT_YUV444P;
    return new PictureConverter(target, widthPx, heightPx, range)
        .convert(source, source.width(), source.height());
  }

  /** A new picture that the caller frees; the source's left upper part of {@code srcWidth}. */
  public AVFrame convert(AVFrame source, int srcWidth, int srcHeight) {
    SwsContext context =
        sws_getContext(
            srcWidth,
            srcHeight,
            source.format(),
            widthPx,
            heightPx,
            pixelFormat,
            FLAGS,
            null,
            null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw new IllegalStateException(
          "swscale converts no " + PixelLayout.of(source.format()).name() + " of this size");
    }
    AVFrame target = av_frame_alloc();
    try {
      PixelLayout layout = PixelLayout.of(source.format());
      IntPointer matrix = sws_getCoefficients(coefficients(source.colorspace()));
      int full = layout.range(source.color_range()) == PixelLayout.Range.FULL ? 1 : 0;
      int one = 1 << 16;
      sws_setColorspaceDetails(
          context, matrix, full, matrix, range == PixelRange.FULL ? 1 : 0, 0, one, one);
      av_frame_copy_props(target, source);
      target.format(pixelFormat).width(widthPx).height(heightPx);
      target.color_range(
          range == PixelRange.FULL ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
      Ffmpeg.require(av_frame_get_buffer(target, 0), "a picture of " + widthPx + "x" + heightPx);
      sws_scale(
          context,
          source.data(),
          source.linesize(),
          0,
          srcHeight,
          target.data(),
          target.linesize());
      return target;
    } catch (RuntimeException e) {
      av_frame_free(target);
      throw e;
    } finally {
      sws_freeContext(context);
    }
  }

  private static int coefficients(int colourSpace) {
    if (colourSpace == AVCOL_SPC_BT709) {
      return SWS_CS_ITU709;
    }
    return colourSpace == AVCOL_SPC_BT2020_NCL || colourSpace == AVCOL_SPC_BT2020_CL
        ? SWS_CS_BT2020
        : SWS_CS_ITU601;
  }
}
