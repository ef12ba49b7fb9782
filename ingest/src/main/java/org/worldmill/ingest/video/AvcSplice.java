package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_copy_props;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.worldmill.ingest.ffmpeg.Ffmpeg;

/**
 * Lets encoded H.264 stand beside copied H.264 in one track. Both use parameter sets of the same
 * number, so each key packet carries its own in front (sample entry {@code avc3}, ISO/IEC 14496-15,
 * 5.4.2): a reader may start at any of them. The encoded packets take the copied ones' form.
 */
final class AvcSplice {

  /** Sample entry of tracks that carry parameter sets in their packets. */
  static final int TAG = 'a' | 'v' << 8 | 'c' << 16 | '3' << 24;

  private static final Set<Integer> FORMATS =
      Set.of(avutil.AV_PIX_FMT_YUV420P, avutil.AV_PIX_FMT_YUVJ420P);
  private static final int SEQUENCE = 7;
  private static final int PICTURE = 8;

  private final NalUnits form;
  private final List<ByteBuffer> sets;

  /** For a track for which it {@link #isPossible}. */
  AvcSplice(AVCodecParameters parameters) {
    this.form = NalUnits.of(parameters);
    this.sets = sets(parameters);
  }

  /** Whether OpenH264 makes pictures of this kind: 8 bits, 4:2:0, progressive. */
  static boolean isPossible(AVCodecParameters parameters) {
    if (parameters.codec_id() != avcodec.AV_CODEC_ID_H264
        || !FORMATS.contains(parameters.format())
        || profile(parameters).isEmpty()) {
      return false;
    }
    List<ByteBuffer> sets = sets(parameters);
    List<ByteBuffer> sequences = sets.stream().filter(set -> type(set) == SEQUENCE).toList();
    return sequences.size() == 1 && sets.size() > 1 && AvcSequence.isProgressive(sequences.get(0));
  }

  /** The encoder's name of the profile, which must not ask more than the track states. */
  static String profile(AVCodecParameters parameters) {
    return switch (parameters.profile() & 0xff) {
      case 66 -> "constrained_baseline";
      case 77 -> "main";
      case 100 -> "high";
      default -> "";
    };
  }

  private static int type(ByteBuffer unit) {
    return unit.get(0) & 0x1f;
  }

  private static List<ByteBuffer> sets(AVCodecParameters parameters) {
    int size = parameters.extradata_size();
    if (size < 7) {
      return List.of();
    }
    byte[] bytes = new byte[size];
    parameters.extradata().capacity(size).get(bytes);
    ByteBuffer data = ByteBuffer.wrap(bytes);
    return NalUnits.of(parameters).hasStartCodes()
        ? NalUnits.behindStartCodes().of(data).stream()
            .filter(unit -> type(unit) == SEQUENCE || type(unit) == PICTURE)
            .toList()
        : configured(data);
  }

  /** The sets of a decoder configuration record (ISO/IEC 14496-15, 5.3.3.1). */
  private static List<ByteBuffer> configured(ByteBuffer data) {
    List<ByteBuffer> sets = new ArrayList<>();
    int at = 5;
    for (int kind = 0; kind < 2 && at < data.limit(); kind++) {
      int count = data.get(at) & (kind == 0 ? 0x1f : 0xff);
      at++;
      for (int i = 0; i < count; i++) {
        int length = at + 2 <= data.limit() ? data.getShort(at) & 0xffff : 0;
        if (length < 1 || at + 2 + length > data.limit()) {
          return List.of();
        }
        sets.add(data.slice(at + 2, length));
        at += 2 + length;
      }
    }
    return sets;
  }

  /** A copied packet as it goes into the track; the caller frees it. */
  AVPacket copied(AVPacket packet) {
    if ((packet.flags() & avcodec.AV_PKT_FLAG_KEY) == 0) {
      return av_packet_clone(packet);
    }
    List<ByteBuffer> units = form.of(packet);
    if (units.stream().anyMatch(unit -> type(unit) == SEQUENCE)) {
      return av_packet_clone(packet);
    }
    // A delimiter stays in front (H.264 7.4.1.2.3).
    int at = !units.isEmpty() && type(units.get(0)) == 9 ? 1 : 0;
    List<ByteBuffer> all = new ArrayList<>(units);
    all.addAll(at, sets);
    return replaced(packet, form.joined(all));
  }

  /** An encoder's packet in the form of the track; the caller frees it. */
  AVPacket encoded(AVPacket packet) {
    return form.hasStartCodes()
        ? av_packet_clone(packet)
        : replaced(packet, form.joined(NalUnits.behindStartCodes().of(packet)));
  }

  private static AVPacket replaced(AVPacket packet, byte[] data) {
    AVPacket made = av_packet_alloc();
    Ffmpeg.require(av_new_packet(made, data.length), "a packet of " + data.length + " bytes");
    Ffmpeg.require(av_packet_copy_props(made, packet), "what is known of a packet");
    made.data().capacity(data.length).put(data, 0, data.length);
    return made;
  }
}
