package org.worldmill.ingest.mesh.usd;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.worldmill.schemas.MediaException;

/** The files that layers name: other layers, whatever variant names them, and pictures. */
final class UsdNames {

  private static final int MAX_NAMES = 10_000;
  private static final Pattern LAYER = Pattern.compile(".*\\.usd[ac]?");

  private final UsdFiles files;
  private final TreeSet<String> names = new TreeSet<>();
  private final Deque<String> waiting = new ArrayDeque<>();

  UsdNames(UsdFiles files, String root) {
    this.files = files;
    add("", root);
  }

  /** Paths in the bundle, the root layer among them. */
  Set<String> all() throws IOException, MediaException {
    while (!waiting.isEmpty()) {
      String path = waiting.pop();
      Optional<UsdFiles.Part> part = files.open(path);
      if (part.isPresent()) {
        UsdSpec root = UsdLayer.read(path, part.get().bytes()).root();
        for (String below : root.texts("subLayers")) {
          add(path, below);
        }
        collect(path, root);
      }
    }
    return names;
  }

  private void add(String layer, String name) {
    for (String path : UsdFiles.candidates(layer, name)) {
      if (names.size() < MAX_NAMES && names.add(path)) {
        if (LAYER.matcher(path.toLowerCase(Locale.ROOT)).matches()) {
          waiting.add(path);
        }
      }
    }
  }

  private void collect(String layer, UsdSpec spec) throws MediaException {
    spec.references().forEach(arc -> add(layer, arc.asset()));
    spec.payloads().forEach(arc -> add(layer, arc.asset()));
    for (UsdProperty property : spec.properties().values()) {
      if (property.type().startsWith("asset") && property.value().isPresent()) {
        property.value().get().texts().forEach(name -> add(layer, name));
      }
    }
    for (Map<String, UsdSpec> set : spec.variants().values()) {
      for (UsdSpec variant : set.values()) {
        collect(layer, variant);
      }
    }
    for (UsdSpec child : spec.children().values()) {
      collect(layer, child);
    }
  }
}
