package org.worldmill.bench.filters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.bench.BundledFfmpeg;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.SignalValue;

/**
 * How often the measures of picture and coding are right: films of the corpus, four seconds of
 * each, are changed in known ways by the bundled FFmpeg and measured.
 *
 * <p>Arguments: the folder of videos; the project's folder; optionally a folder that keeps the
 * films, where they are not made again.
 */
public final class FilterAccuracy {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> MEASURES =
      List.of("bars", "banding", "blockiness", "combing", "repeats", "time-order");

  /** Frames a second that a variant truly has. */
  private static final Map<String, Double> RATES =
      new TreeMap<>(
          Map.of(
              "12 in 24", 12., "15 in 30", 15., "24 in 30", 24., "24 in 60", 24., "25 in 30", 25.));

  /** Share of the picture that a variant's bars cover. */
  private static final Map<String, Double> BARS =
      new TreeMap<>(
          Map.of(
              "letterbox", 0.25,
              "letterbox, grey", 0.25,
              "letterbox, soft", 0.25,
              "letterbox with logo", 0.25,
              "letterbox with subtitle", 0.25,
              "one bar below", 0.2,
              "pillarbox", 1 / 3.,
              "windowbox", 0.36));

  private final String ffmpeg = BundledFfmpeg.executable();
  private final Path films;

  private FilterAccuracy(Path films) {
    this.films = films;
  }

  /** Makes the films, measures them and prints the tables. */
  public static void main(String[] args) throws IOException, MediaException, InterruptedException {
    Path films =
        Files.createDirectories(
            args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("bench-filters"));
    FilterAccuracy accuracy = new FilterAccuracy(films);
    List<Map<String, Map<String, SignalValue>>> measured = new ArrayList<>();
    for (Footage footage : Footage.of(Path.of(args[0]))) {
      measured.add(accuracy.variants(measured.size(), footage));
      System.err.println(footage.file().getFileName());
    }
    ObjectNode json = JSON.createObjectNode().put("films", measured.size() * Variant.ALL.size());
    rules(measured, json);
    numbers(measured, "effective_fps within 3 %", RATES, FilterAccuracy::isRate, json);
    numbers(measured, "bars_share within 0.015", BARS, FilterAccuracy::isBars, json);
    Path target = Path.of(args[1]).resolve("bench/results/filters.json");
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), json);
  }

  private Map<String, Map<String, SignalValue>> variants(int number, Footage footage)
      throws IOException, MediaException, InterruptedException {
    Map<String, Map<String, SignalValue>> all = new TreeMap<>();
    for (Variant variant : Variant.ALL) {
      String name = variant.name().replaceAll("\\W", "_");
      Path film = films.resolve(String.format(Locale.ROOT, "%02d-%s.mkv", number, name));
      if (!Files.exists(film)) {
        for (List<String> command : variant.commands(ffmpeg, footage, film)) {
          make(command);
        }
      }
      all.put(variant.name(), MeasuredFilm.of(film, MEASURES));
    }
    return all;
  }

  private void make(List<String> command) throws IOException, InterruptedException {
    Path log = films.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + "\n" + Files.readString(log));
    }
  }

  private static void rules(List<Map<String, Map<String, SignalValue>>> measured, ObjectNode json) {
    System.out.println(
        "| said | from | precision | recall | right | missed | wrong | rightly not | absent |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (Rule rule : Rule.ALL) {
      Verdicts verdicts = new Verdicts();
      SortedMap<String, Integer> faults = new TreeMap<>();
      for (Map<String, Map<String, SignalValue>> source : measured) {
        source.forEach((variant, signals) -> judge(rule, variant, signals, verdicts, faults));
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | `%s` %s | %s%n",
          rule.says(),
          rule.signal(),
          rule.least(),
          verdicts.row());
      System.err.println(rule.says() + ": " + faults);
      verdicts.into(json.putObject(rule.says()));
    }
  }

  private static void judge(
      Rule rule,
      String variant,
      Map<String, SignalValue> signals,
      Verdicts verdicts,
      SortedMap<String, Integer> faults) {
    if (!rule.asks(variant)) {
      return;
    }
    Optional<Double> value = number(signals, rule.signal());
    if (value.isEmpty()) {
      verdicts.addSilent();
      return;
    }
    boolean said = value.get() >= rule.least();
    verdicts.add(said, rule.isTrue(variant));
    if (said != rule.isTrue(variant)) {
      faults.merge(variant, 1, Integer::sum);
    }
  }

  /** Whether a film's signals are as its variant makes them; absent where they say nothing. */
  private interface Check {
    Optional<Boolean> right(
        Map<String, SignalValue> plain, Map<String, SignalValue> film, double truth);
  }

  private static void numbers(
      List<Map<String, Map<String, SignalValue>>> measured,
      String title,
      Map<String, Double> truths,
      Check check,
      ObjectNode json) {
    System.out.printf("%n| %s | right | wrong | absent |%n|---|---|---|---|%n", title);
    ObjectNode all = json.putObject(title);
    truths.forEach(
        (variant, truth) -> {
          int[] counts = new int[3];
          for (Map<String, Map<String, SignalValue>> source : measured) {
            Optional<Boolean> right = check.right(of(source, "plain"), of(source, variant), truth);
            counts[right.map(is -> is ? 0 : 1).orElse(2)]++;
          }
          System.out.printf("| %s | %d | %d | %d |%n", variant, counts[0], counts[1], counts[2]);
          all.putObject(variant)
              .put("right", counts[0])
              .put("wrong", counts[1])
              .put("absent", counts[2]);
        });
  }

  /** Asked only of sources that repeat nothing themselves. */
  private static Optional<Boolean> isRate(
      Map<String, SignalValue> plain, Map<String, SignalValue> film, double truth) {
    double own = number(plain, "repeat_share").orElse(1.0);
    return number(film, "effective_fps")
        .filter(fps -> own < 0.1)
        .map(fps -> Math.abs(fps - truth) <= 0.03 * truth);
  }

  /** What the source has itself stays. */
  private static Optional<Boolean> isBars(
      Map<String, SignalValue> plain, Map<String, SignalValue> film, double truth) {
    double own = number(plain, "bars_share").orElse(0.0);
    double expected = 1 - (1 - own) * (1 - truth);
    return number(film, "bars_share").map(share -> Math.abs(share - expected) <= 0.015);
  }

  private static Optional<Double> number(Map<String, SignalValue> signals, String name) {
    return Optional.ofNullable(signals.get(name)).flatMap(SignalValue::number);
  }

  private static Map<String, SignalValue> of(
      Map<String, Map<String, SignalValue>> source, String variant) {
    return Objects.requireNonNull(source.get(variant), variant);
  }
}
