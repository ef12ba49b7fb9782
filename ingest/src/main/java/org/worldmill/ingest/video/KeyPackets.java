package org.worldmill.ingest.video;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Whether a key packet stands alone: containers also mark recovery points, behind which H.264 may
 * refer to pictures before them. Looks at the types of the NAL units (H.264 7.4.1, H.265 7.4.2.2);
 * other codecs' key packets always stand alone.
 */
final class KeyPackets {

  private final int codec;
  private final NalUnits units;

  KeyPackets(AVCodecParameters parameters) {
    this.codec = parameters.codec_id();
    this.units = NalUnits.of(parameters);
  }

  /** Whether decoding can start at this packet with nothing before it. */
  boolean standsAlone(AVPacket packet) {
    if ((packet.flags() & avcodec.AV_PKT_FLAG_KEY) == 0) {
      return false;
    }
    if (codec == avcodec.AV_CODEC_ID_H264) {
      return units.of(packet).stream().anyMatch(unit -> (unit.get(0) & 0x1f) == 5);
    }
    return codec != avcodec.AV_CODEC_ID_HEVC
        || units.of(packet).stream().anyMatch(KeyPackets::isRandomAccess);
  }

  private static boolean isRandomAccess(ByteBuffer unit) {
    int type = unit.get(0) >> 1 & 0x3f;
    return type >= 16 && type <= 21;
  }
}
