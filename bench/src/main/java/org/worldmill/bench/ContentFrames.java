package org.worldmill.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.image.ImageProbe;
import org.worldmill.ingest.image.ImageSource;
import org.worldmill.ingest.sniff.Sniffer;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Frames of the corpus: the labelled ones of a file, or one a second of each of its clips. */
final class ContentFrames {

  private ContentFrames() {}

  /** The first frame at or after each time; fewer if the file ends before. */
  static Map<ContentLabel, HeldFrame> labelled(Path file, List<ContentLabel> labels)
      throws IOException, MediaException {
    Map<ContentLabel, HeldFrame> found = new LinkedHashMap<>();
    Keeper keeper =
        new Keeper(
            Sampling.EVERY,
            frame -> {
              for (ContentLabel label : labels) {
                // Labels state milliseconds.
                if (frame.nanos() >= label.nanos() - 1_000_000 && !found.containsKey(label)) {
                  found.put(label, HeldFrame.of(frame));
                }
              }
            });
    // Labelled frames are found by their time, whichever clip they lie in.
    show(file, keeper, () -> {});
    return found;
  }

  /** One frame a second of each clip of a video, at small size alone. */
  static List<List<HeldFrame>> clips(Path file) throws IOException, MediaException {
    List<List<HeldFrame>> clips = new ArrayList<>();
    List<HeldFrame> clip = new ArrayList<>();
    Keeper keeper = new Keeper(Sampling.hz(1), frame -> clip.add(HeldFrame.smallOf(frame)));
    show(
        file,
        keeper,
        () -> {
          clips.add(List.copyOf(clip));
          clip.clear();
        });
    return clips;
  }

  private static void show(Path file, FrameMeasure keeper, Runnable clipEnds)
      throws IOException, MediaException {
    String name = file.getFileName().toString();
    String mediaType = new Sniffer().sniff(file, name).mediaType();
    boolean still = mediaType.startsWith("image/");
    MediaFacts facts = still ? ImageProbe.probe(file, mediaType) : VideoProbe.probe(file);
    try (FrameSource source =
        still ? ImageSource.open(file, facts) : VideoSource.open(file, facts)) {
      new DecodedPass(
              still ? DecodedPass.ONE_SHOT : ShotDetectors.of(CurateConfig.DEFAULT.shots()),
              List.of(keeper),
              List.of(),
              Optional.empty(),
              new ClipRules(still ? Long.MAX_VALUE : CurateConfig.DEFAULT.maxClipNanos()))
          .run(source, clip -> clipEnds.run());
    }
  }

  /** Takes what frames it wants, and measures nothing. */
  private record Keeper(Sampling sampling, java.util.function.Consumer<Frame> taker)
      implements FrameMeasure {

    @Override
    public String name() {
      return "keeper";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<SignalSpec> signals() {
      return List.of();
    }

    @Override
    public Set<Modality> modalities() {
      return Set.of(Modality.VIDEO, Modality.IMAGE);
    }

    @Override
    public Pass begin() {
      return new Pass() {
        @Override
        public void accept(Frame frame) {
          taker.accept(frame);
        }

        @Override
        public Map<String, SignalValue> finish() {
          return Map.of();
        }
      };
    }
  }
}
