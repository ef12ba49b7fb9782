package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INIT_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_profile_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_ATTACHMENT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_describe;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.SoundFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;

/** What a container says of one of its tracks. */
public final class StreamFacts {

  private static final Rational UNKNOWN = new Rational(0, 1);

  private final AVStream stream;
  private final AVCodecParameters parameters;

  /** Of a track of an open file. */
  public StreamFacts(AVStream stream) {
    this.stream = stream;
    this.parameters = stream.codecpar();
  }

  /** Whether it is a picture track and not the cover of a sound file. */
  public boolean isPicture() {
    return parameters.codec_type() == AVMEDIA_TYPE_VIDEO
        && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0;
  }

  /** Whether it is a sound track. */
  public boolean isSound() {
    return parameters.codec_type() == AVMEDIA_TYPE_AUDIO;
  }

  /** Whether the container declares it encrypted. */
  public boolean isEncrypted() {
    return sideData(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_ENCRYPTION_INIT_INFO)
        .isPresent();
  }

  /** How the picture is to be turned, by its display matrix. */
  public Orientation orientation() {
    return orientation(parameters.coded_side_data(), parameters.nb_coded_side_data());
  }

  static Orientation orientation(AVPacketSideData all, int count) {
    Optional<AVPacketSideData> matrix = sideData(all, count, AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix.isEmpty() || matrix.get().size() < 36) {
      return Orientation.UPRIGHT;
    }
    ByteBuffer cells =
        matrix.get().data().capacity(36).asByteBuffer().order(ByteOrder.nativeOrder());
    return Orientation.ofMatrix(
        cells.getInt(0), cells.getInt(4), cells.getInt(12), cells.getInt(16));
  }

  static Optional<AVPacketSideData> sideData(AVPacketSideData all, int count, int type) {
    if (all == null || all.isNull()) {
      return Optional.empty();
    }
    AVPacketSideData found = av_packet_side_data_get(all, count, type);
    return found == null || found.isNull() ? Optional.empty() : Optional.of(found);
  }

  /** The track's facts; those of its packets where they were read. */
  public TrackFacts facts(Optional<PacketFacts> packets) {
    return new TrackFacts(
        stream.index(),
        kind(),
        codec(),
        codecTag(),
        Ffmpeg.rational(stream.time_base()).orElse(new Rational(1, 1)),
        Ffmpeg.time(stream.start_time()),
        Ffmpeg.time(stream.duration()).filter(ticks -> ticks > 0),
        Optional.ofNullable(Ffmpeg.entries(stream.metadata()).get("language"))
            .filter(language -> !language.isBlank() && !language.equals("und")),
        isPicture() ? Optional.of(picture(packets)) : Optional.empty(),
        isSound() ? Optional.of(sound()) : Optional.empty());
  }

  private String kind() {
    int type = parameters.codec_type();
    if (type == AVMEDIA_TYPE_VIDEO) {
      return "video";
    }
    if (type == AVMEDIA_TYPE_AUDIO) {
      return "audio";
    }
    if (type == AVMEDIA_TYPE_SUBTITLE) {
      return "subtitle";
    }
    return type == AVMEDIA_TYPE_ATTACHMENT ? "attachment" : "data";
  }

  private String codec() {
    String name = Ffmpeg.text(avcodec_get_name(parameters.codec_id())).orElse("unknown");
    return name.equals("none") || name.startsWith("unknown") ? "unknown" : name;
  }

  private Optional<String> codecTag() {
    int tag = parameters.codec_tag();
    byte[] letters = {(byte) tag, (byte) (tag >> 8), (byte) (tag >> 16), (byte) (tag >> 24)};
    String text = new String(letters, StandardCharsets.ISO_8859_1);
    return tag != 0 && text.chars().allMatch(c -> c >= 32 && c < 127)
        ? Optional.of(text)
        : Optional.empty();
  }

  private PictureFacts picture(Optional<PacketFacts> packets) {
    PixelLayout layout = PixelLayout.of(parameters.format());
    return new PictureFacts(
        parameters.width(),
        parameters.height(),
        orientation().degrees(),
        Ffmpeg.rational(stream.sample_aspect_ratio())
            .or(() -> Ffmpeg.rational(parameters.sample_aspect_ratio()))
            .orElse(new Rational(1, 1)),
        averageFps(packets),
        layout.name(),
        layout.bitDepth(),
        layout.range(parameters.color_range()) == PixelLayout.Range.FULL,
        Ffmpeg.text(av_color_primaries_name(parameters.color_primaries())).orElse("unknown"),
        Ffmpeg.text(av_color_transfer_name(parameters.color_trc())).orElse("unknown"),
        Ffmpeg.text(av_color_space_name(parameters.color_space())).orElse("unknown"),
        Ffmpeg.text(avcodec_profile_name(parameters.codec_id(), parameters.profile())),
        packets);
  }

  private Rational averageFps(Optional<PacketFacts> packets) {
    return Ffmpeg.rational(stream.avg_frame_rate())
        .or(() -> packets.flatMap(this::countedFps))
        .or(() -> Ffmpeg.rational(stream.r_frame_rate()))
        .orElse(UNKNOWN);
  }

  private Optional<Rational> countedFps(PacketFacts packets) {
    long ticks = packets.endPts() - packets.firstPts();
    return packets.packets() < 2 || ticks < 1
        ? Optional.empty()
        : Ffmpeg.rational(stream.time_base())
            .map(base -> new Rational(packets.packets() * base.den(), ticks * base.num()));
  }

  private SoundFacts sound() {
    byte[] text = new byte[64];
    int length = av_channel_layout_describe(parameters.ch_layout(), text, text.length);
    String layout =
        length > 1
            ? new String(text, 0, Math.min(length, text.length) - 1, StandardCharsets.UTF_8)
            : "unknown";
    return new SoundFacts(parameters.sample_rate(), parameters.ch_layout().nb_channels(), layout);
  }
}
