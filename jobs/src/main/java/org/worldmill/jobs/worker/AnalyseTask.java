package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.image.ImageSource;
import org.worldmill.ingest.mesh.MeshThumbnail;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.video.JpegThumbnails;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.ClipResult;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.SignalValue;

/** Decodes a file once and measures its items. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class AnalyseTask implements WorkerTask<AnalyseRequest, AnalyseReply> {

  private final MeasureRegistry all;

  /** With every measure on the class path. */
  public AnalyseTask() {
    this(MeasureRegistry.load());
  }

  /** With these measures. */
  public AnalyseTask(MeasureRegistry all) {
    this.all = all;
  }

  @Override
  public Class<AnalyseRequest> requestType() {
    return AnalyseRequest.class;
  }

  @Override
  public AnalyseReply run(AnalyseRequest request) throws MediaException {
    MeasureRegistry measures = enabled(request.curate().disabledMeasures());
    return new AnalyseReply(
        switch (request.modality()) {
          case VIDEO -> video(request, measures);
          case IMAGE -> image(request, measures);
          case MODEL3D -> model(request, measures);
        });
  }

  private MeasureRegistry enabled(List<String> disabled) {
    return disabled.isEmpty()
        ? all
        : new MeasureRegistry(
            all.measures().stream().filter(measure -> !disabled.contains(measure.name())).toList());
  }

  private static List<AnalysedItem> video(AnalyseRequest request, MeasureRegistry measures)
      throws MediaException {
    CurateConfig curate = request.curate();
    DecodedPass pass =
        new DecodedPass(
            ShotDetectors.of(curate.shots()),
            measures.of(FrameMeasure.class, Modality.VIDEO),
            measures.of(AudioMeasure.class, Modality.VIDEO),
            Optional.of(new JpegThumbnails()),
            new ClipRules(curate.maxClipNanos()));
    List<AnalysedItem> items = new ArrayList<>();
    try (FrameSource source = VideoSource.open(Path.of(request.file()), request.facts())) {
      pass.run(source, clip -> items.add(item(request, measures, clip, Optional.of(clip.span()))));
    }
    return items;
  }

  private static List<AnalysedItem> image(AnalyseRequest request, MeasureRegistry measures)
      throws MediaException {
    DecodedPass pass = DecodedPass.overStills(measures, Optional.of(new JpegThumbnails()));
    List<AnalysedItem> items = new ArrayList<>();
    try (FrameSource source = ImageSource.open(Path.of(request.file()), request.facts())) {
      pass.run(source, clip -> items.add(item(request, measures, clip, Optional.empty())));
    }
    return items;
  }

  private static AnalysedItem item(
      AnalyseRequest request, MeasureRegistry measures, ClipResult clip, Optional<Span> span) {
    TreeMap<String, SignalValue> signals = new TreeMap<>(clip.signals());
    signals.putAll(facts(request, measures, span, clip.frames()));
    return new AnalysedItem(
        clip.index(),
        clip.shot(),
        span,
        clip.frames(),
        signals,
        clip.thumbnail().map(picture -> save(request, clip.index(), picture)));
  }

  private static List<AnalysedItem> model(AnalyseRequest request, MeasureRegistry measures)
      throws MediaException {
    ParsedModel model = ModelReader.read(Path.of(request.file()), request.mediaType());
    TreeMap<String, SignalValue> signals = new TreeMap<>();
    for (MeshMeasure measure : measures.of(MeshMeasure.class, Modality.MODEL3D)) {
      signals.putAll(measure.measure(model.mesh()));
    }
    signals.putAll(facts(request, measures, Optional.empty(), 0));
    String thumbnail = save(request, 0, MeshThumbnail.render(model));
    return List.of(new AnalysedItem(0, 0, Optional.empty(), 0, signals, Optional.of(thumbnail)));
  }

  private static SortedMap<String, SignalValue> facts(
      AnalyseRequest request, MeasureRegistry measures, Optional<Span> span, long frames) {
    TreeMap<String, SignalValue> signals = new TreeMap<>();
    for (FactMeasure measure : measures.of(FactMeasure.class, request.modality())) {
      signals.putAll(
          measure.measure(new ClipFacts(request.facts(), span, frames, DecodeTier.FULL)));
    }
    return signals;
  }

  private static String save(AnalyseRequest request, int index, EncodedImage picture) {
    Path target = Path.of(request.scratchDir(), "thumbnail-" + index + ".jpg");
    try {
      Files.write(target, picture.bytes());
      return target.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the thumbnail cannot be written to " + target, e);
    }
  }
}
