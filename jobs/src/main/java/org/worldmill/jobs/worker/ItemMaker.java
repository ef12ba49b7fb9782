package org.worldmill.jobs.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.DerivedMeasure;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Makes items of what was found.
 *
 * @param request what is analysed
 * @param measures those that run
 */
record ItemMaker(AnalyseRequest request, MeasureRegistry measures) {

  /**
   * Where an item stands.
   *
   * @param chapter the chapter, from 0
   * @param index its number in the chapter
   * @param shot its shot's number in the chapter
   */
  record Place(int chapter, int index, int shot) {}

  /** An item with these signals, those that the facts give, and what follows from all. */
  AnalysedItem item(
      Place place,
      ClipFacts clip,
      Map<String, SignalValue> found,
      Optional<EncodedImage> thumbnail) {
    TreeMap<String, SignalValue> signals = new TreeMap<>(found);
    signals.putAll(facts(clip));
    signals.putAll(derived(signals));
    return new AnalysedItem(
        place.index(),
        place.shot(),
        clip.span(),
        clip.frames(),
        signals,
        thumbnail.map(picture -> save(place, picture)));
  }

  private SortedMap<String, SignalValue> facts(ClipFacts clip) {
    TreeMap<String, SignalValue> signals = new TreeMap<>();
    for (FactMeasure measure : measures.of(FactMeasure.class, request.modality())) {
      signals.putAll(measure.measure(clip));
    }
    return signals;
  }

  private SortedMap<String, SignalValue> derived(Map<String, SignalValue> found) {
    TreeMap<String, SignalValue> signals = new TreeMap<>();
    for (DerivedMeasure measure : measures.of(DerivedMeasure.class, request.modality())) {
      TreeMap<String, SignalValue> sources = new TreeMap<>(found);
      sources.keySet().retainAll(measure.sources());
      signals.putAll(measure.measure(sources));
    }
    return signals;
  }

  /** Every signal, absent for one reason. */
  Map<String, SignalValue> allAbsent(String reason) {
    TreeMap<String, SignalValue> signals = new TreeMap<>();
    for (SignalSpec spec : measures.signals(request.modality())) {
      signals.put(spec.name(), SignalValue.absent(reason));
    }
    return signals;
  }

  private String save(Place place, EncodedImage picture) {
    String name = "thumbnail-" + place.chapter() + '-' + place.index() + ".jpg";
    Path target = Path.of(request.scratchDir(), name);
    try {
      Files.write(target, picture.bytes());
      return target.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the thumbnail cannot be written to " + target, e);
    }
  }
}
