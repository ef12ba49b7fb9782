package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.worldmill.curate.duplicate.Match;
import org.worldmill.curate.duplicate.Matcher;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.schemas.Modality;

/**
 * How many near-duplicates are found, and how many that are none: each single shot and each picture
 * of the corpus is distorted in many ways by the bundled FFmpeg and looked for among all others,
 * first by keys alone, then verified.
 *
 * <p>Arguments: the corpus; the project's folder. Material is kept in {@code
 * bench/target/duplicates} between runs.
 */
public final class Duplicates {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double LEAST_SECONDS = 4.5;
  private static final double MOST_SECONDS = 6.0;

  private final SignatureReader reader = new SignatureReader();
  private final DuplicateMaterial material;
  private final ObjectNode result = JSON.createObjectNode();
  private final Set<String> families;

  private Duplicates(Path work, Path corpus) throws IOException {
    material = new DuplicateMaterial(work);
    families = new HashSet<>();
    JSON.readTree(corpus.resolve("truth/near_duplicates.json").toFile())
        .get("groups")
        .forEach(group -> group.get("files").forEach(file -> families.add(file.asText())));
  }

  /** Runs it; prints precision and recall last. */
  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(args[0]).toAbsolutePath().normalize();
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    Duplicates bench = new Duplicates(home.resolve("bench/target/duplicates"), corpus);
    for (Modality modality : List.of(Modality.IMAGE, Modality.VIDEO)) {
      bench.run(corpus, modality);
    }
    ModelDuplicates.run(
        corpus.resolve(Modality.MODEL3D.id()), bench.result.putObject(Modality.MODEL3D.id()));
    Path target = home.resolve("bench/results/duplicates.json");
    Files.createDirectories(target.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), bench.result);
  }

  /** An item of the corpus, before any distortion. */
  private record Known(String file, double startSeconds, double seconds, Signature signature) {}

  /** A source with what was made of it. */
  private record Made(
      String name, boolean heldOut, Signature plain, Map<Distortion, Signature> distorted) {}

  private void run(Path corpus, Modality modality) throws IOException {
    List<Known> known = known(corpus, modality);
    List<Made> made = new ArrayList<>();
    List<Distortion> distortions =
        Distortion.all().stream()
            .filter(one -> modality == Modality.VIDEO || !one.videoOnly())
            .toList();
    for (DuplicateMaterial.Origin origin : origins(corpus, known, modality)) {
      Optional<Signature> plain = reader.whole(material.plain(origin));
      Map<Distortion, Signature> distorted = new LinkedHashMap<>();
      List<Path> files = material.distorted(origin, distortions);
      for (int i = 0; i < files.size(); i++) {
        Distortion distortion = distortions.get(i);
        if (Files.exists(files.get(i))) {
          reader.whole(files.get(i)).ifPresent(found -> distorted.put(distortion, found));
        }
      }
      plain.ifPresent(
          signature ->
              made.add(
                  new Made(
                      origin.name(), origin.name().hashCode() % 2 == 0, signature, distorted)));
    }
    ObjectNode node = result.putObject(modality.id());
    new DuplicateScore(modality.id(), node)
        .print(distortions, made.stream().map(Duplicates::entry).toList());
    others(known, node);
  }

  private static DuplicateScore.Entry entry(Made made) {
    return new DuplicateScore.Entry(made.name(), made.heldOut(), made.plain(), made.distorted());
  }

  private List<Known> known(Path corpus, Modality modality) throws IOException {
    List<Known> known = new ArrayList<>();
    for (Path file : list(corpus.resolve(modality.id()))) {
      for (SignatureReader.Item item : reader.items(file)) {
        if (item.signature().modality() == modality) {
          known.add(
              new Known(
                  corpus.relativize(file).toString(),
                  item.startSeconds(),
                  item.seconds(),
                  item.signature()));
        }
      }
    }
    return known;
  }

  /** The longest stretch of each file; of a family, its first file alone. */
  private List<DuplicateMaterial.Origin> origins(
      Path corpus, List<Known> known, Modality modality) {
    Map<String, Known> longest = new LinkedHashMap<>();
    for (Known item : known) {
      longest.merge(item.file(), item, (a, b) -> b.seconds() > a.seconds() ? b : a);
    }
    List<DuplicateMaterial.Origin> origins = new ArrayList<>();
    List<Known> chosen = new ArrayList<>();
    for (Known item : longest.values()) {
      boolean enough = modality == Modality.IMAGE || item.seconds() >= LEAST_SECONDS;
      boolean fresh =
          !item.signature().hashes().isEmpty()
              && chosen.stream()
                  .noneMatch(
                      other -> Matcher.compare(item.signature(), other.signature()).isPresent());
      if (enough && fresh) {
        chosen.add(item);
        String name = item.file().replaceAll("^[a-z0-9]+/", "").replaceAll("[^A-Za-z0-9_-]", "_");
        origins.add(
            new DuplicateMaterial.Origin(
                name,
                corpus.resolve(item.file()),
                modality,
                item.startSeconds(),
                Math.min(MOST_SECONDS, item.seconds())));
      }
    }
    return origins;
  }

  /** All pairs of corpus items that are called near-duplicates, by file; to be checked by eye. */
  private void others(List<Known> known, ObjectNode node) {
    Map<String, String> found = new LinkedHashMap<>();
    long pairs = 0;
    for (int i = 0; i < known.size(); i++) {
      for (int j = i + 1; j < known.size(); j++) {
        Known a = known.get(i);
        Known b = known.get(j);
        pairs++;
        Optional<Match> match = Matcher.compare(a.signature(), b.signature());
        if (match.isPresent()) {
          boolean family = families.contains(a.file()) && families.contains(b.file());
          String text =
              String.format(
                  Locale.ROOT,
                  "%s%s @%.1f = %s @%.1f",
                  family ? "(family) " : "",
                  a.file(),
                  a.startSeconds(),
                  b.file(),
                  b.startSeconds());
          found.put(
              text,
              String.format(
                  Locale.ROOT,
                  "%s %.2f%s",
                  match.get().kind().id(),
                  match.get().score(),
                  DuplicateScore.shareKey(a.signature(), b.signature()) ? "" : " (no key)"));
        }
      }
    }
    node.put("corpus_pairs", pairs);
    ObjectNode list = node.putObject("corpus_matches");
    found.forEach(list::put);
    System.out.printf(
        Locale.ROOT, "%d items, %d pairs, %d matches%n", known.size(), pairs, found.size());
    found.forEach(
        (pair, kind) -> {
          if (!pair.startsWith("(family)")) {
            System.out.println("  " + kind + "  " + pair);
          }
        });
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }
}
