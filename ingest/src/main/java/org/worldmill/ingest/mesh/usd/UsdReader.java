package org.worldmill.ingest.mesh.usd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.ingest.mesh.Affine;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.MappedFile;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelMotion;
import org.worldmill.schemas.media.ModelMotion.AnimationFacts;

/**
 * Reads USD: layers as text and as crates, and packages of them. Shown is what a stage shows at its
 * first moment: meshes, simple shapes, points and what is placed many times, with default and
 * render purposes, visible, by the variants that are chosen. What is not read is counted.
 */
public final class UsdReader {

  private static final double FALLBACK_METRES = 0.01;

  private static final int MAX_NESTING = 16;
  private static final int MAX_DEPTH = 200;

  private final UsdStage stage;
  private final UsdSurfaces surfaces;
  private final UsdShapes shapes;
  private final FactsBuilder facts;
  private final TreeMap<String, Integer> passed = new TreeMap<>();
  private final List<AnimationFacts> animations = new ArrayList<>();
  private final Set<String> joints = new HashSet<>();
  private int skins;
  private int moving;
  private int nesting;

  private UsdReader(UsdStage stage, String format) {
    this.stage = stage;
    this.surfaces = new UsdSurfaces(stage);
    this.shapes = new UsdShapes(stage, surfaces, passed);
    this.facts = new FactsBuilder(format);
  }

  /** Reads a package. */
  public static ParsedModel readPackage(Path file) throws IOException, MediaException {
    UsdzPackage files = new UsdzPackage(MappedFile.of(file));
    UsdReader reader = new UsdReader(new UsdStage(files, files.first()), "usdz");
    reader.facts.tag("usdz", "files", String.valueOf(files.fileCount()));
    if (files.unaligned() > 0) {
      reader.facts.tag("usdz", "files not at 64 bytes", String.valueOf(files.unaligned()));
    }
    return reader.read();
  }

  /** Reads a layer and those beside it that it names. */
  public static ParsedModel readLayer(Path file, String format) throws IOException, MediaException {
    return new UsdReader(stageOf(file), format).read();
  }

  /** The files that a layer and those beside it name, as far as those are there. */
  public static List<String> references(Path file) throws IOException, MediaException {
    UsdStage stage = stageOf(file);
    Set<String> names = new UsdNames(stage.files(), nameOf(file)).all();
    names.remove(nameOf(file));
    return List.copyOf(names);
  }

  private static UsdStage stageOf(Path file) throws IOException, MediaException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no file: " + file);
    }
    return new UsdStage(new UsdFolder(folder), nameOf(file));
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private ParsedModel read() throws IOException, MediaException {
    show(stage.root(), Affine.IDENTITY, Optional.empty(), 0);
    describe();
    Model3d model;
    try {
      model = shapes.build(facts);
    } catch (MediaException e) {
      throw e.code() == Code.NO_CONTENT ? empty() : e;
    }
    facts.materials(surfaces.materials().size());
    facts.textures(surfaces.files().size());
    facts.animations(animations.size());
    return facts.with(
        model.with(new ModelMotion(animations, skins, joints.size(), 0)).with(frame()));
  }

  private MediaException empty() {
    return stage.missing().isEmpty()
        ? new MediaException(
            Code.NO_CONTENT,
            "it shows no mesh, shape or points%s; export it with its geometry"
                .formatted(passed.isEmpty() ? "" : " but " + passed.keySet()))
        : new MediaException(
            Code.BAD_REFERENCE,
            "it shows nothing without '%s', which is not in its bundle; add it"
                .formatted(
                    org.worldmill.ingest.mesh.DecimalNumber.printable(stage.missing().first())));
  }

  private void show(UsdPrim prim, Affine parent, Optional<Integer> outer, int depth)
      throws IOException, MediaException {
    boolean root = prim.path().equals("/");
    if (!root && (!prim.isShown() || isHidden(prim))) {
      return;
    }
    if (depth > MAX_DEPTH) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its prims stand in one another over %d deep; flatten it".formatted(MAX_DEPTH));
    }
    Affine place = UsdXform.place(prim, parent);
    Optional<Integer> material = shapes.bound(prim).or(() -> outer);
    note(prim);
    boolean inner = shapes.add(prim, place, material, stage.children(prim), this::showAt);
    for (UsdPrim child : inner ? stage.children(prim) : List.<UsdPrim>of()) {
      show(child, place, material, depth + 1);
    }
  }

  /** Shows a prototype; its own place counts, those of the prims above it do not. */
  private void showAt(UsdPrim prototype, Affine place, Optional<Integer> material)
      throws IOException, MediaException {
    if (++nesting > MAX_NESTING) {
      throw new MediaException(
          Code.CORRUPT, "its instances show one another in a circle; correct them");
    }
    show(prototype, place, material, 0);
    nesting--;
  }

  private boolean isHidden(UsdPrim prim) throws MediaException {
    String purpose = prim.text("purpose").orElse("default");
    boolean aside = purpose.equals("guide") || purpose.equals("proxy");
    boolean invisible = prim.text("visibility").equals(Optional.of("invisible"));
    if (aside || invisible) {
      passed.merge(aside ? purpose : "invisible", 1, Integer::sum);
    }
    return aside || invisible;
  }

  private void note(UsdPrim prim) throws MediaException {
    switch (prim.type()) {
      case "SkelAnimation" -> animations.add(new AnimationFacts(prim.name(), 1, 0));
      case "Skeleton" -> {
        skins++;
        prim.texts("joints").forEach(joint -> joints.add(prim.path() + "/" + joint));
      }
      default -> moving += prim.isAnimated() ? 1 : 0;
    }
  }

  private void describe() throws MediaException {
    UsdSpec about = stage.about();
    for (Map.Entry<String, UsdValue> entry : about.metadata().entrySet()) {
      List<String> texts = entry.getValue().texts();
      double[] numbers = entry.getValue().numbers();
      String text = texts.isEmpty() ? plain(numbers) : String.join(", ", texts);
      if (!entry.getKey().equals("primChildren")) {
        facts.tag("usd", entry.getKey(), text);
      }
      if (entry.getKey().equals("customLayerData:creator")) {
        facts.generator(text);
      } else if (Set.of("doc", "documentation", "comment").contains(entry.getKey())) {
        facts.comment(text);
      }
    }
    passed.forEach((kind, count) -> facts.tag("usd", "not read: " + kind, "" + count));
    if (moving > 0) {
      facts.tag("usd", "prims that move", String.valueOf(moving));
    }
    if (!stage.missing().isEmpty()) {
      facts.tag("usd", "missing", String.join(", ", stage.missing()));
    }
  }

  private static String plain(double[] numbers) {
    String text = numbers.length > 16 ? "" : Arrays.toString(numbers);
    return text.replaceAll("[\\[\\]]", "");
  }

  /** Where a layer says nothing the standard says y, and one hundredth of a metre. */
  private ModelFrame frame() throws MediaException {
    UsdSpec about = stage.about();
    boolean z = about.texts("upAxis").contains("Z");
    UsdValue unit = about.metadata().get("metersPerUnit");
    double metres = unit == null || unit.numbers().length == 0 ? 0 : unit.numbers()[0];
    boolean sound = metres > 0 && Double.isFinite(metres);
    return ModelFrame.of(
        z ? ModelFrame.Axis.Z : ModelFrame.Axis.Y, sound ? metres : FALLBACK_METRES);
  }
}
