package org.worldmill.ingest.sniff;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Raw H.264 and HEVC in the byte stream format: start codes, and the parameter sets that a decoder
 * cannot begin without (ITU-T H.264 Annex B and Table 7-1; H.265 Annex B and Table 7-1).
 */
final class ElementaryStreams {

  private static final int H264_SPS = 7;
  private static final int H264_PPS = 8;
  private static final int H265_VPS = 32;
  private static final int H265_SPS = 33;
  private static final int H265_PPS = 34;

  private ElementaryStreams() {}

  static Optional<String> find(Head head) {
    boolean startCode = head.has(0, 0, 0, 1) || head.has(0, 0, 0, 0, 1);
    if (!startCode) {
      return Optional.empty();
    }
    Set<Integer> avc = new HashSet<>();
    Set<Integer> hevc = new HashSet<>();
    int firstHeader = -1;
    for (int at = 0; at + 4 < head.length(); at++) {
      if (!head.has(at, 0, 0, 1)) {
        continue;
      }
      int header = head.at(at + 3);
      firstHeader = firstHeader < 0 ? header : firstHeader;
      if (header < 0x80) {
        avc.add(header & 0x1f);
        if ((head.at(at + 4) & 0x07) > 0) {
          hevc.add(header >> 1);
        }
      }
    }
    if (hevc.contains(H265_VPS) && hevc.contains(H265_SPS) && hevc.contains(H265_PPS)) {
      return Optional.of("video/h265");
    }
    if (avc.contains(H264_SPS) && avc.contains(H264_PPS)) {
      return Optional.of("video/h264");
    }
    return firstHeader == 0xb0 || (firstHeader >= 0 && firstHeader <= 0x2f && isVisual(head))
        ? Optional.of("video/mp4v-es")
        : Optional.empty();
  }

  /** MPEG-4 Visual: a video object layer and a picture start code follow (ISO/IEC 14496-2). */
  private static boolean isVisual(Head head) {
    boolean layer = false;
    boolean picture = false;
    for (int at = 0; at + 3 < head.length(); at++) {
      if (head.has(at, 0, 0, 1)) {
        int code = head.at(at + 3);
        layer |= code >= 0x20 && code <= 0x2f;
        picture |= code == 0xb6;
      }
    }
    return layer && picture;
  }
}
