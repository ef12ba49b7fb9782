package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.FloatPointer;

/** AAC from one channel of samples. */
final class FilmSound extends FilmTrack {

  private static final long BIT_RATE = 96_000;

  private final float[] pending;
  private int filled;
  private long next;

  FilmSound(AVFormatContext file, int sampleRateHz) throws IOException {
    super(file, "aac");
    encoder.sample_fmt(AV_SAMPLE_FMT_FLTP).sample_rate(sampleRateHz).bit_rate(BIT_RATE);
    av_channel_layout_default(encoder.ch_layout(), 1);
    encoder.time_base(av_make_q(1, sampleRateHz));
    open(Map.of());
    pending = new float[encoder.frame_size()];
    frame.nb_samples(pending.length).format(AV_SAMPLE_FMT_FLTP).sample_rate(sampleRateHz);
    check(av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout()), "a channel layout");
    check(av_frame_get_buffer(frame, 0), "memory for sound");
  }

  void add(float[] samples) throws IOException {
    int from = 0;
    while (from < samples.length) {
      int part = Math.min(samples.length - from, pending.length - filled);
      System.arraycopy(samples, from, pending, filled, part);
      filled += part;
      from += part;
      if (filled == pending.length) {
        send();
      }
    }
  }

  void flush() throws IOException {
    if (filled > 0) {
      Arrays.fill(pending, filled, pending.length, 0);
      send();
    }
    drain();
  }

  private void send() throws IOException {
    check(av_frame_make_writable(frame), "memory for sound");
    new FloatPointer(frame.data(0)).put(pending, 0, pending.length);
    frame.pts(next);
    next += pending.length;
    filled = 0;
    encode();
  }
}
