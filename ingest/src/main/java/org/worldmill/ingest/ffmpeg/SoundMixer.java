package org.worldmill.ingest.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Averages the channels of decoded sound into one, full scale -1..1. */
public final class SoundMixer {

  private SoundMixer() {}

  /** All channels averaged; empty for a sample format that no decoder of ours gives. */
  static float[] mono(AVFrame frame) {
    float[][] channels = channels(frame);
    if (channels.length == 0) {
      return new float[0];
    }
    float[] mono = channels[0];
    for (int c = 1; c < channels.length; c++) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += channels[c][i];
      }
    }
    for (int i = 0; i < mono.length; i++) {
      mono[i] /= channels.length;
    }
    return mono;
  }

  /** The samples of each channel; empty for a sample format that no decoder of ours gives. */
  public static float[][] channels(AVFrame frame) {
    int format = frame.format();
    int count = frame.ch_layout().nb_channels();
    int samples = frame.nb_samples();
    int bytes = avutil.av_get_bytes_per_sample(format);
    if (bytes < 1 || count < 1 || samples < 1) {
      return new float[0][];
    }
    boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
    int packed = avutil.av_get_packed_sample_fmt(format);
    float[][] channels = new float[count][];
    if (planar) {
      for (int c = 0; c < count; c++) {
        channels[c] = floats(buffer(frame, c, (long) samples * bytes), packed, samples);
      }
      return channels;
    }
    float[] mixed =
        floats(buffer(frame, 0, (long) samples * count * bytes), packed, samples * count);
    for (int c = 0; c < count; c++) {
      channels[c] = new float[samples];
      for (int i = 0; i < samples; i++) {
        channels[c][i] = mixed[i * count + c];
      }
    }
    return channels;
  }

  private static ByteBuffer buffer(AVFrame frame, int plane, long bytes) {
    return frame.extended_data(plane).capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  private static float[] floats(ByteBuffer data, int packed, int n) {
    float[] values = new float[n];
    if (packed == avutil.AV_SAMPLE_FMT_FLT) {
      data.asFloatBuffer().get(values);
      for (int i = 0; i < n; i++) {
        values[i] = Float.isFinite(values[i]) ? values[i] : 0;
      }
    } else if (packed == avutil.AV_SAMPLE_FMT_S16) {
      short[] shorts = new short[n];
      data.asShortBuffer().get(shorts);
      for (int i = 0; i < n; i++) {
        values[i] = shorts[i] * 0x1p-15f;
      }
    } else {
      for (int i = 0; i < n; i++) {
        values[i] = rare(data, packed, i);
      }
    }
    return values;
  }

  private static float rare(ByteBuffer data, int packed, int i) {
    if (packed == avutil.AV_SAMPLE_FMT_U8) {
      return ((data.get(i) & 0xff) - 128) / 128f;
    }
    if (packed == avutil.AV_SAMPLE_FMT_S32) {
      return data.getInt(4 * i) * 0x1p-31f;
    }
    if (packed == avutil.AV_SAMPLE_FMT_DBL) {
      return (float) data.getDouble(8 * i);
    }
    return packed == avutil.AV_SAMPLE_FMT_S64 ? (float) (data.getLong(8 * i) * 0x1p-63) : 0;
  }
}
