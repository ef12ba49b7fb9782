package org.worldmill.ingest.video;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * The NAL units of H.264 and H.265 packets in the form that a track uses: each behind its length
 * (ISO/IEC 14496-15) or behind a start code (annex B of either standard).
 */
final class NalUnits {

  private final int lengthBytes;

  private NalUnits(int lengthBytes) {
    this.lengthBytes = lengthBytes;
  }

  /** In the form that these parameters state. */
  static NalUnits of(AVCodecParameters parameters) {
    int at = parameters.codec_id() == avcodec.AV_CODEC_ID_H264 ? 4 : 21;
    boolean configured = parameters.extradata_size() > at && parameters.extradata().get(0) == 1;
    return new NalUnits(configured ? (parameters.extradata().get(at) & 3) + 1 : 0);
  }

  /** Behind start codes, as encoders write them. */
  static NalUnits behindStartCodes() {
    return new NalUnits(0);
  }

  /** Whether this is the start code form. */
  boolean hasStartCodes() {
    return lengthBytes == 0;
  }

  /** The units of a packet, as views of it; what is cut off is left out. */
  List<ByteBuffer> of(AVPacket packet) {
    return of(packet.data().capacity(packet.size()).asByteBuffer());
  }

  /** The units in a buffer. */
  List<ByteBuffer> of(ByteBuffer data) {
    return lengthBytes > 0 ? byLengths(data) : byStartCodes(data);
  }

  private List<ByteBuffer> byLengths(ByteBuffer data) {
    List<ByteBuffer> units = new ArrayList<>();
    int at = 0;
    while (at + lengthBytes < data.limit()) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | (data.get(at + i) & 0xff);
      }
      at += lengthBytes;
      if (length < 1 || length > data.limit() - at) {
        break;
      }
      units.add(data.slice(at, (int) length));
      at += (int) length;
    }
    return units;
  }

  private static List<ByteBuffer> byStartCodes(ByteBuffer data) {
    List<ByteBuffer> units = new ArrayList<>();
    int begin = -1;
    int i = 0;
    while (i + 2 < data.limit()) {
      if (data.get(i + 2) > 1) {
        i += 3;
      } else if (data.get(i) == 0 && data.get(i + 1) == 0 && data.get(i + 2) == 1) {
        add(units, data, begin, i);
        begin = i + 3;
        i += 3;
      } else {
        i++;
      }
    }
    add(units, data, begin, data.limit());
    return units;
  }

  private static void add(List<ByteBuffer> units, ByteBuffer data, int begin, int end) {
    int last = end;
    // Zeros before a start code belong to it; no unit ends with one.
    while (begin >= 0 && last > begin && data.get(last - 1) == 0) {
      last--;
    }
    if (begin >= 0 && last > begin) {
      units.add(data.slice(begin, last - begin));
    }
  }

  /** The units, one behind the other, in this form. */
  byte[] joined(List<ByteBuffer> units) {
    int prefix = lengthBytes > 0 ? lengthBytes : 4;
    int size = units.stream().mapToInt(unit -> prefix + unit.limit()).sum();
    ByteBuffer out = ByteBuffer.allocate(size);
    for (ByteBuffer unit : units) {
      int head = lengthBytes > 0 ? unit.limit() : 1;
      if (prefix < 4 && head >>> (8 * prefix) != 0) {
        throw new IllegalArgumentException(
            "a unit of " + head + " bytes does not fit a length of " + prefix);
      }
      for (int i = prefix - 1; i >= 0; i--) {
        out.put((byte) (head >>> (8 * i)));
      }
      out.put(unit.duplicate().rewind());
    }
    return out.array();
  }
}
