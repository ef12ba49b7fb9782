package org.worldmill.ingest.sniff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Video containers and streams: the base media file format by its brands (ISO/IEC 14496-12),
 * Matroska by its document type (RFC 9559), Ogg by its first pages (RFC 3533), MPEG streams by
 * their synchronisation (ISO/IEC 13818-1) and the rest by their first bytes.
 */
final class ContainerMagic {

  private static final Set<String> BARE_QUICKTIME =
      Set.of("moov", "mdat", "wide", "free", "skip", "pnot");
  private static final Set<String> SEGMENT = Set.of("styp", "moof", "sidx", "emsg", "prft");
  private static final Set<String> HEIC =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");
  private static final Set<String> HEIF = Set.of("mif1", "msf1", "mif2", "mif3", "miaf");
  private static final int[] PACKET_SIZES = {188, 192, 204};

  private ContainerMagic() {}

  static Optional<String> find(Head head) {
    return boxes(head)
        .or(() -> riff(head))
        .or(() -> matroska(head))
        .or(() -> ogg(head))
        .or(() -> fixed(head))
        .or(() -> transportStream(head));
  }

  private static Optional<String> boxes(Head head) {
    String type = head.ascii(4, 4);
    if (type.equals("ftyp")) {
      return Optional.of(brand(head));
    }
    long size = head.uint32BigEndian(0);
    boolean plausible = size == 0 || size == 1 || size >= 8;
    if (plausible && SEGMENT.contains(type)) {
      return Optional.of("video/iso.segment");
    }
    if (plausible && BARE_QUICKTIME.contains(type)) {
      return Optional.of("video/quicktime");
    }
    return Optional.empty();
  }

  private static String brand(Head head) {
    List<String> brands = new ArrayList<>();
    brands.add(head.ascii(8, 4));
    long end = Math.min(head.uint32BigEndian(0), 512);
    for (int at = 16; at + 4 <= end; at += 4) {
      brands.add(head.ascii(at, 4));
    }
    String major = brands.get(0);
    if (major.equals("avif") || major.equals("avis")) {
      return "image/avif";
    }
    if (HEIC.contains(major)) {
      return "image/heic";
    }
    if (HEIF.contains(major)) {
      return brands.contains("avif") || brands.contains("avis") ? "image/avif" : "image/heif";
    }
    String folded = major.trim().toLowerCase(Locale.ROOT);
    return switch (folded) {
      case "qt" -> "video/quicktime";
      case "crx" -> "image/x-raw";
      case "jp2", "jpx", "jpm" -> "image/jp2";
      case "m4a", "m4b", "m4p" -> "audio/mp4";
      default -> folded.matches("3g[2ghprst].?") ? "video/3gpp" : "video/mp4";
    };
  }

  private static Optional<String> riff(Head head) {
    if (!head.has(0, "RIFF") && !head.has(0, "RIFX")) {
      return Optional.empty();
    }
    return switch (head.ascii(8, 4)) {
      case "AVI " -> Optional.of("video/x-msvideo");
      case "WEBP" -> Optional.of("image/webp");
      case "WAVE" -> Optional.of("audio/vnd.wave");
      default -> Optional.empty();
    };
  }

  private static Optional<String> matroska(Head head) {
    if (!head.has(0, 0x1a, 0x45, 0xdf, 0xa3)) {
      return Optional.empty();
    }
    for (int at = 4; at < 256; at++) {
      if (head.has(at, 0x42, 0x82) && head.has(at + 3, "webm")) {
        return Optional.of("video/webm");
      }
    }
    return Optional.of("video/x-matroska");
  }

  private static Optional<String> ogg(Head head) {
    if (!head.has(0, "OggS")) {
      return Optional.empty();
    }
    boolean pictures =
        head.contains("theora", 4096) || head.contains("BBCD", 4096) || head.contains("YUV4", 4096);
    return Optional.of(pictures ? "video/ogg" : "audio/ogg");
  }

  private static Optional<String> fixed(Head head) {
    if (head.has(0, "FLV\u0001")) {
      return Optional.of("video/x-flv");
    }
    if (head.has(0, 0, 0, 1, 0xba) || head.has(0, 0, 0, 1, 0xb3)) {
      return Optional.of("video/mpeg");
    }
    if (head.has(0, 0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)) {
      return Optional.of("video/x-ms-wmv");
    }
    if (head.has(0, "DKIF")) {
      return Optional.of("video/x-ivf");
    }
    if (head.has(0, "YUV4MPEG2")) {
      return Optional.of("video/x-y4m");
    }
    if (head.has(0, 0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01)) {
      return Optional.of("application/mxf");
    }
    if (head.has(0, 0x12, 0x00, 0x0a) && head.at(3) < 0x40) {
      return Optional.of("video/x-obu");
    }
    return animation(head);
  }

  /** Autodesk animations: file size, magic, frames, and a reserved flag word. */
  private static Optional<String> animation(Head head) {
    boolean magic = head.at(5) == 0xaf && (head.at(4) == 0x11 || head.at(4) == 0x12);
    return magic && head.length() > 16 ? Optional.of("video/x-fli") : Optional.empty();
  }

  private static Optional<String> transportStream(Head head) {
    for (int size : PACKET_SIZES) {
      for (int start = 0; start < size; start++) {
        if (start > 4 && !head.has(start, 0x47)) {
          continue;
        }
        if (isSynchronised(head, start, size)) {
          return Optional.of("video/mp2t");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSynchronised(Head head, int start, int packetSize) {
    int packets = 0;
    for (int at = start; at < head.length(); at += packetSize) {
      if (head.at(at) != 0x47) {
        return false;
      }
      packets++;
      if (packets == 16) {
        return true;
      }
    }
    return packets >= 4;
  }
}
