package org.worldmill.ingest.video;

import java.util.Map;
import java.util.Set;

/** The file format of clips: MP4, and WebM for films of VP8, which MP4 cannot hold. */
enum ClipContainer {
  /** Index in front. */
  MP4("mp4", "video/mp4", Set.of("aac", "mp3", "opus"), Map.of("movflags", "+faststart")),

  /** The same; its clock ticks a thousand times a second. */
  WEBM("webm", "video/webm", Set.of("vorbis", "opus"), Map.of("cues_to_front", "1"));

  private final String muxer;
  private final String mediaType;
  private final Set<String> sound;
  private final Map<String, String> options;

  ClipContainer(String muxer, String mediaType, Set<String> sound, Map<String, String> options) {
    this.muxer = muxer;
    this.mediaType = mediaType;
    this.sound = sound;
    this.options = options;
  }

  /** FFmpeg's name of what writes it. */
  String muxer() {
    return muxer;
  }

  /** Media type. */
  String mediaType() {
    return mediaType;
  }

  /** Whether sound of this codec goes into it as it is. */
  boolean holdsSound(String codec) {
    return sound.contains(codec);
  }

  /** What the writer is told. */
  Map<String, String> options() {
    return options;
  }
}
