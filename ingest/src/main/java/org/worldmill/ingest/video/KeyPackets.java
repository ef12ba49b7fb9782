package org.worldmill.ingest.video;

import java.nio.ByteBuffer;
import java.util.function.IntPredicate;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Whether a key packet stands alone: containers also mark recovery points, behind which H.264 may
 * refer to pictures before them. Looks at the types of the NAL units (H.264 7.4.1, H.265 7.4.2.2);
 * other codecs' key packets always stand alone.
 */
final class KeyPackets {

  private final IntPredicate standsAlone;
  private final int lengthBytes;
  private final boolean hasUnits;

  KeyPackets(AVCodecParameters parameters) {
    int codec = parameters.codec_id();
    this.hasUnits = codec == avcodec.AV_CODEC_ID_H264 || codec == avcodec.AV_CODEC_ID_HEVC;
    this.standsAlone =
        codec == avcodec.AV_CODEC_ID_H264
            ? head -> (head & 0x1f) == 5
            : head -> (head >> 1 & 0x3f) >= 16 && (head >> 1 & 0x3f) <= 21;
    this.lengthBytes = lengthBytes(parameters, codec);
  }

  /** Bytes of a unit's length; 0 for start codes. */
  private static int lengthBytes(AVCodecParameters parameters, int codec) {
    int at = codec == avcodec.AV_CODEC_ID_H264 ? 4 : 21;
    if (parameters.extradata_size() <= at || parameters.extradata().get(0) != 1) {
      return 0;
    }
    return (parameters.extradata().get(at) & 3) + 1;
  }

  /** Whether decoding can start at this packet with nothing before it. */
  boolean standsAlone(AVPacket packet) {
    if ((packet.flags() & avcodec.AV_PKT_FLAG_KEY) == 0) {
      return false;
    }
    if (!hasUnits) {
      return true;
    }
    ByteBuffer data = packet.data().capacity(packet.size()).asByteBuffer();
    return lengthBytes > 0 ? byLengths(data) : byStartCodes(data);
  }

  private boolean byLengths(ByteBuffer data) {
    int at = 0;
    while (at + lengthBytes < data.limit()) {
      long length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = length << 8 | (data.get(at + i) & 0xff);
      }
      if (standsAlone.test(data.get(at + lengthBytes))) {
        return true;
      }
      long next = at + lengthBytes + length;
      if (next >= data.limit()) {
        return false;
      }
      at = (int) next;
    }
    return false;
  }

  private boolean byStartCodes(ByteBuffer data) {
    for (int i = 0; i + 3 < data.limit(); i++) {
      if (data.get(i) == 0
          && data.get(i + 1) == 0
          && data.get(i + 2) == 1
          && standsAlone.test(data.get(i + 3))) {
        return true;
      }
    }
    return false;
  }
}
