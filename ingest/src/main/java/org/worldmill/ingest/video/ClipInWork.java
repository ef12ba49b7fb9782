package org.worldmill.ingest.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.Orientation;
import org.worldmill.ingest.video.ClipPlan.Stretch;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/** One clip while its file is written: packets copied, pictures encoded, or both in turn. */
final class ClipInWork implements AutoCloseable {

  private static final int PICTURE = 0;
  private static final int SOUND = 1;

  private final ClipPlan plan;
  private final Span span;
  private final AVCodecParameters source;
  private final KeyPackets keys;
  private final PictureEncoder.Clock clock;
  private final ClipWriter writer;
  private final Optional<ClipSound> sound;
  private final Optional<AvcSplice> splice;

  /** Whether the track is VP8, whose key packets stand by themselves, encoded or copied. */
  private final boolean vp8;

  private final List<String> transforms = new ArrayList<>();
  private Optional<PictureEncoder> encoder = Optional.empty();

  /** Waits until its successor tells its duration. */
  private Optional<NativeFrame> held = Optional.empty();

  private final List<AVPacket> earlySound = new ArrayList<>();
  private long written;
  private int nextStretch;
  private boolean copied;
  private boolean begun;

  ClipInWork(
      ClipPlan plan, AVStream source, Rational fps, ClipWriter writer, Optional<ClipSound> sound) {
    this.plan = plan;
    this.span = plan.span();
    this.source = source.codecpar();
    this.keys = new KeyPackets(this.source);
    this.clock = new PictureEncoder.Clock(span.timeBase(), fps);
    this.sound = sound;
    this.vp8 = writer.container() == ClipContainer.WEBM;
    this.splice =
        plan.isJoined() && !vp8 ? Optional.of(new AvcSplice(this.source)) : Optional.empty();
    this.writer = writer;
  }

  /** Pictures written; encoded ones count as soon as they came. */
  long pictures() {
    return written + (held.isPresent() ? 1L : 0L);
  }

  List<String> transforms() {
    return transforms;
  }

  /** Copies a packet of the picture track. */
  void copy(AVPacket packet) {
    endStretch(packet.pts());
    if (!copied) {
      copied = true;
      List<Stretch> beside = plan.encoded();
      boolean headless = beside.isEmpty() || beside.get(0).fromPts() > packet.pts();
      long from = headless ? span.startPts() : packet.pts();
      long until =
          beside.isEmpty() || beside.get(beside.size() - 1).fromPts() < packet.pts()
              ? span.endPts()
              : beside.get(beside.size() - 1).fromPts();
      String hidden = plan.hidden() > 0 ? " with " + plan.hidden() + " hidden" : "";
      transforms.add("copy " + range(from, until) + hidden);
    }
    beginAsTheSource();
    AVPacket copy = splice.map(s -> s.copied(packet)).orElseGet(() -> cloned(packet));
    try {
      copy.duration(plan.duration(packet.pts()));
      if (!keys.standsAlone(packet)) {
        // Players begin at what the index calls a key, and would miss what this one looks back at.
        copy.flags(copy.flags() & ~avcodec.AV_PKT_FLAG_KEY);
      }
      write(copy);
    } finally {
      avcodec.av_packet_free(copy);
    }
  }

  private static AVPacket cloned(AVPacket packet) {
    return avcodec.av_packet_clone(packet);
  }

  /** Encodes a picture; takes it over. */
  void encode(NativeFrame frame) {
    try {
      if (encoder.isEmpty()) {
        encoder = Optional.of(open(frame));
      }
      release(frame.pts());
    } catch (RuntimeException e) {
      frame.close();
      throw e;
    }
    held = Optional.of(frame);
  }

  private PictureEncoder open(NativeFrame frame) {
    PictureEncoder opened = encoder(frame);
    Stretch stretch = plan.encoded().get(nextStretch++);
    boolean first = stretch.fromPts() <= frame.pts() && !copied;
    long from = first ? span.startPts() : stretch.fromPts();
    long until = first && plan.isJoined() ? stretch.untilPts() : span.endPts();
    transforms.add("encode " + range(from, until) + " " + opened.description());
    if (splice.isPresent() || vp8) {
      beginAsTheSource();
    } else {
      describe(frame);
      begin(opened.parameters(), 0);
    }
    return opened;
  }

  private PictureEncoder encoder(NativeFrame frame) {
    if (vp8) {
      return PictureEncoder.vp8(frame, clock);
    }
    return splice.isPresent()
        ? PictureEncoder.beside(frame, clock, AvcSplice.profile(source))
        : PictureEncoder.alone(frame, clock);
  }

  private void describe(NativeFrame frame) {
    Orientation orientation = frame.orientation();
    if (orientation != Orientation.UPRIGHT) {
      transforms.add("turn " + orientation.name().toLowerCase(Locale.ROOT));
    }
    if (frame.widthPx() % 2 != 0 || frame.heightPx() % 2 != 0) {
      transforms.add("crop to even sides");
    }
  }

  private void release(long nextPts) {
    if (held.isPresent()) {
      try (NativeFrame frame = held.get()) {
        held = Optional.empty();
        encoder.orElseThrow().encode(frame, frame.pts(), nextPts - frame.pts(), this::writeEncoded);
      }
    }
  }

  /** Everything encoded is written before what follows it at {@code nextPts}. */
  private void endStretch(long nextPts) {
    if (encoder.isPresent()) {
      release(nextPts);
      try (PictureEncoder ended = encoder.get()) {
        ended.finish(this::writeEncoded);
      }
      encoder = Optional.empty();
    }
  }

  private void writeEncoded(AVPacket packet) {
    AVPacket fitting = splice.map(s -> s.encoded(packet)).orElseGet(() -> cloned(packet));
    try {
      write(fitting);
    } finally {
      avcodec.av_packet_free(fitting);
    }
  }

  /** Writes a packet of the picture track that bears the source's times. */
  private void write(AVPacket packet) {
    long decoded = plan.hasCopy() ? plan.decodingTime(written, packet.pts()) : packet.dts();
    packet.pts(packet.pts() - span.startPts()).dts(decoded - span.startPts());
    writer.write(PICTURE, packet);
    written++;
  }

  private void beginAsTheSource() {
    if (begun) {
      return;
    }
    int tag = splice.isPresent() ? AvcSplice.TAG : 0;
    if (source.codec_id() == avcodec.AV_CODEC_ID_HEVC) {
      tag = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;
    }
    begin(source, tag);
  }

  private void begin(AVCodecParameters parameters, int tag) {
    int pictureTrack = writer.add(parameters, span.timeBase(), tag);
    if (pictureTrack != PICTURE) {
      throw new IllegalStateException("the picture is track 0, not " + pictureTrack);
    }
    sound.ifPresent(track -> writer.add(track.parameters(), track.timeBase(), 0));
    writer.begin(clock.fps());
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
    endStretch(span.endPts());
    sound.ifPresent(track -> track.finish(this::writeSound));
    if (begun) {
      sound.ifPresent(track -> transforms.add(track.description()));
      writer.finish();
    }
  }

  private String range(long from, long until) {
    return from + ".." + until + "@" + span.timeBase();
  }

  @Override
  public void close() {
    held.ifPresent(NativeFrame::close);
    held = Optional.empty();
    earlySound.forEach(packet -> avcodec.av_packet_free(packet));
    earlySound.clear();
    encoder.ifPresent(PictureEncoder::close);
    encoder = Optional.empty();
    sound.ifPresent(ClipSound::close);
    writer.close();
  }
}
