package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;

/**
 * What is known of a still before its pixels.
 *
 * @param widthPx stored width
 * @param heightPx stored height
 * @param pixelFormat FFmpeg's number
 * @param colourRange FFmpeg's number
 * @param primaries FFmpeg's number
 * @param transfer FFmpeg's number
 * @param matrix FFmpeg's number
 */
public record StillHeader(
    int widthPx,
    int heightPx,
    int pixelFormat,
    int colourRange,
    int primaries,
    int transfer,
    int matrix) {

  static StillHeader of(AVCodecContext context, AVFrame frame) {
    return new StillHeader(
        context.width() > 0 ? context.width() : frame.width(),
        context.height() > 0 ? context.height() : frame.height(),
        frame.format(),
        context.color_range(),
        context.color_primaries(),
        context.color_trc(),
        context.colorspace());
  }

  static StillHeader of(AVFrame frame) {
    return new StillHeader(
        frame.width(),
        frame.height(),
        frame.format(),
        frame.color_range(),
        frame.color_primaries(),
        frame.color_trc(),
        frame.colorspace());
  }

  /** The one track of a still. */
  public TrackFacts track(int codecId, Orientation orientation) {
    PixelLayout layout = PixelLayout.of(pixelFormat);
    PictureFacts picture =
        new PictureFacts(
            widthPx,
            heightPx,
            orientation.degrees(),
            new Rational(1, 1),
            new Rational(0, 1),
            layout.name(),
            layout.bitDepth(),
            layout.range(colourRange) == PixelLayout.Range.FULL,
            Ffmpeg.text(av_color_primaries_name(primaries)).orElse("unknown"),
            Ffmpeg.text(av_color_transfer_name(transfer)).orElse("unknown"),
            Ffmpeg.text(av_color_space_name(matrix)).orElse("unknown"),
            Optional.empty(),
            Optional.empty());
    return new TrackFacts(
        0,
        "video",
        Ffmpeg.text(avcodec_get_name(codecId)).orElse("unknown"),
        Optional.empty(),
        new Rational(1, 1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(picture),
        Optional.empty());
  }
}
