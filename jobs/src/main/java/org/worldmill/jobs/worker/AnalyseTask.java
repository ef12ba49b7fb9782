package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.ingest.image.ImageSource;
import org.worldmill.ingest.mesh.ModelPictures;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.video.JpegThumbnails;
import org.worldmill.label.view.ModelThumbnail;
import org.worldmill.label.view.Upright;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
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
    return switch (request.modality()) {
      case VIDEO -> new FilmAnalysis(request.withLogsLens(), measures).run();
      case IMAGE -> new AnalyseReply(image(request, measures), false);
      case MODEL3D -> new AnalyseReply(model(request, measures), false);
    };
  }

  private MeasureRegistry enabled(List<String> disabled) {
    return disabled.isEmpty()
        ? all
        : new MeasureRegistry(
            all.measures().stream().filter(measure -> !disabled.contains(measure.name())).toList());
  }

  private static List<AnalysedItem> image(AnalyseRequest request, MeasureRegistry measures)
      throws MediaException {
    DecodedPass pass = DecodedPass.overStills(measures, Optional.of(new JpegThumbnails()));
    ItemMaker maker = new ItemMaker(request, measures);
    List<AnalysedItem> items = new ArrayList<>();
    try (FrameSource source = ImageSource.open(Path.of(request.file()), request.facts())) {
      pass.run(
          source,
          clip ->
              items.add(
                  maker.item(
                      new ItemMaker.Place(0, clip.index(), clip.shot()),
                      still(request, clip.frames()),
                      clip.signals(),
                      clip.thumbnail())));
    }
    return items;
  }

  private static List<AnalysedItem> model(AnalyseRequest request, MeasureRegistry measures)
      throws MediaException {
    ParsedModel parsed = ModelReader.read(Path.of(request.file()), request.mediaType());
    Model3d model = ModelPictures.load(parsed.model(), Path.of(request.file()));
    TreeMap<String, SignalValue> signals = new TreeMap<>();
    for (MeshMeasure measure : measures.of(MeshMeasure.class, Modality.MODEL3D)) {
      signals.putAll(measure.measure(model));
    }
    return List.of(
        new ItemMaker(request, measures)
            .item(
                new ItemMaker.Place(0, 0, 0),
                still(request, 0),
                signals,
                Optional.of(
                    ModelThumbnail.render(model, Upright.of(model, parsed.facts().format())))));
  }

  private static ClipFacts still(AnalyseRequest request, long frames) {
    return new ClipFacts(request.facts(), Optional.empty(), frames, DecodeTier.FULL);
  }
}
