package org.worldmill.ingest.telemetry;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.telemetry.Telemetry;

/** Reads the telemetry tracks of a film; their packets alone, nothing is decoded. */
public final class TelemetryTracks {

  private static final int MOST_PACKET_BYTES = 32 << 20;

  /** Thirty years; farther on is no time, and does not fit into nanoseconds. */
  private static final double MOST_SECONDS = 1e9;

  private TelemetryTracks() {}

  /** Whether a film has a track that can be read. */
  public static boolean areIn(MediaFacts facts) {
    return facts.tracks().stream().anyMatch(track -> reader(track).isPresent());
  }

  /**
   * What the film's tracks hold; nothing if there are none. Damage costs samples, never the film:
   * it is among the faults.
   */
  public static Telemetry read(Path file, MediaFacts facts) {
    if (!areIn(facts)) {
      return Telemetry.NONE;
    }
    Map<Integer, TelemetryTrack> readers = new LinkedHashMap<>();
    Map<Integer, Rational> clocks = new LinkedHashMap<>();
    for (TrackFacts track : facts.tracks()) {
      reader(track)
          .ifPresent(
              reader -> {
                readers.put(track.index(), reader);
                clocks.put(track.index(), track.timeBase());
              });
    }
    Telemetry broken = Telemetry.NONE;
    try (Demuxer demuxer = Demuxer.open(file, Demuxer.FILM_FORMATS)) {
      demuxer.keepOnly(List.copyOf(readers.keySet()));
      for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
        AVPacket packet = next.get();
        TelemetryTrack reader = readers.get(packet.stream_index());
        Rational clock = clocks.get(packet.stream_index());
        if (reader != null && clock != null && isReadable(packet, clock)) {
          reader.add(clock.toNanos(packet.pts()), clock.toNanos(packet.duration()), bytes(packet));
        }
      }
    } catch (MediaException e) {
      broken = new Telemetry(List.of(), List.of("a telemetry track breaks off: " + e.getMessage()));
    }
    Telemetry all = Telemetry.NONE;
    for (TelemetryTrack reader : readers.values()) {
      all = all.and(reader.finish());
    }
    return all.and(broken);
  }

  private static Optional<TelemetryTrack> reader(TrackFacts track) {
    return switch (track.codecTag().orElse("")) {
      case "gpmd" -> Optional.of(new GpmfTrack());
      case "camm" -> Optional.of(new CammTrack());
      default -> Optional.empty();
    };
  }

  private static boolean isReadable(AVPacket packet, Rational clock) {
    double most = MOST_SECONDS / clock.toDouble();
    return packet.pts() != Ffmpeg.NO_PTS
        && Math.abs((double) packet.pts()) < most
        && Math.abs((double) packet.duration()) < most
        && packet.size() > 0
        && packet.size() <= MOST_PACKET_BYTES;
  }

  /** The packet's own memory, to be read before the next packet. */
  private static ByteBuffer bytes(AVPacket packet) {
    return packet.data().capacity(packet.size()).asByteBuffer();
  }
}
