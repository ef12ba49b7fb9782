package org.worldmill.ingest.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;

/**
 * Reads glTF 2.0: the default scene (or, without scenes, every root node), with the transforms of
 * all nodes applied and morph targets at their default weights. Skins are left in their stored
 * pose.
 */
final class GltfReader {

  /** Vertices that even a small file may expand to by showing one mesh at several nodes. */
  private static final long FREE_VERTICES = 1_000_000;

  private final GltfDocument document;
  private final GltfNode root;
  private final MeshBuilder mesh;
  private final GltfBuffers buffers;
  private final GltfPrimitives primitives;
  private final GltfInstances instances;
  private final BitSet seen = new BitSet();
  private final Deque<Placed> waiting = new ArrayDeque<>();

  private record Placed(long node, Affine parent) {}

  private GltfReader(GltfDocument document) throws IOException, MediaException {
    this.document = document;
    this.root = document.top();
    int budget = (int) Math.min(MeshLimits.MAX_VERTICES, FREE_VERTICES + payloadBytes());
    this.mesh = new MeshBuilder(budget, budget);
    this.buffers = new GltfBuffers(document);
    this.primitives = new GltfPrimitives(root, buffers, mesh, budget);
    this.instances = new GltfInstances(root, buffers, budget);
  }

  static ParsedModel read(GltfDocument document, String format) throws IOException, MediaException {
    GltfReader reader = new GltfReader(document);
    for (String reference : references(document)) {
      BundlePath.resolve(document.folder(), reference);
    }
    reader.buffers.openAll();
    reader.readScene();
    FactsBuilder facts = reader.facts(format);
    return facts.with(reader.model(facts));
  }

  private Model3d model(FactsBuilder facts) throws IOException, MediaException {
    Mesh built = mesh.build();
    return Model3d.of(built)
        .with(primitives.parts(new GltfLooks(document, buffers).materials(), built.triangleCount()))
        .with(primitives.channels(facts))
        .with(new GltfMotion(root, buffers).facts())
        .with(ModelFrame.of(ModelFrame.Axis.Y, 1));
  }

  /** The paths of the buffers and images outside the file, sorted as they are named. */
  static List<String> references(GltfDocument document) throws MediaException {
    Set<String> paths = new LinkedHashSet<>();
    for (String kind : List.of("buffers", "images")) {
      GltfNode array = document.top().member(kind);
      for (int i = 0; i < array.size(); i++) {
        Optional<String> uri = array.at(i).text("uri");
        if (uri.isPresent() && !GltfBuffers.isData(uri.get())) {
          paths.add(BundlePath.ofUri(uri.get()));
        }
      }
    }
    return List.copyOf(paths);
  }

  /** Bytes that the model consists of, which bound what it may expand to. */
  private long payloadBytes() throws IOException, MediaException {
    long bytes = document.bytes();
    for (String reference : references(document)) {
      Path file = BundlePath.resolve(document.folder(), reference);
      bytes += java.nio.file.Files.size(file);
    }
    return bytes;
  }

  private void readScene() throws IOException, MediaException {
    List<Long> roots = rootNodes();
    for (int i = roots.size() - 1; i >= 0; i--) {
      waiting.push(new Placed(roots.get(i), Affine.IDENTITY));
    }
    while (!waiting.isEmpty()) {
      visit(waiting.pop());
    }
  }

  private List<Long> rootNodes() throws MediaException {
    if (root.member("scenes").size() > 0) {
      GltfNode scene = root.element("scenes", root.whole("scene", 0));
      return indices(scene.member("nodes"));
    }
    int nodes = root.member("nodes").size();
    BitSet children = new BitSet();
    for (int i = 0; i < nodes; i++) {
      for (long child : indices(root.element("nodes", i).member("children"))) {
        children.set((int) Math.min(child, nodes));
      }
    }
    List<Long> roots = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      if (!children.get(i)) {
        roots.add((long) i);
      }
    }
    return roots;
  }

  private static List<Long> indices(GltfNode array) throws MediaException {
    List<Long> indices = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      indices.add(array.at(i).asWhole());
    }
    return indices;
  }

  private void visit(Placed placed) throws IOException, MediaException {
    GltfNode node = root.element("nodes", placed.node());
    if (seen.get((int) placed.node())) {
      throw new MediaException(
          Code.CORRUPT,
          "%s is reached twice, but nodes form trees; export the model again"
              .formatted(node.place()));
    }
    seen.set((int) placed.node());
    Affine here = placed.parent().after(transform(node));
    Optional<Long> meshIndex = node.optionalWhole("mesh");
    if (meshIndex.isPresent()) {
      GltfNode shown = root.element("meshes", meshIndex.get());
      String name = DecimalNumber.printable(node.text("name").or(() -> name(shown)).orElse(""));
      double[] weights = weights(node, shown);
      for (Affine place : instances.places(node, here)) {
        primitives.add(shown, weights, name, place);
      }
    }
    List<Long> children = indices(node.member("children"));
    for (int i = children.size() - 1; i >= 0; i--) {
      waiting.push(new Placed(children.get(i), here));
    }
  }

  private static Optional<String> name(GltfNode mesh) {
    return Optional.ofNullable(mesh.member("name").json().textValue());
  }

  /** The default weights of morph targets: of the node, or else of the mesh. */
  private static double[] weights(GltfNode node, GltfNode shown) throws MediaException {
    GltfNode array = node.member("weights").isPresent() ? node : shown;
    double[] none = new double[array.member("weights").size()];
    return array.numbers("weights", none);
  }

  private static Affine transform(GltfNode node) throws MediaException {
    if (node.member("matrix").isPresent()) {
      return Affine.ofColumns(
          node.numbers("matrix", 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
    }
    return Affine.of(
        node.numbers("translation", 0, 0, 0),
        node.numbers("rotation", 0, 0, 0, 1),
        node.numbers("scale", 1, 1, 1));
  }

  private FactsBuilder facts(String format) throws MediaException {
    FactsBuilder facts = new FactsBuilder(format);
    facts.materials(root.member("materials").size());
    facts.textures(root.member("textures").size());
    facts.animations(root.member("animations").size());
    facts.extensions(GltfExtensions.names(root, "extensionsUsed"));
    primitives.modes().forEach((mode, count) -> facts.tag("gltf", mode, String.valueOf(count)));
    GltfNode asset = root.member("asset");
    asset.text("generator").ifPresent(facts::generator);
    tags(facts, "asset", asset.json());
    tags(facts, "asset extras", asset.member("extras").json());
    return facts;
  }

  private static void tags(FactsBuilder facts, String group, JsonNode object) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (entry.getValue().isValueNode()) {
        String name = entry.getKey();
        facts.tag(
            group, name.length() > 100 ? name.substring(0, 100) : name, entry.getValue().asText());
      }
    }
  }
}
