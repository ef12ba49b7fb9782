package org.worldmill.jobs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.worldmill.curate.filter.Filters;
import org.worldmill.curate.filter.Reason;
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
import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.config.DefaultFilters;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.ClipResult;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.ShotDetector;
import org.worldmill.schemas.media.SignalValue;

/**
 * Prints the figures behind {@code docs/filters.md} and {@code docs/shots.md}.
 *
 * <pre>
 *   shots FILE detector,threshold,minContent,minShotMillis ...   first frames of new shots, counted from 0
 *   signals FOLDER                                               clips or images: reason and signals, as TSV
 *   costs FILE                                                   CPU time of every measure
 * </pre>
 */
final class CurateFigures {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();

  private CurateFigures() {}

  /** Runs one of the three. */
  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "shots" -> {
        for (String settings : List.of(arguments).subList(2, arguments.length)) {
          OUT.println(settings + "\t" + shots(path, settings.split(",", -1)));
        }
      }
      case "signals" -> signals(path);
      case "costs" -> costs(path);
      default -> throw new IllegalArgumentException("shots, signals or costs: " + arguments[0]);
    }
  }

  private static List<Long> shots(Path file, String[] settings) throws MediaException {
    ShotDetector detector =
        ShotDetectors.of(
            new ShotConfig(
                settings[0],
                Double.parseDouble(settings[1]),
                Double.parseDouble(settings[2]),
                Long.parseLong(settings[3]) * 1_000_000));
    List<Long> stamps = new ArrayList<>();
    List<Long> cuts = new ArrayList<>();
    try (FrameSource source = VideoSource.open(file, VideoProbe.probe(file))) {
      ShotDetector.Detection detection = detector.begin();
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          stamps.add(frame.pts());
          detection.accept(frame).ifPresent(cuts::add);
          frame.close();
        }
      }
      detection.finish().ifPresent(cuts::add);
    }
    return cuts.stream().map(pts -> (long) stamps.indexOf(pts)).toList();
  }

  private static void signals(Path folder) throws IOException {
    Filters filters = new Filters(DefaultFilters.RULES, REGISTRY);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      try {
        measured(file, filters);
      } catch (MediaException e) {
        OUT.println(file.getFileName() + "\t" + e.code() + "\t" + e.getMessage());
      }
    }
  }

  private static void measured(Path file, Filters filters) throws IOException, MediaException {
    String name = file.getFileName().toString();
    String mediaType = new Sniffer().sniff(file, name).mediaType();
    Modality modality = mediaType.startsWith("image/") ? Modality.IMAGE : Modality.VIDEO;
    boolean still = modality == Modality.IMAGE;
    MediaFacts facts = still ? ImageProbe.probe(file, mediaType) : VideoProbe.probe(file);
    try (FrameSource source =
        still ? ImageSource.open(file, facts) : VideoSource.open(file, facts)) {
      pass(modality, REGISTRY.of(FrameMeasure.class, modality))
          .run(
              source,
              clip -> {
                SortedMap<String, SignalValue> all = new TreeMap<>(clip.signals());
                for (FactMeasure measure : REGISTRY.of(FactMeasure.class, modality)) {
                  all.putAll(
                      measure.measure(
                          new org.worldmill.schemas.media.ClipFacts(
                              facts,
                              still ? Optional.empty() : Optional.of(clip.span()),
                              clip.frames(),
                              org.worldmill.schemas.media.DecodeTier.FULL)));
                }
                print(name, clip, Reason.of(filters.judge(name, modality, all)), all);
              });
    }
  }

  private static DecodedPass pass(Modality modality, List<FrameMeasure> measures) {
    boolean still = modality == Modality.IMAGE;
    return new DecodedPass(
        still ? DecodedPass.ONE_SHOT : ShotDetectors.of(CurateConfig.DEFAULT.shots()),
        measures,
        still ? List.of() : REGISTRY.of(AudioMeasure.class, modality),
        Optional.empty(),
        new ClipRules(still ? Long.MAX_VALUE : CurateConfig.DEFAULT.maxClipNanos()));
  }

  private static void print(
      String name, ClipResult clip, Optional<Reason> reason, Map<String, SignalValue> signals) {
    StringBuilder line = new StringBuilder(name).append('#').append(clip.index()).append('\t');
    line.append(reason.map(why -> why.rule() + ": " + why.text()).orElse("kept"));
    signals.forEach(
        (signal, value) ->
            value
                .number()
                .ifPresent(
                    number ->
                        line.append('\t')
                            .append(String.format(Locale.ROOT, "%s=%.5g", signal, number))));
    OUT.println(line);
  }

  private static void costs(Path file) throws MediaException {
    MediaFacts facts = VideoProbe.probe(file);
    for (int round = 0; round < 3; round++) {
      OUT.println("round " + round);
      cost(file, facts, "decoding alone", List.of(), DecodedPass.ONE_SHOT);
      ShotDetector detector = ShotDetectors.of(CurateConfig.DEFAULT.shots());
      cost(file, facts, "shots", List.of(), detector);
      for (FrameMeasure measure : REGISTRY.of(FrameMeasure.class, Modality.VIDEO)) {
        cost(file, facts, "shots and " + measure.name(), List.of(measure), detector);
      }
      cost(file, facts, "all", REGISTRY.of(FrameMeasure.class, Modality.VIDEO), detector);
    }
  }

  private static void cost(
      Path file, MediaFacts facts, String what, List<FrameMeasure> measures, ShotDetector detector)
      throws MediaException {
    long before =
        java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long[] frames = {0};
    try (FrameSource source = VideoSource.open(file, facts)) {
      new DecodedPass(
              detector, measures, List.of(), Optional.empty(), new ClipRules(Long.MAX_VALUE))
          .run(source, clip -> frames[0] += clip.frames());
    }
    long after = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    OUT.printf(Locale.ROOT, "%-40s %8.1f us a frame%n", what, (after - before) / 1e3 / frames[0]);
  }
}
