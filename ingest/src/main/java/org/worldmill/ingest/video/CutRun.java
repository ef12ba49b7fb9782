package org.worldmill.ingest.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.worldmill.ingest.ffmpeg.Demuxer;
import org.worldmill.ingest.ffmpeg.Ffmpeg;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/** One pass over a film that writes all of its clips; its cost does not grow with their number. */
final class CutRun implements AutoCloseable {

  /** Files may hold sound this long behind the pictures that it belongs to. */
  private static final long SOUND_LAG_NANOS = 10_000_000_000L;

  private static final long SOUND_LEAD_NANOS = 1_000_000_000L;

  private final Demuxer demuxer;
  private final FilmPlan film;
  private final AVStream stream;
  private final StretchDecoder decoder;
  private final Optional<CutSound> sound;
  private final Rational fps;

  /** In the order of their spans. */
  private final List<CutJob> jobs;

  /** Those that are copied, in the same order. */
  private final List<CutJob> copies = new ArrayList<>();

  private int packets;
  private int nextCopy;
  private int firstOpen;

  CutRun(Demuxer demuxer, MediaFacts facts, FilmPlan film, List<CutJob> jobs)
      throws MediaException {
    this.demuxer = demuxer;
    TrackFacts track = facts.picture().orElseThrow();
    this.stream = VideoSource.matching(demuxer, track);
    this.film = film;
    this.jobs = jobs;
    jobs.stream().filter(job -> job.plan().hasCopy()).forEach(copies::add);
    this.sound = CutSound.open(demuxer, facts.sound(), film.container());
    this.fps = track.picture().orElseThrow().averageFps();
    this.decoder =
        new StretchDecoder(
            stream,
            track,
            jobs,
            film.cuts().stamps(),
            (frame, job) -> job.clip(this::open).encode(frame));
    List<Integer> wanted = new ArrayList<>(List.of(track.index()));
    sound.ifPresent(s -> wanted.add(s.index()));
    demuxer.keepOnly(wanted);
  }

  /** Writes all clips, and describes them in the order of their spans. */
  List<CutClip> toTheEnd() throws MediaException {
    for (Optional<AVPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
      AVPacket packet = next.get();
      if (packet.size() == 0) {
        continue;
      }
      if (packet.stream_index() == stream.index()) {
        picture(packet);
      } else if (sound.isPresent() && packet.stream_index() == sound.get().index()) {
        sound(packet);
      }
    }
    decoder.finish();
    if (sound.isPresent()) {
      sound.get().finish(this::hear);
    }
    List<CutClip> clips = new ArrayList<>();
    for (CutJob job : jobs) {
      job.finish(this::open);
      clips.add(job.describe());
    }
    return clips;
  }

  private ClipInWork open(ClipPlan plan, Path target) {
    Optional<ClipSound> track = sound.flatMap(s -> s.of(plan.span()));
    return new ClipInWork(plan, stream, fps, ClipWriter.open(target, film.container()), track);
  }

  private void picture(AVPacket packet) throws MediaException {
    boolean shown = (packet.flags() & AV_PKT_FLAG_DISCARD) == 0;
    int number = shown ? packets++ : packets;
    if (shown) {
      packet.pts(film.cuts().time(number, packet.pts()));
    }
    // Before the copy: what is encoded ahead of it must be written first.
    decoder.packet(packet, number);
    while (nextCopy < copies.size() && copies.get(nextCopy).plan().copy().until() <= number) {
      nextCopy++;
    }
    if (shown) {
      copy(packet, number);
    }
    if (packet.pts() != Ffmpeg.NO_PTS) {
      finishUntil(span(0).timeBase().toNanos(packet.pts()), sound.isEmpty() ? 0 : SOUND_LAG_NANOS);
    }
  }

  /** Clips of one group of pictures may share packets, where what is before a clip is hidden. */
  private void copy(AVPacket packet, int number) throws MediaException {
    for (int i = nextCopy; i < copies.size() && copies.get(i).plan().copy().from() <= number; i++) {
      if (copies.get(i).plan().copy().contains(number, packet.pts())) {
        copies.get(i).clip(this::open).copy(packet);
      }
    }
  }

  private Span span(int job) {
    return jobs.get(job).plan().span();
  }

  /** Finishes clips for which nothing more can come, so that few are open at a time. */
  private void finishUntil(long nanos, long lag) throws MediaException {
    while (firstOpen < jobs.size()
        && jobs.get(firstOpen).hasAllPictures()
        && nanos >= jobs.get(firstOpen).endNanos() + lag) {
      jobs.get(firstOpen).finish(this::open);
      firstOpen++;
    }
  }

  private void sound(AVPacket packet) throws MediaException {
    CutSound track = sound.orElseThrow();
    long nanos = track.nanos(packet);
    finishUntil(nanos, SOUND_LAG_NANOS);
    if (!track.isCopy()) {
      track.decode(packet, this::hear);
      return;
    }
    for (int i = firstOpen; i < jobs.size() && begins(i) - SOUND_LEAD_NANOS < nanos; i++) {
      if (nanos < jobs.get(i).endNanos()) {
        jobs.get(i).clip(this::open).sound(packet);
      }
    }
  }

  private long begins(int job) {
    return span(job).startNanos();
  }

  private void hear(AVFrame frame, long nanos) throws MediaException {
    try {
      long until = nanos + frame.nb_samples() * 1_000_000_000L / Math.max(1, frame.sample_rate());
      for (int i = firstOpen; i < jobs.size() && begins(i) < until; i++) {
        if (nanos < jobs.get(i).endNanos()) {
          jobs.get(i).clip(this::open).sound(frame, nanos);
        }
      }
    } finally {
      av_frame_free(frame);
    }
  }

  @Override
  public void close() {
    jobs.forEach(CutJob::close);
    decoder.close();
    sound.ifPresent(CutSound::close);
  }
}
