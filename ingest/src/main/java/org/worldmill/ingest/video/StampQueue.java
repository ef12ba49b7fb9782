package org.worldmill.ingest.video;

import java.util.PriorityQueue;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.MediaFacts.PacketFacts;

/**
 * The times of pictures in a film that states when they are decoded alone: AVI, and MP4 without
 * composition offsets, whose times rise from packet to packet though its codec reorders pictures.
 * The pictures that come out of the decoder take these times in turn, the least first. {@link
 * PictureOrder} says the same of the packets.
 */
final class StampQueue {

  private final PriorityQueue<Long> waiting = new PriorityQueue<>();
  private final long usualTicks;
  private long last;
  private boolean begun;

  /** A queue; {@code usualTicks} is the distance to a packet that states no time at all. */
  StampQueue(long usualTicks) {
    this.usualTicks = Math.max(1, usualTicks);
  }

  /** Whether a track's packets state decoding times, of which presentation can be told. */
  static boolean isNeeded(AVCodecParameters parameters, PacketFacts packets) {
    return packets.repeatedStamps() == 0 && isNeeded(parameters, packets.reordered());
  }

  /** The same of a track whose packets bear times of their own, each another. */
  static boolean isNeeded(AVCodecParameters parameters, boolean reordered) {
    return !reordered
        && parameters.video_delay() > 0
        && (parameters.codec_id() == avcodec.AV_CODEC_ID_H264
            || parameters.codec_id() == avcodec.AV_CODEC_ID_HEVC);
  }

  /** Takes the time of a packet that is about to be decoded, if an edit list does not hide it. */
  void add(AVPacket packet) {
    if ((packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0) {
      return;
    }
    last =
        Ffmpeg.time(packet.pts())
            .or(() -> Ffmpeg.time(packet.dts()))
            .orElse(begun ? last + usualTicks : 0);
    begun = true;
    waiting.add(last);
  }

  /**
   * The time of the next picture to be shown.
   *
   * @param delay pictures that the decoder may hold back; where more wait, some were lost
   */
  long next(int delay) {
    long time = waiting.isEmpty() ? Ffmpeg.NO_PTS : waiting.remove();
    while (waiting.size() > Math.max(1, delay)) {
      waiting.remove();
    }
    return time;
  }

  /** Forgets what waits. */
  void clear() {
    waiting.clear();
  }
}
