package org.worldmill.bench.filters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/** All signals of a film that is one clip. */
public final class MeasuredFilm {

  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();

  private MeasuredFilm() {}

  /** What the measures of these names, and all measures of facts, find. */
  public static Map<String, SignalValue> of(Path file, List<String> names)
      throws IOException, MediaException {
    return of(file, names, Long.MAX_VALUE);
  }

  /** The same of the first clip, were clips no longer than this. */
  public static Map<String, SignalValue> of(Path file, List<String> names, long longestNanos)
      throws IOException, MediaException {
    MediaFacts facts = VideoProbe.probe(file);
    List<FrameMeasure> measures =
        REGISTRY.of(FrameMeasure.class, Modality.VIDEO).stream()
            .filter(measure -> names.contains(measure.name()))
            .toList();
    List<Map<String, SignalValue>> clips = new ArrayList<>();
    try (FrameSource source = VideoSource.open(file, facts)) {
      new DecodedPass(
              DecodedPass.ONE_SHOT,
              measures,
              List.of(),
              Optional.empty(),
              new ClipRules(longestNanos))
          .run(
              source,
              clip -> {
                Map<String, SignalValue> all = new TreeMap<>(clip.signals());
                ClipFacts known =
                    new ClipFacts(facts, Optional.of(clip.span()), clip.frames(), DecodeTier.FULL);
                for (FactMeasure measure : REGISTRY.of(FactMeasure.class, Modality.VIDEO)) {
                  all.putAll(measure.measure(known));
                }
                clips.add(all);
              });
    }
    return clips.get(0);
  }
}
