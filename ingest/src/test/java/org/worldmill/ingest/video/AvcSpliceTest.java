package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;

class AvcSpliceTest {

  /** A sequence parameter set of baseline, 640x480, frames only, and a picture parameter set. */
  private static final String SEQUENCE = "6742c01eda0280f7";

  private static final String SETS = "00000008" + SEQUENCE + "00000002" + "68ce";

  @Test
  void putsParameterSetsBeforeCopiedKeysButBehindADelimiter() {
    AvcSplice splice = new AvcSplice(parameters(66, avutil.AV_PIX_FMT_YUV420P));
    assertThat(copied(splice, "0000000265b8", true)).isEqualTo(SETS + "0000000265b8");
    assertThat(copied(splice, "0000000209f0" + "0000000265b8", true))
        .isEqualTo("0000000209f0" + SETS + "0000000265b8");
  }

  @Test
  void leavesOtherPacketsAndThoseThatCarrySetsAsTheyAre() {
    AvcSplice splice = new AvcSplice(parameters(66, avutil.AV_PIX_FMT_YUV420P));
    assertThat(copied(splice, "00000002419a", false)).isEqualTo("00000002419a");
    String complete = "000000026742" + "0000000265b8";
    assertThat(copied(splice, complete, true)).isEqualTo(complete);
  }

  @Test
  void givesEncodedPacketsTheFormOfTheTrack() {
    AvcSplice splice = new AvcSplice(parameters(66, avutil.AV_PIX_FMT_YUV420P));
    AVPacket packet = splice.encoded(packet("0000000167420a" + "00000165b811", true));
    assertThat(hex(packet)).isEqualTo("0000000367420a" + "0000000365b811");
    assertThat(packet.pts()).isEqualTo(77);
    avcodec.av_packet_free(packet);
  }

  @Test
  void joinsEightBitsOfProfilesThatTheEncoderHasAlone() {
    assertThat(AvcSplice.isPossible(parameters(66, avutil.AV_PIX_FMT_YUVJ420P))).isTrue();
    assertThat(AvcSplice.isPossible(parameters(110, avutil.AV_PIX_FMT_YUV420P))).isFalse();
    assertThat(AvcSplice.isPossible(parameters(66, avutil.AV_PIX_FMT_YUV444P))).isFalse();
    AVCodecParameters bare = parameters(66, avutil.AV_PIX_FMT_YUV420P);
    assertThat(AvcSplice.isPossible(bare.extradata_size(0))).isFalse();
  }

  private static String copied(AvcSplice splice, String hex, boolean key) {
    AVPacket packet = packet(hex, key);
    AVPacket copied = splice.copied(packet);
    String result = hex(copied);
    avcodec.av_packet_free(copied);
    avcodec.av_packet_free(packet);
    return result;
  }

  private static AVPacket packet(String hex, boolean key) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    AVPacket packet = avcodec.av_packet_alloc();
    assertThat(avcodec.av_new_packet(packet, bytes.length)).isZero();
    packet.data().capacity(bytes.length).put(bytes, 0, bytes.length);
    return packet.pts(77).flags(key ? avcodec.AV_PKT_FLAG_KEY : 0);
  }

  private static String hex(AVPacket packet) {
    byte[] bytes = new byte[packet.size()];
    packet.data().capacity(bytes.length).get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static AVCodecParameters parameters(int profile, int format) {
    byte[] record =
        HexFormat.of().parseHex("0142c01effe1" + "0008" + SEQUENCE + "01" + "0002" + "68ce");
    AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
    parameters.codec_id(avcodec.AV_CODEC_ID_H264).profile(profile).format(format);
    return parameters.extradata(new BytePointer(record)).extradata_size(record.length);
  }
}
