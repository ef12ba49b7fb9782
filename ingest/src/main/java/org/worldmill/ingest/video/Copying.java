package org.worldmill.ingest.video;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;

/** How far a track's packets can go into clips as they are; docs/cutting.md holds the table. */
enum Copying {
  /** Its packets do not tell which pictures they show. */
  UNTIMED,
  /** Clips or their readers do not know the codec. */
  NONE,
  /** From a key packet that stands alone to wherever nothing outside is referred to. */
  KEYED,
  /** The same, and pictures before and behind can be encoded to fit. */
  JOINED;

  private static final Set<String> CODECS =
      Set.of("h264", "hevc", "av1", "vp9", "vp8", "mpeg4", "mpeg2video", "mpeg1video", "mjpeg");

  private static final Set<String> UNDESCRIBED = Set.of("vp9", "vp8", "mjpeg");

  /** What is left where nothing may be copied. */
  Copying withoutCopy() {
    return this == UNTIMED ? UNTIMED : NONE;
  }

  /** Of a track; {@code format} is FFmpeg's name of the container. */
  static Copying of(AVCodecParameters parameters, String codec, String format) {
    boolean ordered = codec.equals("h264") || codec.equals("hevc");
    if (format.equals("avi") && parameters.video_delay() > 0 && !ordered) {
      return UNTIMED;
    }
    boolean described = UNDESCRIBED.contains(codec) || parameters.extradata_size() > 0;
    if (!CODECS.contains(codec) || !described) {
      return NONE;
    }
    return codec.equals("vp8") || AvcSplice.isPossible(parameters) ? JOINED : KEYED;
  }
}
