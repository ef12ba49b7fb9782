package org.worldmill.ingest.video;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.worldmill.ingest.ffmpeg.NativeFrame;
import org.worldmill.ingest.ffmpeg.PictureDecoder;
import org.worldmill.ingest.video.ClipPlan.Stretch;
import org.worldmill.ingest.video.PictureTrack.Skipping;
import org.worldmill.ingest.video.PictureTrack.Stamps;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts.TrackFacts;

/**
 * Decodes the stretches of a film that are to be encoded, and as little as possible beside them: it
 * starts at the last key packet before a stretch, passes over pictures that nothing refers to, and
 * stops behind the last packet that the stretch needs.
 */
final class StretchDecoder implements AutoCloseable {

  private final PictureTrack picture;
  private final Receiver receiver;
  private final List<Due> stretches = new ArrayList<>();
  private int nextRange;
  private int nextPicture;
  private boolean feeding;

  /** A stretch, and whose it is. */
  private record Due(Stretch stretch, CutJob job) {}

  /** Takes pictures over. */
  interface Receiver {
    void take(NativeFrame frame, CutJob job) throws MediaException;
  }

  StretchDecoder(
      AVStream stream, TrackFacts track, List<CutJob> jobs, Stamps stamps, Receiver receiver)
      throws MediaException {
    this.receiver = receiver;
    jobs.forEach(
        job -> job.plan().encoded().forEach(stretch -> stretches.add(new Due(stretch, job))));
    stretches.sort(Comparator.comparingLong(due -> due.stretch().fromPts()));
    this.picture =
        new PictureTrack(stream, track, PictureDecoder.Extra.NONE, DamageLimit.none(), stamps);
  }

  /** Offers the packet of this number. */
  void packet(AVPacket packet, int number) throws MediaException {
    while (nextRange < stretches.size()
        && (stretches.get(nextRange).stretch().decodeUntil() <= number
            || nextRange < nextPicture)) {
      nextRange++;
    }
    boolean wanted =
        nextRange < stretches.size() && stretches.get(nextRange).stretch().decodeFrom() <= number;
    if (feeding && (!wanted || isFreshStart(number))) {
      drain();
    }
    if (wanted) {
      picture.skip(isShown(packet, number) ? Skipping.NOTHING : Skipping.UNREFERENCED);
      picture.send(packet);
      feeding = true;
      take();
    }
  }

  /** Whether the packet's picture is one of those that are to come out. */
  private boolean isShown(AVPacket packet, int number) {
    for (int i = nextRange; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i).stretch();
      if (stretch.decodeFrom() > number) {
        return false;
      }
      boolean within = packet.pts() >= stretch.fromPts() && packet.pts() < stretch.untilPts();
      if (within || stretch.decodeUntil() == Integer.MAX_VALUE) {
        return true;
      }
    }
    return false;
  }

  /** Whether a stretch starts decoding here and needs nothing from before. */
  private boolean isFreshStart(int number) {
    return stretches.get(nextRange).stretch().decodeFrom() == number && number > 0;
  }

  private void drain() throws MediaException {
    picture.finish();
    take();
    picture.flush();
    feeding = false;
  }

  /** Hands out what is left. */
  void finish() throws MediaException {
    if (feeding) {
      drain();
    }
  }

  private void take() throws MediaException {
    for (Optional<NativeFrame> next = picture.receive();
        next.isPresent();
        next = picture.receive()) {
      NativeFrame frame = next.get();
      while (nextPicture < stretches.size()
          && stretches.get(nextPicture).stretch().untilPts() <= frame.pts()) {
        stretches.get(nextPicture).job().pass();
        nextPicture++;
      }
      boolean due =
          nextPicture < stretches.size()
              && stretches.get(nextPicture).stretch().fromPts() <= frame.pts()
              && !stretches.get(nextPicture).job().isDone();
      if (due) {
        receiver.take(frame, stretches.get(nextPicture).job());
      } else {
        frame.close();
      }
    }
  }

  @Override
  public void close() {
    picture.close();
  }
}
