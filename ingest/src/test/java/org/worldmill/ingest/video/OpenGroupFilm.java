package org.worldmill.ingest.video;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.worldmill.schemas.Rational;

/**
 * A film of H.264 with open groups, which no encoder at hand makes: written bit by bit (ITU-T
 * H.264, 7.3), in macroblocks that state their samples or repeat what they refer to. A key packet
 * every six pictures, marked by a recovery point, of which only each fourth is an IDR picture.
 * Behind each of the others, three pictures look at the group before: the two B pictures shown
 * before it are the mean of it and of the last picture there, which the next P picture repeats.
 */
final class OpenGroupFilm {

  static final int PICTURES = 94;
  static final int GROUP = 6;
  static final int IDR_EVERY = 24;

  private static final int SIDE = 4;
  private static final int TICKS = 512;
  private static final int BITS = 8;

  private final Random samples = new Random(12);
  private final ClipWriter writer;
  private int frameNum;
  private int decoded;
  private int idr;

  private OpenGroupFilm(ClipWriter writer) {
    this.writer = writer;
  }

  static void write(Path target) {
    byte[] sequence = sequence();
    byte[] picture = picture();
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(new byte[] {1, 77, 0, 30, (byte) 0xff, (byte) 0xe1, 0, (byte) sequence.length});
    head.writeBytes(sequence);
    head.writeBytes(new byte[] {1, 0, (byte) picture.length});
    head.writeBytes(picture);
    AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
    parameters.codec_type(avutil.AVMEDIA_TYPE_VIDEO).codec_id(avcodec.AV_CODEC_ID_H264);
    parameters.width(16 * SIDE).height(16 * SIDE).format(avutil.AV_PIX_FMT_YUV420P);
    BytePointer extra = new BytePointer(avutil.av_mallocz(head.size() + 64L));
    extra.put(head.toByteArray(), 0, head.size());
    parameters.extradata(extra).extradata_size(head.size());
    try (ClipWriter writer = ClipWriter.open(target, ClipContainer.MP4)) {
      writer.add(parameters, new Rational(1, 12_800), 0);
      writer.begin(new Rational(25, 1));
      new OpenGroupFilm(writer).pictures();
      writer.finish();
    }
    avcodec.avcodec_parameters_free(parameters);
  }

  /** Anchors come first, then the two B pictures shown before them. */
  private void pictures() {
    write(0, 'I');
    for (int shown = 3; shown < PICTURES; shown += 3) {
      if (shown % IDR_EVERY == 0) {
        // A closed group begins; nothing may be shown before it that comes later.
        write(shown - 2, 'P');
        write(shown - 1, 'P');
        write(shown, 'I');
      } else {
        write(shown, shown % GROUP == 0 ? 'I' : 'P');
        write(shown - 2, 'B');
        write(shown - 1, 'B');
      }
    }
  }

  private void write(int shown, char type) {
    boolean refresh = shown % IDR_EVERY == 0;
    frameNum = refresh ? 0 : frameNum;
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    if (type == 'I') {
      // A recovery point: two reference pictures on, everything is exact.
      BitWriter recovery = new BitWriter().u(8, 6).u(8, 1);
      put(data, recovery.ue(2).u(4, 8).u(1, 1).unit(6));
    }
    int head = type == 'B' ? 1 : refresh ? 0x65 : 0x61;
    put(data, slice(shown, type, refresh).unit(head));
    if (type != 'B') {
      frameNum++;
    }
    AVPacket packet = avcodec.av_packet_alloc();
    avcodec.av_new_packet(packet, data.size());
    packet.data().capacity(data.size()).put(data.toByteArray(), 0, data.size());
    packet.pts((long) (shown + 1) * TICKS).dts((long) decoded++ * TICKS).duration(TICKS);
    packet.flags(type == 'I' ? avcodec.AV_PKT_FLAG_KEY : 0);
    writer.write(0, packet);
    avcodec.av_packet_free(packet);
  }

  private static void put(ByteArrayOutputStream data, byte[] unit) {
    data.writeBytes(ByteBuffer.allocate(4).putInt(unit.length).array());
    data.writeBytes(unit);
  }

  private BitWriter slice(int shown, char type, boolean refresh) {
    BitWriter bits = new BitWriter().ue(0, type == 'I' ? 2 : type == 'P' ? 0 : 1, 0);
    bits.u(BITS, frameNum & (1 << BITS) - 1);
    if (refresh) {
      bits.ue(idr++ & 1);
    }
    bits.u(BITS, 2 * (shown % IDR_EVERY));
    if (type == 'B') {
      bits.u(1, 1);
    }
    if (type != 'I') {
      // As many references as the picture parameters say.
      bits.u(1, 0);
    }
    if (type == 'P' && shown % GROUP == 3 && shown % IDR_EVERY != 3) {
      // The one before the last comes first: the one before the key picture.
      bits.u(1, 1).ue(0, 1, 3);
    } else if (type != 'I') {
      bits.u(type == 'B' ? 2 : 1, 0);
    }
    if (type != 'B') {
      bits.u(refresh ? 2 : 1, 0);
    }
    bits.ue(0, 1);
    return type == 'I' ? stated(bits, 25, SIDE * SIDE) : repeated(bits, type);
  }

  /** Macroblocks that state their samples. */
  private BitWriter stated(BitWriter bits, int code, int count) {
    for (int i = 0; i < count; i++) {
      bits.ue(code).align();
      int tone = 16 + samples.nextInt(140);
      for (int s = 0; s < 384; s++) {
        bits.u(8, tone + s % 16 * 5);
      }
    }
    return bits;
  }

  /** Macroblocks that repeat; of a P picture, the first states its samples. */
  private BitWriter repeated(BitWriter bits, char type) {
    return type == 'B' ? bits.ue(SIDE * SIDE) : stated(bits.ue(0), 30, 1).ue(SIDE * SIDE - 1);
  }

  /** Main profile; two references, one picture out of order. */
  private static byte[] sequence() {
    BitWriter bits = new BitWriter().u(8, 77).u(8, 0).u(8, 30);
    bits.ue(0, BITS - 4, 0, BITS - 4, 2).u(1, 0).ue(SIDE - 1, SIDE - 1).u(1, 1).u(1, 1).u(1, 0);
    // Of usability information, the bounds on reordering alone.
    bits.u(1, 1).u(8, 0).u(1, 1).u(1, 1).ue(0, 0, 10, 10, 1, 2);
    return bits.unit(0x67);
  }

  /** Code words of variable length; the deblocking filter is switched off by slices. */
  private static byte[] picture() {
    return new BitWriter().ue(0, 0).u(2, 0).ue(0, 0, 0).u(3, 0).ue(0, 0, 0).u(3, 4).unit(0x68);
  }
}
