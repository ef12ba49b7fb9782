package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;

class NalUnitsTest {

  @Test
  void findsUnitsBehindStartCodesOfBothLengths() {
    List<ByteBuffer> units =
        NalUnits.behindStartCodes().of(bytes("0000000109f0 000001 6742000301 00 00000165b8"));
    assertThat(units.stream().map(NalUnitsTest::hex).toList())
        .containsExactly("09f0", "6742000301", "65b8");
  }

  @Test
  void turnsStartCodesIntoLengthsAndBack() {
    try (AVCodecParameters parameters = configured()) {
      NalUnits lengths = NalUnits.of(parameters);
      assertThat(lengths.hasStartCodes()).isFalse();
      List<ByteBuffer> units = NalUnits.behindStartCodes().of(bytes("000001 65b811 000001 0601"));
      byte[] joined = lengths.joined(units);
      assertThat(HexFormat.of().formatHex(joined)).isEqualTo("0000000365b811000000020601");
      assertThat(lengths.of(ByteBuffer.wrap(joined))).isEqualTo(units);
    }
  }

  @Test
  void leavesOutWhatIsCutOff() {
    try (AVCodecParameters parameters = configured()) {
      assertThat(NalUnits.of(parameters).of(bytes("00000001 65 000000ff 41")))
          .containsExactly(bytes("65"));
    }
  }

  private static AVCodecParameters configured() {
    AVCodecParameters parameters = avcodec.avcodec_parameters_alloc();
    byte[] record = HexFormat.of().parseHex("0142c00dffe1000467420001010002 68ce".replace(" ", ""));
    parameters.codec_id(avcodec.AV_CODEC_ID_H264);
    parameters.extradata(new BytePointer(record)).extradata_size(record.length);
    return parameters;
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static String hex(ByteBuffer unit) {
    byte[] bytes = new byte[unit.limit()];
    unit.get(0, bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
