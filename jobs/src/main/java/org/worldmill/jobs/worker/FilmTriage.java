package org.worldmill.jobs.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.curate.filter.Filters;
import org.worldmill.curate.triage.FactTriage;
import org.worldmill.curate.triage.KeyTriage;
import org.worldmill.ingest.video.JpegThumbnails;
import org.worldmill.ingest.video.KeyLook;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.Chapters;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.ClipResult;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.SignalValue;

/** Settles films, or chapters of them, that no rule could keep, without decoding them in full. */
final class FilmTriage {

  private final AnalyseRequest request;
  private final ItemMaker maker;
  private final FactTriage byFacts;
  private final KeyTriage byKeys;
  private final Filters filters;

  FilmTriage(ItemMaker maker) {
    this.request = maker.request();
    this.maker = maker;
    List<FilterRule> rules =
        request.curate().filters().stream()
            .filter(rule -> maker.measures().spec(rule.signal()).isPresent())
            .toList();
    this.byFacts = new FactTriage(rules, maker.measures());
    this.byKeys = new KeyTriage(rules, maker.measures());
    this.filters = new Filters(rules, maker.measures());
  }

  /** The film as one item, if its facts settle it. */
  Optional<AnalysedItem> byFacts() {
    return byFacts
        .hopeless(request.facts())
        .map(
            rule ->
                maker.item(
                    new ItemMaker.Place(0, 0, 0),
                    FactTriage.whole(request.facts()),
                    maker.allAbsent("not decoded: " + rule.name() + " already drops it"),
                    Optional.empty()));
  }

  /**
   * The clips of a chapter, if its key frames settle it.
   *
   * @param first its first frame, which stays open
   */
  Optional<List<AnalysedItem>> byKeyFrames(Frame first, Chapters chapters, int chapter)
      throws MediaException {
    MediaFacts facts = request.facts();
    boolean mayBeStill = byKeys.looksForStills() && KeyLook.mayBeStill(facts);
    List<FilterRule> suspects = byKeys.suspects(first, mayBeStill);
    if (suspects.isEmpty() || !hasCleanTimes(facts)) {
      return Optional.empty();
    }
    try {
      Optional<KeyLook> look =
          KeyLook.open(
              Path.of(request.file()), facts, chapters, chapter, request.curate().maxClipNanos());
      return look.isEmpty() ? Optional.empty() : settled(look.get(), suspects, chapter);
    } catch (MediaException e) {
      if (e.code() == MediaException.Code.OUT_OF_MEMORY) {
        throw e;
      }
      // Decoding in full will say what is wrong with it, or that nothing is.
      return Optional.empty();
    }
  }

  private static boolean hasCleanTimes(MediaFacts facts) {
    return facts
        .picture()
        .flatMap(TrackFacts::picture)
        .flatMap(picture -> picture.packets())
        .map(PacketFacts::seekable)
        .orElse(false);
  }

  private Optional<List<AnalysedItem>> settled(KeyLook look, List<FilterRule> suspects, int chapter)
      throws MediaException {
    DecodedPass pass =
        new DecodedPass(
            DecodedPass.ONE_SHOT,
            byKeys.measures(look.isStill()),
            List.of(),
            Optional.of(new JpegThumbnails()),
            new ClipRules(Long.MAX_VALUE));
    List<ClipResult> seen = new ArrayList<>();
    List<FilterRule> rules;
    try (ScreenedLook screened = new ScreenedLook(look, byKeys, suspects)) {
      for (KeyLook.Clip clip : look.clips()) {
        screened.enter(clip.span());
        pass.run(screened, seen::add);
        if (screened.isFine()) {
          return Optional.empty();
        }
      }
      rules = screened.suspects();
    }
    return dropped(look.clips(), seen, rules, chapter);
  }

  /** The items, provided that one rule does drop each of them when they are judged. */
  private Optional<List<AnalysedItem>> dropped(
      List<KeyLook.Clip> clips, List<ClipResult> seen, List<FilterRule> rules, int chapter) {
    for (FilterRule rule : rules) {
      Map<String, SignalValue> absent =
          maker.allAbsent("not decoded in full: " + rule.name() + " already drops it");
      List<AnalysedItem> items = new ArrayList<>();
      for (int i = 0; i < clips.size(); i++) {
        KeyLook.Clip clip = clips.get(i);
        Map<String, SignalValue> signals = new java.util.TreeMap<>(absent);
        signals.putAll(seen.get(i).signals());
        items.add(
            maker.item(
                new ItemMaker.Place(chapter, i, 0),
                new ClipFacts(
                    request.facts(), Optional.of(clip.span()), clip.frames(), DecodeTier.KEYFRAMES),
                signals,
                seen.get(i).thumbnail()));
      }
      if (items.stream().allMatch(item -> drops(rule, item))) {
        return Optional.of(items);
      }
    }
    return Optional.empty();
  }

  private boolean drops(FilterRule rule, AnalysedItem item) {
    return filters.judge("", Modality.VIDEO, item.signals()).stream()
        .anyMatch(verdict -> verdict.rule().equals(rule.name()) && !verdict.keep());
  }
}
