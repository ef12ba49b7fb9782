package org.worldmill.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.worldmill.curate.duplicate.Match;
import org.worldmill.curate.duplicate.Matcher;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.curate.duplicate.Signatures;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.sniff.Sniffed;
import org.worldmill.ingest.sniff.Sniffer;
import org.worldmill.label.mesh.ShapeDescriptor;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.PointSet;

/** How many models are found that were carried off or triangulated anew, and how many others. */
final class ModelDuplicates {

  private static final Map<String, UnaryOperator<Mesh>> CHANGES = changes();

  private ModelDuplicates() {}

  /** Measures all models below a folder. */
  static void run(Path folder, ObjectNode result) throws IOException {
    Map<String, Mesh> models = models(folder);
    Map<String, Signature> plain = new TreeMap<>();
    models.forEach((name, mesh) -> signature(mesh).ifPresent(found -> plain.put(name, found)));
    System.out.printf(Locale.ROOT, "model3d: %d models%n", plain.size());
    CHANGES.forEach(
        (name, change) -> {
          int keyed = 0;
          int verified = 0;
          for (Map.Entry<String, Signature> model : plain.entrySet()) {
            Signature changed = signature(change.apply(models.get(model.getKey()))).orElseThrow();
            keyed += DuplicateScore.shareKey(model.getValue(), changed) ? 1 : 0;
            verified += Matcher.compare(model.getValue(), changed).isPresent() ? 1 : 0;
          }
          System.out.printf(
              Locale.ROOT,
              "%-20s made %3d  keys %.3f  verification %.3f%n",
              name,
              plain.size(),
              (double) keyed / plain.size(),
              (double) verified / plain.size());
          ObjectNode row = result.putObject(name);
          row.put("keys_recall", (double) keyed / plain.size());
          row.put("verification_recall", (double) verified / plain.size());
        });
    pairs(plain, result);
  }

  private static void pairs(Map<String, Signature> plain, ObjectNode result) {
    List<String> names = List.copyOf(plain.keySet());
    int candidates = 0;
    int matches = 0;
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Signature a = Objects.requireNonNull(plain.get(names.get(i)));
        Signature b = Objects.requireNonNull(plain.get(names.get(j)));
        boolean keyed = DuplicateScore.shareKey(a, b);
        Optional<Match> match = Matcher.compare(a, b);
        candidates += keyed ? 1 : 0;
        if (match.isPresent()) {
          matches++;
          System.out.printf(
              Locale.ROOT,
              "  %.3f%s %s = %s%n",
              match.get().score(),
              keyed ? "" : " (no key)",
              names.get(i),
              names.get(j));
        }
      }
    }
    int pairs = names.size() * (names.size() - 1) / 2;
    System.out.printf(
        Locale.ROOT, "%d pairs: %d share a key, %d match%n", pairs, candidates, matches);
    result.put("corpus_pairs", pairs);
    result.put("corpus_sharing_a_key", candidates);
    result.put("corpus_matches", matches);
  }

  private static Map<String, Mesh> models(Path folder) throws IOException {
    Sniffer sniffer = new Sniffer();
    Map<String, Mesh> models = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try {
          Sniffed sniffed = sniffer.sniff(file, file.getFileName().toString());
          if (sniffed.modality().equals(Optional.of(Modality.MODEL3D))) {
            models.put(
                folder.relativize(file).toString(),
                ModelReader.read(file, sniffed.mediaType()).mesh());
          }
        } catch (MediaException e) {
          System.err.println(file.getFileName() + ": " + e.getMessage());
        }
      }
    }
    return models;
  }

  private static Optional<Signature> signature(Mesh mesh) {
    return Signatures.of(
        Modality.MODEL3D, new TreeMap<>(new ShapeDescriptor().measure(Model3d.of(mesh))));
  }

  private static Map<String, UnaryOperator<Mesh>> changes() {
    Map<String, UnaryOperator<Mesh>> changes = new LinkedHashMap<>();
    changes.put("turned, scaled", mesh -> carried(mesh, 1));
    changes.put("mirrored", mesh -> carried(mesh, -1));
    changes.put("faces reversed", ModelDuplicates::reversed);
    changes.put("divided", ModelDuplicates::divided);
    changes.put("decimated 1/64", mesh -> decimated(mesh, 64));
    changes.put("decimated 1/24", mesh -> decimated(mesh, 24));
    return changes;
  }

  private static Mesh carried(Mesh mesh, int sign) {
    double[] p = mesh.positions().clone();
    for (int i = 0; i < p.length; i += 3) {
      double x = sign * p[i];
      double y = 0.8 * p[i + 1] - 0.6 * p[i + 2];
      double z = 0.6 * p[i + 1] + 0.8 * p[i + 2];
      p[i] = 2.5 * (0.28 * x - 0.96 * y) + 11;
      p[i + 1] = 2.5 * (0.96 * x + 0.28 * y) - 7;
      p[i + 2] = 2.5 * z + 3;
    }
    return new Mesh(p, mesh.triangles());
  }

  /** The faces in the opposite order, as another format's writer might put them. */
  private static Mesh reversed(Mesh mesh) {
    int[] faces = mesh.triangles().clone();
    for (int i = 0; i < faces.length / 2; i++) {
      int kept = faces[i];
      faces[i] = faces[faces.length - 1 - i];
      faces[faces.length - 1 - i] = kept;
    }
    return new Mesh(mesh.positions(), faces);
  }

  /** Each face cut in two at its first edge. */
  private static Mesh divided(Mesh mesh) {
    int[] faces = mesh.triangles();
    double[] p = Arrays.copyOf(mesh.positions(), mesh.positions().length + faces.length);
    int[] finer = new int[2 * faces.length];
    int next = mesh.vertexCount();
    for (int i = 0; i < faces.length; i += 3) {
      for (int axis = 0; axis < 3; axis++) {
        p[3 * next + axis] = (p[3 * faces[i] + axis] + p[3 * faces[i + 1] + axis]) / 2;
      }
      int[] two = {faces[i], next, faces[i + 2], next, faces[i + 1], faces[i + 2]};
      System.arraycopy(two, 0, finer, 2 * i, 6);
      next++;
    }
    return new Mesh(p, finer);
  }

  /** Vertices moved to a grid of so many steps along the longest side, and welded. */
  private static Mesh decimated(Mesh mesh, int steps) {
    double[] p = mesh.positions();
    double longest = 0;
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < p.length; i += 3) {
        low = Math.min(low, p[i]);
        high = Math.max(high, p[i]);
      }
      longest = Math.max(longest, high - low);
    }
    double step = longest / steps;
    PointSet points = new PointSet(mesh.vertexCount());
    int[] number = new int[mesh.vertexCount()];
    for (int i = 0; i < number.length; i++) {
      number[i] =
          points.add(
              Math.round(p[3 * i] / step) * step,
              Math.round(p[3 * i + 1] / step) * step,
              Math.round(p[3 * i + 2] / step) * step);
    }
    List<Integer> kept = new ArrayList<>();
    int[] faces = mesh.triangles();
    for (int i = 0; i < faces.length; i += 3) {
      int a = number[faces[i]];
      int b = number[faces[i + 1]];
      int c = number[faces[i + 2]];
      if (a != b && b != c && c != a) {
        kept.addAll(List.of(a, b, c));
      }
    }
    return kept.isEmpty() && faces.length > 0
        ? mesh
        : new Mesh(points.positions(), kept.stream().mapToInt(Integer::intValue).toArray());
  }
}
