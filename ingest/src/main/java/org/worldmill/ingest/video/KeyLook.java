package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.Frame;

/**
 * A look at some of the pictures at which decoding can start, instead of decoding all. All packets
 * of the chapter are read, those looked at are decoded, each on its own.
 */
public final class KeyLook implements AutoCloseable {

  private static final int REORDERED_PACKETS = 64;

  private final Demuxer demuxer;
  private final AVStream stream;
  private final KeyPackets keys;
  private final KeyPlan plan;
  private final PictureTrack picture;
  private int given;

  private KeyLook(Demuxer demuxer, AVStream stream, KeyPlan plan, PictureTrack picture) {
    this.demuxer = demuxer;
    this.stream = stream;
    this.keys = new KeyPackets(stream.codecpar());
    this.plan = plan;
    this.picture = picture;
  }

  /**
   * A piece of film that is settled by a look.
   *
   * @param span from its first frame to the first of the next
   * @param frames shown in it
   */
  public record Clip(Span span, long frames) {}

  /**
   * Opens a chapter of a film with clean times.
   *
   * @return empty where key frames cannot stand for all of it
   */
  public static Optional<KeyLook> open(
      Path file, MediaFacts facts, Chapters chapters, int index, long maxClipNanos)
      throws MediaException {
    Optional<KeyPlan> plan = plan(file, facts, chapters, index, maxClipNanos);
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    TrackFacts track = facts.picture().orElseThrow();
    Demuxer demuxer = ChapterStart.open(file, facts, chapters, index).demuxer();
    try {
      AVStream stream = VideoSource.matching(demuxer, track);
      demuxer.keepOnly(List.of(track.index()));
      PictureTrack picture =
          new PictureTrack(stream, track, PictureDecoder.Extra.NONE, new DamageLimit(0));
      return Optional.of(new KeyLook(demuxer, stream, plan.get(), picture));
    } catch (MediaException | RuntimeException e) {
      demuxer.close();
      throw e;
    }
  }

  private static Optional<KeyPlan> plan(
      Path file, MediaFacts facts, Chapters chapters, int index, long maxClipNanos)
      throws MediaException {
    TrackFacts track = facts.picture().orElseThrow();
    PictureFacts picture = track.picture().orElseThrow();
    List<KeyPlan.Packet> inside = new ArrayList<>();
    long end = picture.packets().orElseThrow().endPts();
    try (Demuxer demuxer = ChapterStart.open(file, facts, chapters, index).demuxer()) {
      KeyPackets keys = new KeyPackets(VideoSource.matching(demuxer, track).codecpar());
      demuxer.keepOnly(List.of(track.index()));
      int beyond = 0;
      for (Optional<AVPacket> next = demuxer.read();
          next.isPresent() && beyond < REORDERED_PACKETS;
          next = demuxer.read()) {
        AVPacket packet = next.get();
        if (packet.stream_index() != track.index() || packet.size() == 0) {
          continue;
        }
        long nanos = track.timeBase().toNanos(packet.pts());
        if (nanos >= chapters.endNanos(index)) {
          end = Math.min(end, packet.pts());
          beyond++;
        } else if (nanos >= chapters.startNanos(index)) {
          inside.add(new KeyPlan.Packet(packet.pts(), packet.size(), keys.standsAlone(packet)));
        }
      }
    }
    return KeyPlan.of(inside, end, track.timeBase(), maxClipNanos, KeyPlan.emptyBytes(picture));
  }

  /** Whether most packets of a film are so small that nothing can change in them. */
  public static boolean mayBeStill(MediaFacts facts) {
    Optional<PictureFacts> picture = facts.picture().flatMap(TrackFacts::picture);
    return picture
        .flatMap(PictureFacts::packets)
        .filter(packets -> packets.medianBytes() <= KeyPlan.emptyBytes(picture.get()))
        .isPresent();
  }

  /** Whether nothing can have moved between the pictures looked at. */
  public boolean isStill() {
    return plan.still();
  }

  /** The chapter divided by the greatest length of a clip; a picture of each is looked at. */
  public List<Clip> clips() {
    return plan.clips().stream().map(clip -> new Clip(clip.span(), clip.frames())).toList();
  }

  /**
   * The next picture, which the caller closes.
   *
   * @throws MediaException if it cannot be decoded without fault
   */
  public Optional<Frame> next() throws MediaException {
    if (given == plan.looks().size()) {
      return Optional.empty();
    }
    long wanted = plan.looks().get(given++);
    for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
      AVPacket packet = next.get();
      if (packet.stream_index() == stream.index()
          && packet.pts() == wanted
          && keys.standsAlone(packet)) {
        return Optional.of(decoded(packet));
      }
    }
    throw unseen(wanted);
  }

  private Frame decoded(AVPacket packet) throws MediaException {
    long wanted = packet.pts();
    picture.send(packet);
    picture.finish();
    List<NativeFrame> frames = new ArrayList<>();
    try {
      for (Optional<NativeFrame> f = picture.receive(); f.isPresent(); f = picture.receive()) {
        frames.add(f.get());
      }
    } catch (MediaException e) {
      frames.forEach(Frame::close);
      throw e;
    }
    picture.flush();
    if (frames.size() != 1 || frames.get(0).pts() != wanted) {
      frames.forEach(Frame::close);
      throw unseen(wanted);
    }
    return frames.get(0);
  }

  private static MediaException unseen(long pts) {
    return new MediaException(
        MediaException.Code.CORRUPT, "its key frame at " + pts + " does not decode alone");
  }

  @Override
  public void close() {
    picture.close();
    demuxer.close();
  }
}
