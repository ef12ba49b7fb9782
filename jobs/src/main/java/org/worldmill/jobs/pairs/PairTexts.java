package org.worldmill.jobs.pairs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.worldmill.jobs.worker.PairsReply;
import org.worldmill.jobs.worker.PairsReply.PairView;
import org.worldmill.label.caption.ModelTexts;
import org.worldmill.schemas.Caption;
import org.worldmill.shard.PublishedMedia;

/**
 * The texts that go with a picture of a model: what its release says of the model, what its own
 * file and name say, and a sentence on the view. The same text is not said twice.
 */
final class PairTexts {

  private static final String FILE = "model-file/1";
  private static final String VIEW = "model-view/1";

  private PairTexts() {}

  /** In order: people's words first. */
  static List<Caption> of(
      String itemId, PublishedMedia.Entry model, PairsReply drawn, PairView view) {
    List<Caption> all = new ArrayList<>();
    for (Caption caption : model.captions()) {
      if (caption.kind().equals("human")) {
        all.add(
            new Caption(
                itemId, caption.text(), caption.kind(), caption.captioner(), caption.sources()));
      }
    }
    List<ModelTexts.Text> texts =
        ModelTexts.of(model.origins().get(0), drawn.tags(), drawn.parts());
    for (ModelTexts.Text text : texts) {
      all.add(new Caption(itemId, text.text(), text.kind(), FILE, List.of(text.source())));
    }
    all.add(view(itemId, model, drawn, view));
    Set<String> seen = new HashSet<>();
    all.removeIf(caption -> !seen.add(caption.text()));
    return all;
  }

  private static Caption view(
      String itemId, PublishedMedia.Entry model, PairsReply drawn, PairView view) {
    Optional<String> words = ModelTexts.words(model.origins().get(0));
    Optional<String> from = ModelTexts.from(drawn.facing(), view.azimuthDeg(), view.elevationDeg());
    String text =
        "A rendering of a 3D model"
            + words.map(name -> " named \"" + name + "\"").orElse("")
            + from.map(place -> ", seen " + place).orElse("")
            + ", before a plain background.";
    List<String> sources = new ArrayList<>(List.of("view:" + view.name()));
    words.ifPresent(name -> sources.add("origin:" + model.origins().get(0)));
    return new Caption(itemId, text, "composed", VIEW, sources);
  }
}
