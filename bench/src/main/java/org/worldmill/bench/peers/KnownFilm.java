package org.worldmill.bench.peers;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.ProbeTask;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;

/**
 * A film and what its container says of it, to choose by.
 *
 * @param codec of its picture; {@code none} without one
 * @param seconds its stated length; 0 where none is stated
 * @param pace {@code STEADY} where pictures come at one rate
 */
record KnownFilm(Path file, String codec, double seconds, Pace pace) {

  /** How pictures follow each other. */
  enum Pace {
    STEADY,
    UNSTEADY
  }

  private static final double SHORTEST = 5;
  private static final double LONGEST = 20;

  static Optional<KnownFilm> probe(Path file) {
    try {
      ProbeReply reply =
          new ProbeTask().run(new ProbeRequest(file.toString(), file.getFileName().toString()));
      return Optional.of(
          new KnownFilm(
              file,
              reply.facts().picture().map(MediaFacts.TrackFacts::codec).orElse("none"),
              reply.facts().durationNanos().orElse(0L) / 1e9,
              pace(reply.facts())));
    } catch (MediaException e) {
      return Optional.empty();
    }
  }

  private static Pace pace(MediaFacts facts) {
    return facts
        .picture()
        .flatMap(MediaFacts.TrackFacts::picture)
        .flatMap(MediaFacts.PictureFacts::packets)
        .filter(packets -> !packets.variableFrameRate())
        .map(packets -> Pace.STEADY)
        .orElse(Pace.UNSTEADY);
  }

  /**
   * Films that every program here reads, long enough for shots and short enough for all to end:
   * H.264 in {@code .mp4} files, 5 to 20 s; by name.
   */
  static List<KnownFilm> choose(List<KnownFilm> films) {
    return films.stream()
        .filter(film -> film.codec.equals("h264"))
        .filter(film -> film.name().toLowerCase(Locale.ROOT).endsWith(".mp4"))
        .filter(film -> film.pace == Pace.STEADY)
        .filter(film -> film.seconds >= SHORTEST && film.seconds <= LONGEST)
        .sorted(Comparator.comparing(KnownFilm::name))
        .toList();
  }

  /** The shortest, the first by name among equals. */
  static List<KnownFilm> shortest(List<KnownFilm> films, int count) {
    return films.stream()
        .sorted(Comparator.comparingDouble(KnownFilm::seconds).thenComparing(KnownFilm::name))
        .limit(count)
        .toList();
  }

  String name() {
    return file.getFileName().toString();
  }
}
