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
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;

/** One pass over a film that writes all of its clips. */
final class CutRun implements AutoCloseable {

  private static final long SOUND_LAG_NANOS = 10_000_000_000L;

  private final Demuxer demuxer;
  private final AVStream stream;
  private final PictureTrack picture;
  private final Optional<CutSound> sound;
  private final List<Job> jobs = new ArrayList<>();
  private final Rational fps;
  private int packets;
  private boolean feeding;

  /** A span, how it is cut, and how far that is. */
  private static final class Job {
    final Span span;
    final Path target;
    final boolean copy;
    final int decodeFrom;
    final int expected;
    Optional<ClipInWork> clip = Optional.empty();
    long pictures;
    List<String> transforms = List.of();
    boolean picturesDone;
    boolean done;

    Job(Span span, Path target, CutPlan plan) {
      this.span = span;
      this.target = target;
      this.copy = plan.isCopy(span);
      this.decodeFrom = copy ? Integer.MAX_VALUE : plan.decodeFrom(span);
      this.expected = plan.hasCleanTimes() ? plan.count(span) : Integer.MAX_VALUE;
    }
  }

  CutRun(Demuxer demuxer, MediaFacts facts, CutPlan plan, List<Span> spans, List<Path> targets)
      throws MediaException {
    this.demuxer = demuxer;
    TrackFacts track = facts.picture().orElseThrow();
    this.stream = VideoSource.matching(demuxer, track);
    for (int i = 0; i < spans.size(); i++) {
      jobs.add(new Job(spans.get(i), targets.get(i), plan));
    }
    this.sound = CutSound.open(demuxer, facts.sound());
    this.fps = track.picture().orElseThrow().averageFps();
    this.picture = new PictureTrack(stream, track, PictureDecoder.Extra.NONE, DamageLimit.none());
    List<Integer> wanted = new ArrayList<>(List.of(track.index()));
    sound.ifPresent(s -> wanted.add(s.index()));
    demuxer.keepOnly(wanted);
  }

  void toTheEnd() throws MediaException {
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
    picture.finish();
    takePictures();
    if (sound.isPresent()) {
      sound.get().finish(this::hear);
    }
    for (Job job : jobs) {
      finish(job);
    }
  }

  private void picture(AVPacket packet) throws MediaException {
    boolean shown = (packet.flags() & AV_PKT_FLAG_DISCARD) == 0;
    int number = shown ? packets++ : packets;
    boolean wanted = false;
    for (Job job : jobs) {
      if (job.copy && shown && !job.picturesDone && job.span.contains(packet.pts())) {
        clip(job).copy(packet, stream);
        job.picturesDone = clip(job).pictures() == job.expected;
      }
      if (job.picturesDone && isPast(job, packet)) {
        finish(job);
      }
      wanted |= !job.copy && !job.picturesDone && number >= job.decodeFrom;
    }
    if (wanted) {
      picture.send(packet);
      takePictures();
    } else if (feeding) {
      picture.flush();
    }
    feeding = wanted;
  }

  /** Whether nothing more can come for it: few clips are open at a time. */
  private boolean isPast(Job job, AVPacket packet) {
    if (sound.isEmpty()) {
      return true;
    }
    return packet.pts() != Ffmpeg.NO_PTS
        && job.span.timeBase().toNanos(packet.pts()) > end(job) + SOUND_LAG_NANOS;
  }

  private void takePictures() throws MediaException {
    for (Optional<NativeFrame> next = picture.receive();
        next.isPresent();
        next = picture.receive()) {
      NativeFrame frame = next.get();
      for (Job job : jobs) {
        job.picturesDone |= !job.copy && frame.pts() >= job.span.endPts();
      }
      Optional<Job> owner =
          jobs.stream()
              .filter(job -> !job.copy && !job.done && job.span.contains(frame.pts()))
              .findFirst();
      if (owner.isEmpty()) {
        frame.close();
        continue;
      }
      Job job = owner.get();
      clip(job).encode(frame);
      job.pictures++;
      job.picturesDone = job.pictures >= job.expected;
    }
  }

  private ClipInWork clip(Job job) throws MediaException {
    if (job.clip.isEmpty()) {
      Optional<ClipSound> track = sound.isPresent() ? sound.get().of(job.span) : Optional.empty();
      job.clip = Optional.of(new ClipInWork(job.span, fps, job.target, track));
    }
    return job.clip.get();
  }

  private void sound(AVPacket packet) throws MediaException {
    CutSound track = sound.orElseThrow();
    long nanos = track.nanos(packet);
    for (Job job : jobs) {
      if (!job.done && job.picturesDone && nanos > end(job) + SOUND_LAG_NANOS) {
        finish(job);
      }
      boolean near = nanos > job.span.startNanos() - 1_000_000_000L && nanos < end(job);
      if (!job.done && near && track.isCopy()) {
        clip(job).sound(packet);
      }
    }
    if (!track.isCopy()) {
      track.decode(packet, this::hear);
    }
  }

  private static long end(Job job) {
    return job.span.startNanos() + job.span.durationNanos();
  }

  private void hear(AVFrame frame, long nanos) throws MediaException {
    try {
      long until = nanos + frame.nb_samples() * 1_000_000_000L / Math.max(1, frame.sample_rate());
      for (Job job : jobs) {
        if (!job.done && until > job.span.startNanos() && nanos < end(job)) {
          clip(job).sound(frame, nanos);
        }
      }
    } finally {
      av_frame_free(frame);
    }
  }

  private void finish(Job job) throws MediaException {
    if (job.done) {
      return;
    }
    ClipInWork clip = clip(job);
    clip.finish();
    clip.close();
    job.done = true;
    job.clip = Optional.empty();
    job.pictures = clip.pictures();
    job.transforms = clip.transforms();
    if (job.pictures == 0) {
      throw new MediaException(
          MediaException.Code.NO_CONTENT, "no picture lies in the span " + job.span);
    }
  }

  /** Pictures written for the span of this number. */
  long pictures(int job) {
    return jobs.get(job).pictures;
  }

  /** What was done for the span of this number. */
  List<String> transforms(int job) {
    return jobs.get(job).transforms;
  }

  @Override
  public void close() {
    for (Job job : jobs) {
      job.clip.ifPresent(ClipInWork::close);
    }
    picture.close();
    sound.ifPresent(CutSound::close);
  }
}
