package org.worldmill.jobs.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.worldmill.curate.measure.FilmFocal;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.video.JpegThumbnails;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.ReadingConfig;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.ClipResult;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FilmContext;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/**
 * Analyses a film, or one chapter of it: facts first, then key frames if the first frame looks
 * hopeless, then all of it. Chapters are opened apart wherever that is possible, also when all are
 * asked for at once, so that it does not matter how many tasks they are dealt to.
 */
final class FilmAnalysis {

  private final AnalyseRequest request;
  private final MeasureRegistry measures;
  private final ItemMaker maker;
  private final Optional<FilmTriage> triage;
  private final Chapters chapters;
  private final ClipTelemetry telemetry;

  FilmAnalysis(AnalyseRequest request, MeasureRegistry measures) {
    this.request = request;
    this.measures = measures;
    this.maker = new ItemMaker(request, measures);
    this.telemetry = new ClipTelemetry(request, measures);
    boolean wanted = request.curate().reading().triage() == ReadingConfig.Triage.AUTO;
    this.triage = wanted ? Optional.of(new FilmTriage(maker)) : Optional.empty();
    this.chapters = Chapters.of(request.facts(), request.curate().reading().chapterNanos());
  }

  AnalyseReply run() throws MediaException {
    Optional<AnalysedItem> hopeless = triage.flatMap(FilmTriage::byFacts);
    if (hopeless.isPresent()) {
      boolean first = request.chapter().orElse(0) == 0;
      return new AnalyseReply(first ? List.of(hopeless.get()) : List.of(), true);
    }
    if (chapters.count() > 1 && !VideoSource.opensAnywhere(request.facts())) {
      return inOnePiece();
    }
    List<AnalysedItem> items = new ArrayList<>();
    boolean triaged = false;
    int shots = 0;
    for (int chapter : wanted()) {
      AnalyseReply reply = chapter(chapter);
      triaged |= reply.triaged();
      int firstIndex = items.size();
      int firstShot = shots;
      for (AnalysedItem item : reply.items()) {
        items.add(item.movedBy(firstIndex, firstShot));
        shots = Math.max(shots, firstShot + item.shot() + 1);
      }
    }
    return new AnalyseReply(items, triaged);
  }

  private List<Integer> wanted() {
    return request.chapter().isPresent()
        ? List.of(request.chapter().get())
        : IntStream.range(0, chapters.count()).boxed().toList();
  }

  private AnalyseReply chapter(int chapter) throws MediaException {
    Path file = Path.of(request.file());
    try (PeekedSource source =
        new PeekedSource(VideoSource.open(file, request.facts(), chapters, chapter))) {
      Optional<Frame> first = source.first();
      if (first.isEmpty() && chapters.count() > 1) {
        // Time stamps may leap over a whole chapter.
        return new AnalyseReply(List.of(), false);
      }
      if (first.isPresent() && triage.isPresent()) {
        Optional<List<AnalysedItem>> settled =
            triage.get().byKeyFrames(first.get(), chapters, chapter);
        if (settled.isPresent()) {
          return new AnalyseReply(settled.get(), true);
        }
      }
      return new AnalyseReply(decoded(source, Chapters.ONE, chapter), false);
    }
  }

  private AnalyseReply inOnePiece() throws MediaException {
    try (FrameSource source = VideoSource.open(Path.of(request.file()), request.facts())) {
      return new AnalyseReply(decoded(source, chapters, 0), false);
    }
  }

  private List<AnalysedItem> decoded(FrameSource source, Chapters inside, int chapter)
      throws MediaException {
    DecodedPass pass =
        new DecodedPass(
            ShotDetectors.of(request.curate().shots()),
            measures.of(FrameMeasure.class, Modality.VIDEO),
            measures.of(AudioMeasure.class, Modality.VIDEO),
            Optional.of(new JpegThumbnails()),
            new ClipRules(request.curate().maxClipNanos(), inside),
            new FilmContext(telemetry.read(), FilmFocal.lens(request.facts()), telemetry.robot()));
    List<AnalysedItem> items = new ArrayList<>();
    pass.run(telemetry.watching(source), clip -> items.add(item(clip, chapter)));
    return items;
  }

  private AnalysedItem item(ClipResult clip, int chapter) {
    Map<String, SignalValue> signals = new TreeMap<>(clip.signals());
    signals.putAll(telemetry.signals(clip.span()));
    return maker.item(
        new ItemMaker.Place(chapter, clip.index(), clip.shot()),
        new ClipFacts(request.facts(), Optional.of(clip.span()), clip.frames(), DecodeTier.FULL),
        signals,
        clip.thumbnail());
  }
}
