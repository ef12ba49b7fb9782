package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ObjLongConsumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.ContainerGuard;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.ingest.ffmpeg.StreamFacts;
import org.worldmill.ingest.ffmpeg.StreamOptics;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;

/**
 * Reads what a film says of itself: its container, its tracks and, without payload, its packets.
 */
public final class VideoProbe {

  /** Longer side of the largest picture that is admitted, in pixels. */
  static final int MAX_LONG_SIDE = 8192;

  /** Shorter side of the largest picture that is admitted, in pixels. */
  static final int MAX_SHORT_SIDE = 4320;

  private static final int MAX_TAG = 1000;

  private VideoProbe() {}

  /**
   * The facts of a film. Every packet of the picture track is read, none is decoded beyond what the
   * container needs to name its codec's parameters.
   *
   * @throws MediaException EMPTY, ENCRYPTED, TRUNCATED, CORRUPT, UNSUPPORTED; NO_CONTENT if there
   *     is no picture track (cover art is none); TOO_LARGE above 8192x4320
   */
  public static MediaFacts probe(Path file) throws MediaException {
    ContainerGuard.check(file);
    try (Demuxer demuxer = Demuxer.open(file, Demuxer.FILM_FORMATS)) {
      AVStream picture = pictureOf(demuxer);
      requireReadable(picture);
      SeekSurvey survey = new SeekSurvey(picture);
      PacketCensus census = census(demuxer, picture, survey::add);
      List<TrackFacts> tracks = new ArrayList<>();
      for (AVStream stream : demuxer.streams()) {
        tracks.add(
            new StreamFacts(stream)
                .facts(
                    stream.index() == picture.index()
                        ? Optional.of(facts(census, survey))
                        : Optional.empty()));
      }
      long bitRate = demuxer.context().bit_rate();
      return new MediaFacts(
          Ffmpeg.text(demuxer.context().iformat().name()).orElse("unknown"),
          Ffmpeg.time(demuxer.context().duration()).filter(t -> t > 0).map(t -> t * 1000),
          bitRate > 0 ? Optional.of(bitRate) : Optional.empty(),
          tracks,
          Optional.empty(),
          tags(file, demuxer, picture));
    }
  }

  /** The first picture track that is no cover. */
  static AVStream pictureOf(Demuxer demuxer) throws MediaException {
    for (AVStream stream : demuxer.streams()) {
      StreamFacts facts = new StreamFacts(stream);
      if (facts.isEncrypted()) {
        throw new MediaException(
            MediaException.Code.ENCRYPTED,
            "track " + stream.index() + " is encrypted; only clear files can be read");
      }
    }
    for (AVStream stream : demuxer.streams()) {
      if (new StreamFacts(stream).isPicture()) {
        return stream;
      }
    }
    throw new MediaException(
        MediaException.Code.NO_CONTENT,
        "none of its " + demuxer.streams().size() + " tracks is a moving picture");
  }

  private static void requireReadable(AVStream stream) throws MediaException {
    String codec = new StreamFacts(stream).facts(Optional.empty()).codec();
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    if (decoder == null || decoder.isNull()) {
      throw new MediaException(
          MediaException.Code.UNSUPPORTED,
          "no decoder for picture codec '" + codec + "'; transcode it");
    }
    int width = stream.codecpar().width();
    int height = stream.codecpar().height();
    if (width < 1 || height < 1) {
      throw new MediaException(
          MediaException.Code.CORRUPT, "its " + codec + " track states no picture size");
    }
    if (Math.max(width, height) > MAX_LONG_SIDE || Math.min(width, height) > MAX_SHORT_SIDE) {
      throw new MediaException(
          MediaException.Code.TOO_LARGE,
          width + "x" + height + " pixels; at most 8192x4320: scale it down");
    }
  }

  /** Reads all packets of the picture track. */
  static PacketCensus census(Demuxer demuxer, AVStream picture) throws MediaException {
    return census(demuxer, picture, (packet, pts) -> {});
  }

  private static PacketCensus census(
      Demuxer demuxer, AVStream picture, ObjLongConsumer<AVPacket> further) throws MediaException {
    demuxer.keepOnly(List.of(picture.index()));
    PacketCensus census = new PacketCensus();
    int all = 0;
    for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
      if (next.get().stream_index() == picture.index() && next.get().size() > 0) {
        int before = census.count();
        census.add(next.get());
        if (census.count() > before) {
          further.accept(next.get(), census.pts(before));
        }
        all++;
      }
    }
    if (census.count() == 0) {
      throw new MediaException(
          MediaException.Code.NO_CONTENT, "its picture track holds no picture");
    }
    // An index that promises more than there was: the payload was cut off behind a leading index.
    int promised = avformat_index_get_entries_count(picture);
    boolean iso = Ffmpeg.text(demuxer.context().iformat().name()).orElse("").startsWith("mov");
    if (census.endsCorrupt() || (iso && promised > all + 1)) {
      throw new MediaException(
          MediaException.Code.TRUNCATED,
          "the picture track breaks off after "
              + all
              + " packets"
              + (iso ? " of " + promised : "")
              + "; fetch it again");
    }
    return census;
  }

  private static PacketFacts facts(PacketCensus census, SeekSurvey survey) {
    PacketRhythm rhythm = new PacketRhythm(census, survey.timeBase());
    return new PacketFacts(
        census.count(),
        census.keyCount(),
        census.maxGop(),
        census.isReordered(),
        census.isVariable(),
        census.sortedPts()[0],
        census.endPts(),
        census.bytes(),
        rhythm.usualTicks(),
        rhythm.repeatedStamps(),
        rhythm.windowNanos(),
        rhythm.windows(),
        survey.medianBytes(),
        survey.opensAnywhere(census));
  }

  private static List<MediaFacts.Tag> tags(Path file, Demuxer demuxer, AVStream picture) {
    List<MediaFacts.Tag> tags = new ArrayList<>();
    add(tags, "container", Ffmpeg.entries(demuxer.context().metadata()));
    for (AVStream stream : demuxer.streams()) {
      add(tags, "track " + stream.index(), Ffmpeg.entries(stream.metadata()));
    }
    List<MediaFacts.Tag> camera = new ArrayList<>(FilmCamera.of(file, tags));
    camera.addAll(StreamOptics.of(picture));
    tags.addAll(camera);
    return tags;
  }

  private static void add(
      List<MediaFacts.Tag> tags, String group, SortedMap<String, String> entries) {
    entries.forEach(
        (name, value) ->
            tags.add(
                new MediaFacts.Tag(
                    group, name, value.length() > MAX_TAG ? value.substring(0, MAX_TAG) : value)));
  }
}
