package org.worldmill.ingest.video;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.config.CutMode;

/**
 * How the clips of a film are made, from one reading of its packets.
 *
 * @param cuts what is copied and what is encoded
 * @param container the format of its clips
 */
record FilmPlan(CutPlan cuts, ClipContainer container) {

  /** The same film, whose packets tell nothing: all of it is decoded, as the pass does. */
  FilmPlan unseen() {
    return new FilmPlan(cuts.unseen(), container);
  }

  /** Reads the film. */
  static FilmPlan read(Path source, MediaFacts facts, CutMode mode) throws MediaException {
    TrackFacts track = facts.picture().orElseThrow();
    try (Demuxer demuxer = Demuxer.open(source, Demuxer.FILM_FORMATS)) {
      AVStream stream = VideoSource.matching(demuxer, track);
      demuxer.keepOnly(List.of(track.index()));
      PacketCensus census = new PacketCensus();
      BitSet alone = new BitSet();
      boolean shown = read(demuxer, stream, census, alone);
      Copying possible =
          Copying.of(
              stream.codecpar(),
              track.codec(),
              Ffmpeg.text(demuxer.context().iformat().name()).orElse(""));
      Copying copying = shown ? possible : Copying.UNTIMED;
      boolean vp8 = stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_VP8;
      boolean webm = vp8 && copying == Copying.JOINED && fits(demuxer, facts, census);
      boolean kept = mode == CutMode.SMART && (webm || !vp8);
      ClipContainer container = kept && webm ? ClipContainer.WEBM : ClipContainer.MP4;
      return new FilmPlan(
          new CutPlan(
              census,
              alone,
              kept ? copying : copying.withoutCopy(),
              container == ClipContainer.MP4 && showsWhatItSays(stream.codecpar(), census)),
          container);
    }
  }

  /** Reads all packets; whether they tell which pictures they show. */
  private static boolean read(Demuxer demuxer, AVStream stream, PacketCensus census, BitSet alone)
      throws MediaException {
    KeyPackets keys = new KeyPackets(stream.codecpar());
    boolean hidden = false;
    try (PictureOrder order = new PictureOrder(stream.codecpar())) {
      for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
        AVPacket packet = next.get();
        if (packet.stream_index() != stream.index() || packet.size() == 0) {
          continue;
        }
        int before = census.count();
        census.add(packet);
        boolean counted = census.count() > before;
        order.add(packet, counted);
        hidden |= isHidden(packet, stream.codecpar().codec_id());
        if (counted && keys.standsAlone(packet)) {
          alone.set(before);
        }
      }
      Optional<long[]> times = order.times(census);
      times.ifPresent(census::repair);
      return !hidden && times.isPresent();
    }
  }

  /**
   * Whether FFmpeg's reader of MP4 hides what an edit list tells it to: of MPEG-1 and MPEG-2 that
   * reorder nothing, it expects a picture's delay nevertheless, and shows one too many.
   */
  private static boolean showsWhatItSays(AVCodecParameters parameters, PacketCensus census) {
    boolean mpeg =
        parameters.codec_id() == avcodec.AV_CODEC_ID_MPEG1VIDEO
            || parameters.codec_id() == avcodec.AV_CODEC_ID_MPEG2VIDEO;
    return !mpeg || census.isReordered();
  }

  /** Whether a VP8 packet is for reference alone (RFC 6386, 9.1). */
  private static boolean isHidden(AVPacket packet, int codec) {
    return codec == avcodec.AV_CODEC_ID_VP8 && (packet.data().get(0) & 0x10) == 0;
  }

  /** Whether WebM keeps every time: it counts milliseconds, and has one length for all pictures. */
  private static boolean fits(Demuxer demuxer, MediaFacts facts, PacketCensus census) {
    Rational base = facts.picture().orElseThrow().timeBase();
    boolean exact = 1000 * base.num() % base.den() == 0;
    boolean sound =
        facts.sound().isEmpty()
            || demuxer.stream(facts.sound().get().index())
                .filter(
                    s -> CopiedSound.isPossible(facts.sound().get().codec(), s, ClipContainer.WEBM))
                .isPresent();
    return exact && sound && !census.isVariable();
  }
}
