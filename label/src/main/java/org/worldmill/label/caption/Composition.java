package org.worldmill.label.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaFacts.ModelFacts;
import org.worldmill.schemas.media.SignalValue;

/**
 * The sentences of one item. Says nothing that no signal, fact or sidecar supports, and lists what
 * it used.
 */
final class Composition {

  private static final int LONGEST_QUOTE = 400;

  private final Item item;
  private final Asset asset;
  private final SortedMap<String, SignalValue> signals;
  private final List<HumanText> written;
  private final TreeSet<String> sources = new TreeSet<>();

  Composition(
      Item item, Asset asset, SortedMap<String, SignalValue> signals, List<HumanText> written) {
    this.item = item;
    this.asset = asset;
    this.signals = signals;
    this.written = written;
  }

  Caption caption() {
    List<String> sentences = new ArrayList<>();
    written.stream()
        .filter(text -> !text.isNearby())
        .findFirst()
        .ifPresent(
            text -> {
              sources.add(text.source());
              sentences.add(CleanText.of(text.text(), LONGEST_QUOTE));
            });
    switch (item.modality()) {
      case VIDEO -> video(sentences);
      case IMAGE -> sentences.add(withLooks("A still image" + size()));
      case MODEL3D -> sentences.add(model());
    }
    String text =
        sentences.stream().map(Phrases::sentence).collect(java.util.stream.Collectors.joining(" "));
    return new Caption(item.itemId(), text, "composed", "composed/1", List.copyOf(sources));
  }

  private void video(List<String> sentences) {
    double seconds =
        number("duration_s").orElseGet(() -> item.span().orElseThrow().durationNanos() / 1e9);
    String first = Phrases.clip(seconds) + size();
    Optional<Double> fps = number("fps");
    if (fps.isPresent()) {
      first += " at " + Phrases.rounded(fps.get(), 2) + " fps";
    }
    sentences.add(first + motion().map(words -> ", " + words).orElse(""));
    looks().ifPresent(looks -> sentences.add("The picture is " + looks));
    sound().ifPresent(sentences::add);
  }

  private String size() {
    Optional<Double> width = number("width_px");
    Optional<Double> height = number("height_px");
    if (width.isEmpty() || height.isEmpty()) {
      return "";
    }
    return ", "
        + Phrases.rounded(width.get(), 0)
        + "x"
        + Phrases.rounded(height.get(), 0)
        + Words.format(width.get(), height.get()).map(format -> " " + format).orElse("");
  }

  private Optional<String> motion() {
    Optional<Double> peak = number("moving_area_peak");
    if (peak.isEmpty()) {
      return Optional.empty();
    }
    if (peak.get() < Words.NOTHING_MOVES) {
      return Optional.of("in which nothing moves");
    }
    Optional<Double> view = confident("dominant_motion");
    if (view.isEmpty()) {
      return Optional.of("with movement");
    }
    String words = "with " + Words.view(view.get());
    boolean steady = view.get() < 0.01;
    Optional<Double> own = confident("own_motion_share");
    Optional<Double> area = steady ? number("moving_area_share") : own;
    if (area.isEmpty()) {
      return Optional.of(words);
    }
    if (area.get() < Words.SELDOM_MOVES) {
      return Optional.of(steady ? words + " in which something moves now and then" : words);
    }
    return Optional.of(words + " and " + Words.area(area.get()));
  }

  private String withLooks(String subject) {
    return subject + looks().map(looks -> ", " + looks).orElse("");
  }

  private Optional<String> looks() {
    List<String> words = new ArrayList<>();
    number("luma_mean").flatMap(Words::light).ifPresent(words::add);
    number("colourfulness").flatMap(Words::colour).ifPresent(words::add);
    number("contrast_rms").flatMap(Words::contrast).ifPresent(words::add);
    return words.isEmpty() ? Optional.empty() : Optional.of(Phrases.joined(words));
  }

  private Optional<String> sound() {
    Optional<Double> present = number("audio_present");
    Optional<Double> silence = number("silence_share");
    if (present.isEmpty()) {
      return Optional.empty();
    }
    if (present.get() == 0) {
      return Optional.of("There is no sound");
    }
    boolean silent = silence.isPresent() && silence.get() > 0.95;
    return Optional.of(silent ? "There is a sound track, but it is silent" : "There is sound");
  }

  private String model() {
    Optional<ModelFacts> facts = asset.facts().model();
    double vertices =
        number("vertex_count").orElse(facts.map(ModelFacts::vertices).orElse(0L) * 1.0);
    double faces = number("face_count").orElse(facts.map(ModelFacts::faces).orElse(0L) * 1.0);
    if (faces == 0) {
      return "A point cloud of " + Phrases.grouped(vertices) + " points";
    }
    String text =
        "A 3D model of "
            + Phrases.joined(Phrases.counts(faces, "triangle", vertices, "vertex"))
                .replace("vertexs", "vertices");
    Optional<Double> watertight = number("watertight");
    if (watertight.isPresent()) {
      text += watertight.get() == 1 ? ", watertight" : ", not watertight";
    }
    if (facts.isPresent()) {
      sources.add("facts:model");
      List<String> parts =
          Phrases.counts(
              facts.get().materials(),
              "material",
              facts.get().textures(),
              "texture",
              facts.get().animations(),
              "animation");
      text += parts.isEmpty() ? "" : ", with " + Phrases.joined(parts);
    }
    return text;
  }

  private Optional<Double> number(String signal) {
    Optional<Double> value = Optional.ofNullable(signals.get(signal)).flatMap(SignalValue::number);
    if (value.isPresent()) {
      sources.add("signal:" + signal);
    }
    return value;
  }

  /** A value, unless the measure itself gives it less than an even chance. */
  private Optional<Double> confident(String signal) {
    boolean doubtful =
        Optional.ofNullable(signals.get(signal))
            .flatMap(SignalValue::confidence)
            .filter(confidence -> confidence < 0.5)
            .isPresent();
    return doubtful ? Optional.empty() : number(signal);
  }
}
