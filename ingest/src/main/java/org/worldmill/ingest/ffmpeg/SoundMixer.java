package org.worldmill.ingest.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Averages the channels of decoded sound into one, full scale -1..1. */
final class SoundMixer {

  private SoundMixer() {}

  /** The samples of a frame; empty for a sample format that no decoder of ours gives. */
  static float[] mono(AVFrame frame) {
    int format = frame.format();
    int channels = frame.ch_layout().nb_channels();
    int samples = frame.nb_samples();
    float[] mono = new float[Math.max(0, samples)];
    boolean planar = avutil.av_sample_fmt_is_planar(format) != 0;
    int packed = avutil.av_get_packed_sample_fmt(format);
    int bytes = avutil.av_get_bytes_per_sample(format);
    if (bytes < 1 || channels < 1 || samples < 1) {
      return new float[0];
    }
    int planes = planar ? channels : 1;
    int inPlane = planar ? 1 : channels;
    for (int p = 0; p < planes; p++) {
      ByteBuffer data =
          frame
              .extended_data(p)
              .capacity((long) samples * inPlane * bytes)
              .asByteBuffer()
              .order(ByteOrder.nativeOrder());
      add(data, packed, inPlane, mono);
    }
    for (int i = 0; i < samples; i++) {
      float value = mono[i] / channels;
      mono[i] = Float.isFinite(value) ? value : 0;
    }
    return mono;
  }

  private static void add(ByteBuffer data, int packed, int channels, float[] sums) {
    int n = sums.length * channels;
    if (packed == avutil.AV_SAMPLE_FMT_FLT) {
      float[] values = new float[n];
      data.asFloatBuffer().get(values);
      for (int i = 0; i < n; i++) {
        sums[i / channels] += values[i];
      }
    } else if (packed == avutil.AV_SAMPLE_FMT_S16) {
      short[] values = new short[n];
      data.asShortBuffer().get(values);
      for (int i = 0; i < n; i++) {
        sums[i / channels] += values[i] * 0x1p-15f;
      }
    } else {
      for (int i = 0; i < n; i++) {
        sums[i / channels] += rare(data, packed, i);
      }
    }
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
