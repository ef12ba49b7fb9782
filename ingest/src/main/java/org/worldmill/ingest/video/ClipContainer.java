package org.worldmill.ingest.video;

import java.util.Map;
import java.util.Set;

/** The file format of clips: MP4, and WebM for films of VP8, which MP4 cannot hold. */
enum ClipContainer {
  /** Index in front. */
  MP4,

  /** The same; its clock ticks a thousand times a second. */
  WEBM;

  private static final Set<String> MP4_SOUND = Set.of("aac", "mp3", "opus");
  private static final Set<String> WEBM_SOUND = Set.of("vorbis", "opus");

  /** FFmpeg's name of what writes it. */
  String muxer() {
    return this == MP4 ? "mp4" : "webm";
  }

  /** Media type. */
  String mediaType() {
    return this == MP4 ? "video/mp4" : "video/webm";
  }

  /** Whether sound of this codec goes into it as it is. */
  boolean holdsSound(String codec) {
    return (this == MP4 ? MP4_SOUND : WEBM_SOUND).contains(codec);
  }

  /** What the writer is told. */
  Map<String, String> options() {
    return this == MP4 ? Map.of("movflags", "+faststart") : Map.of("cues_to_front", "1");
  }
}
