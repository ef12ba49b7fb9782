package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.Orientation;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/** One clip while its file is written: its packets copied, or its pictures encoded. */
final class ClipInWork implements AutoCloseable {

  private static final int PICTURE = 0;
  private static final int SOUND = 1;

  private final Span span;
  private final Rational fps;
  private final ClipWriter writer;
  private final Optional<ClipSound> sound;
  private final List<String> transforms = new ArrayList<>();
  private Optional<PictureEncoder> encoder = Optional.empty();

  /** Waits until its successor tells its duration. */
  private Optional<NativeFrame> held = Optional.empty();

  private final List<AVPacket> earlySound = new ArrayList<>();
  private long pictures;
  private boolean begun;

  ClipInWork(Span span, Rational fps, Path target, Optional<ClipSound> sound) {
    this.span = span;
    this.fps = fps;
    this.sound = sound;
    this.writer = ClipWriter.open(target);
  }

  Span span() {
    return span;
  }

  long pictures() {
    return pictures;
  }

  List<String> transforms() {
    return transforms;
  }

  /** Copies a packet of the picture track. */
  void copy(AVPacket packet, AVStream from) {
    if (!begun) {
      transforms.add("copy " + range());
      int tag =
          from.codecpar().codec_id() == avcodec.AV_CODEC_ID_HEVC ? fourcc('h', 'v', 'c', '1') : 0;
      begin(writer.add(from.codecpar(), span.timeBase(), tag));
    }
    AVPacket copy = avcodec.av_packet_clone(packet);
    try {
      long duration = Math.max(0, packet.duration());
      long left = span.endPts() - packet.pts();
      copy.pts(packet.pts() - span.startPts()).dts(packet.dts() - span.startPts());
      copy.duration(duration == 0 ? 0 : Math.min(duration, left));
      writer.write(PICTURE, copy);
      pictures++;
    } finally {
      avcodec.av_packet_free(copy);
    }
  }

  /** Encodes a picture; takes it over. */
  void encode(NativeFrame frame) {
    try {
      if (!begun) {
        PictureEncoder opened = new PictureEncoder(frame, span.timeBase(), fps);
        encoder = Optional.of(opened);
        transforms.add("encode " + range() + " " + opened.description());
        describe(frame);
        begin(writer.add(opened.parameters(), span.timeBase(), 0));
      }
      release(frame.pts());
    } catch (RuntimeException e) {
      frame.close();
      throw e;
    }
    held = Optional.of(frame);
  }

  private void describe(NativeFrame frame) {
    Orientation orientation = frame.orientation();
    if (orientation != Orientation.UPRIGHT) {
      transforms.add("turn " + orientation.name().toLowerCase(java.util.Locale.ROOT));
    }
    if (frame.widthPx() % 2 != 0 || frame.heightPx() % 2 != 0) {
      transforms.add("crop to even sides");
    }
  }

  private void release(long nextPts) {
    if (held.isPresent()) {
      try (NativeFrame frame = held.get()) {
        held = Optional.empty();
        encoder
            .orElseThrow()
            .encode(
                frame,
                frame.pts() - span.startPts(),
                nextPts - frame.pts(),
                packet -> writer.write(PICTURE, packet));
        pictures++;
      }
    }
  }

  private void begin(int pictureTrack) {
    if (pictureTrack != PICTURE) {
      throw new IllegalStateException("the picture is track 0, not " + pictureTrack);
    }
    sound.ifPresent(
        track -> {
          writer.add(track.parameters(), track.timeBase(), 0);
          transforms.add(track.description());
        });
    writer.begin();
    begun = true;
    for (AVPacket packet : earlySound) {
      writer.write(SOUND, packet);
      avcodec.av_packet_free(packet);
    }
    earlySound.clear();
  }

  /** Offers a packet of the sound track. */
  void sound(AVPacket packet) {
    sound.ifPresent(track -> track.packet(packet, this::writeSound));
  }

  /** Offers decoded sound. */
  void sound(AVFrame frame, long startNanos) {
    sound.ifPresent(track -> track.frame(frame, startNanos, this::writeSound));
  }

  private void writeSound(AVPacket packet) {
    if (begun) {
      writer.write(SOUND, packet);
    } else {
      earlySound.add(avcodec.av_packet_clone(packet));
    }
  }

  /** Writes what is left. */
  void finish() {
    release(span.endPts());
    encoder.ifPresent(open -> open.finish(packet -> writer.write(PICTURE, packet)));
    sound.ifPresent(track -> track.finish(this::writeSound));
    if (begun) {
      writer.finish();
    }
  }

  private String range() {
    return span.startPts() + ".." + span.endPts() + "@" + span.timeBase();
  }

  private static int fourcc(char a, char b, char c, char d) {
    return a | b << 8 | c << 16 | d << 24;
  }

  @Override
  public void close() {
    held.ifPresent(NativeFrame::close);
    held = Optional.empty();
    earlySound.forEach(packet -> avcodec.av_packet_free(packet));
    earlySound.clear();
    encoder.ifPresent(PictureEncoder::close);
    sound.ifPresent(ClipSound::close);
    writer.close();
  }
}
