package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.jobs.catalog.RunRow;

/**
 * Tells what a run would do, from the keys of the stages and what is recorded of their last runs. A
 * stage behind one that will run cannot know yet what it will find.
 */
final class Forecast {

  private final Ledger ledger;
  private final List<StageForecast> stages = new ArrayList<>();

  Forecast(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Adds a stage; {@code pending} says in words what it would take up, if that is known. */
  void add(Stage stage, Optional<String> pending) {
    Optional<String> earlier =
        stages.stream()
            .filter(StageForecast::runs)
            .map(StageForecast::stage)
            .reduce((first, second) -> second);
    String because =
        reason(stage)
            .map(reason -> pending.map(what -> reason + "; " + what).orElse(reason))
            .or(() -> earlier.map(before -> "depends on what " + before + " finds"))
            .orElse("");
    stages.add(
        new StageForecast(
            stage.name(), !because.isEmpty(), because.isEmpty() ? "nothing has changed" : because));
  }

  List<StageForecast> stages() {
    return List.copyOf(stages);
  }

  private Optional<String> reason(Stage stage) {
    Optional<RunRow> last = ledger.last(stage.name());
    if (last.isEmpty()) {
      return Optional.of("has never run");
    }
    StageKey key = stage.key();
    if (!last.get().inputDigest().equals(key.inputDigest())) {
      return Optional.of("its inputs have changed");
    }
    if (!last.get().configFingerprint().equals(key.configFingerprint())) {
      return Optional.of("its configuration has changed");
    }
    if (!last.get().codeFingerprint().equals(key.codeFingerprint())) {
      return Optional.of("its code has changed");
    }
    return last.get().outputDigest().equals(stage.outputDigest())
        ? Optional.empty()
        : Optional.of("what it left was changed since");
  }
}
