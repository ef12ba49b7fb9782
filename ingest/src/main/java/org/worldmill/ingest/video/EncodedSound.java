package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.worldmill.ingest.ffmpeg.Encoder;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.ingest.ffmpeg.SoundMixer;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/**
 * Sound encoded as AAC at its own rate, one or two channels (more are averaged to one). Samples are
 * laid on the clip's clock: gaps become silence, overlaps are dropped.
 */
final class EncodedSound implements ClipSound {

  private static final Set<Integer> RATES =
      Set.of(96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000);

  private final Encoder encoder;
  private final int rate;
  private final int channels;
  private final long startNanos;
  private final long totalSamples;
  private final float[][] pending;
  private int filled;
  private long given;

  EncodedSound(int rate, int sourceChannels, Span span) {
    this.rate = rate;
    this.channels = sourceChannels == 2 ? 2 : 1;
    this.startNanos = span.startNanos();
    this.totalSamples = span.durationNanos() / 1000 * rate / 1_000_000;
    this.encoder =
        Encoder.open(
            "aac",
            context -> {
              context.sample_rate(rate).sample_fmt(AV_SAMPLE_FMT_FLTP);
              context.bit_rate(64_000L * channels);
              av_channel_layout_default(context.ch_layout(), channels);
              try (AVRational base = new AVRational()) {
                context.time_base(base.num(1).den(rate));
              }
            },
            Map.of());
    this.pending = new float[channels][encoder.context().frame_size()];
  }

  /** Whether AAC knows this rate. */
  static boolean isPossible(int rate) {
    return RATES.contains(rate);
  }

  @Override
  public AVCodecParameters parameters() {
    return encoder.parameters();
  }

  @Override
  public Rational timeBase() {
    return new Rational(1, rate);
  }

  @Override
  public String description() {
    return "sound encode aac " + rate + " Hz " + channels + " ch";
  }

  @Override
  public void packet(AVPacket packet, Consumer<AVPacket> out) {
    // It comes decoded, through frame().
  }

  @Override
  public void frame(AVFrame frame, long frameNanos, Consumer<AVPacket> out) {
    if (frame.sample_rate() != rate) {
      return;
    }
    float[][] samples = mixed(SoundMixer.channels(frame));
    if (samples.length == 0) {
      return;
    }
    long position = Math.round((frameNanos - startNanos) * (double) rate / 1e9);
    long written = given + filled;
    // Time stamps in milliseconds jitter: only a gap of over 20 ms is one.
    long skip = Math.abs(position - written) <= rate / 50 && written > 0 ? 0 : written - position;
    for (; skip < 0 && given + filled < totalSamples; skip++) {
      add(new float[channels][1], 0, out);
    }
    for (int i = (int) Math.max(0, Math.min(skip, samples[0].length));
        i < samples[0].length && given + filled < totalSamples;
        i++) {
      add(samples, i, out);
    }
  }

  private float[][] mixed(float[][] samples) {
    if (samples.length == channels || samples.length == 0) {
      return samples;
    }
    float[][] mono = new float[channels][samples[0].length];
    for (int c = 0; c < samples.length; c++) {
      for (int i = 0; i < samples[c].length; i++) {
        mono[0][i] += samples[c][i] / samples.length;
      }
    }
    if (channels == 2) {
      mono[1] = mono[0];
    }
    return mono;
  }

  private void add(float[][] samples, int i, Consumer<AVPacket> out) {
    for (int c = 0; c < channels; c++) {
      pending[c][filled] = samples[c][i];
    }
    filled++;
    if (filled == pending[0].length) {
      encode(out);
    }
  }

  private void encode(Consumer<AVPacket> out) {
    AVFrame frame = av_frame_alloc();
    try {
      frame.format(AV_SAMPLE_FMT_FLTP).nb_samples(filled).sample_rate(rate);
      av_channel_layout_copy(frame.ch_layout(), encoder.context().ch_layout());
      Ffmpeg.require(av_frame_get_buffer(frame, 0), "a block of sound");
      for (int c = 0; c < channels; c++) {
        FloatBuffer into =
            frame
                .data(c)
                .capacity(filled * 4L)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        into.put(pending[c], 0, filled);
      }
      frame.pts(given);
      given += filled;
      filled = 0;
      encoder.encode(frame, out);
    } finally {
      av_frame_free(frame);
    }
  }

  @Override
  public void finish(Consumer<AVPacket> out) {
    if (filled > 0) {
      encode(out);
    }
    if (given > 0) {
      encoder.finish(out);
    }
  }

  @Override
  public void close() {
    encoder.close();
  }
}
