package org.worldmill.ingest.mesh.usd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Composes layers: sublayers, inherits, chosen variants, references, payloads and specializes, in
 * that order of strength. Layers and prims that are named and not there are passed over, and
 * listed. A list that replaces those of weaker layers is taken as added to them.
 */
final class UsdStage {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_SITES = 1_000_000;
  private static final int MAX_OPINIONS = 10_000;
  private static final int MAX_LAYERS = 4096;

  private final UsdFiles files;
  private final UsdLayer main;
  private final Map<String, Optional<UsdLayer>> layers = new HashMap<>();
  private final TreeSet<String> missing = new TreeSet<>();
  private int sites;

  /** A stage whose root layer lies at a path of the bundle. */
  UsdStage(UsdFiles files, String root) throws IOException, MediaException {
    this.files = files;
    this.main =
        layer(root)
            .orElseThrow(
                () ->
                    new MediaException(
                        Code.NO_CONTENT,
                        "it has no layer '%s'; pack it again"
                            .formatted(DecimalNumber.printable(root))));
  }

  UsdFiles files() {
    return files;
  }

  /** The metadata of the root layer. */
  UsdSpec about() {
    return main.root();
  }

  /** Names of files and prims that were named and are not there. */
  SortedSet<String> missing() {
    return missing;
  }

  /** The pseudo-root. */
  UsdPrim root() throws IOException, MediaException {
    return new UsdPrim("/", roots(main, PathMap.SAME));
  }

  /** The prim at a path; empty if no layer says anything of it. */
  Optional<UsdPrim> prim(String path) throws IOException, MediaException {
    List<Site> found = walk(main, path, PathMap.SAME, 0);
    return found.isEmpty() ? Optional.empty() : Optional.of(new UsdPrim(path, found));
  }

  /** The children of a prim, in the order of the strongest layer that names each. */
  List<UsdPrim> children(UsdPrim parent) throws IOException, MediaException {
    LinkedHashMap<String, Boolean> names = new LinkedHashMap<>();
    for (int i = parent.sites().size() - 1; i >= 0; i--) {
      parent.sites().get(i).spec().children().keySet().forEach(name -> names.put(name, true));
    }
    List<UsdPrim> children = new ArrayList<>();
    String start = parent.path().equals("/") ? "/" : parent.path() + "/";
    for (String name : names.keySet()) {
      children.add(new UsdPrim(start + name, below(parent.sites(), name, 0)));
    }
    return children;
  }

  private List<Site> roots(UsdLayer layer, PathMap map) throws IOException, MediaException {
    List<Site> roots = new ArrayList<>();
    addRoots(layer, layer, map, roots, 0);
    return roots;
  }

  private void addRoots(UsdLayer top, UsdLayer layer, PathMap map, List<Site> roots, int depth)
      throws IOException, MediaException {
    checkDepth(depth);
    roots.add(new Site(layer, top, layer.root(), "/", map));
    for (String name : layer.root().texts("subLayers")) {
      Optional<UsdLayer> below = named(layer, name);
      if (below.isPresent()) {
        addRoots(top, below.get(), map, roots, depth + 1);
      }
    }
  }

  private List<Site> below(List<Site> parents, String name, int depth)
      throws IOException, MediaException {
    List<Site> found = new ArrayList<>();
    Map<String, String> chosen = new HashMap<>();
    for (Site parent : parents) {
      UsdSpec spec = parent.spec().children().get(name);
      if (spec != null) {
        String start = parent.path().equals("/") ? "/" : parent.path() + "/";
        Site site = new Site(parent.layer(), parent.top(), spec, start + name, parent.map());
        expand(site, found, chosen, depth);
      }
    }
    return found;
  }

  private void expand(Site site, List<Site> found, Map<String, String> chosen, int depth)
      throws IOException, MediaException {
    checkDepth(depth);
    if (++sites > MAX_SITES) {
      throw MeshLimits.tooLarge("statements of prims", sites, MAX_SITES);
    }
    if (found.size() == MAX_OPINIONS) {
      throw MeshLimits.tooLarge("statements of one prim", found.size() + 1L, MAX_OPINIONS);
    }
    found.add(site);
    UsdSpec spec = site.spec();
    spec.selections().forEach(chosen::putIfAbsent);
    for (String path : spec.texts("inherits")) {
      addInherited(site, path, found, depth);
    }
    for (String path : spec.texts("inheritPaths")) {
      addInherited(site, path, found, depth);
    }
    for (Map.Entry<String, Map<String, UsdSpec>> set : spec.variants().entrySet()) {
      UsdSpec variant = set.getValue().get(chosen.getOrDefault(set.getKey(), ""));
      if (variant != null) {
        Site inside = new Site(site.layer(), site.top(), variant, site.path(), site.map());
        expand(inside, found, chosen, depth + 1);
      }
    }
    for (UsdSpec.Arc arc : spec.references()) {
      follow(site, arc, found, depth);
    }
    for (UsdSpec.Arc arc : spec.payloads()) {
      follow(site, arc, found, depth);
    }
    for (String path : spec.texts("specializes")) {
      addInherited(site, path, found, depth);
    }
  }

  private void addInherited(Site site, String path, List<Site> found, int depth)
      throws IOException, MediaException {
    PathMap map = new PathMap(path, site.path(), Optional.of(site.map()));
    add(walk(site.top(), path, map, depth + 1), found);
  }

  private static void add(List<Site> more, List<Site> found) throws MediaException {
    if (found.size() + more.size() > MAX_OPINIONS) {
      throw MeshLimits.tooLarge(
          "statements of one prim", (long) found.size() + more.size(), MAX_OPINIONS);
    }
    found.addAll(more);
  }

  private void follow(Site site, UsdSpec.Arc arc, List<Site> found, int depth)
      throws IOException, MediaException {
    Optional<UsdLayer> layer =
        arc.asset().isEmpty() ? Optional.of(site.top()) : named(site.layer(), arc.asset());
    if (layer.isEmpty()) {
      return;
    }
    Optional<String> prim =
        arc.prim().isEmpty()
            ? layer.get().root().texts("defaultPrim").stream().findFirst()
            : Optional.of(arc.prim());
    String path = prim.map(text -> text.startsWith("/") ? text : "/" + text).orElse("");
    List<Site> there =
        path.isEmpty()
            ? List.of()
            : walk(
                layer.get(),
                path,
                new PathMap(path, site.path(), Optional.of(site.map())),
                depth + 1);
    if (there.isEmpty()) {
      missing.add(layer.get().path() + "<" + path + ">");
    }
    add(there, found);
  }

  /** What a layer and those below it say of a path. */
  private List<Site> walk(UsdLayer layer, String path, PathMap map, int depth)
      throws IOException, MediaException {
    checkDepth(depth);
    List<Site> here = roots(layer, map);
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty() && !here.isEmpty()) {
        here = below(here, name, depth + 1);
      }
    }
    return here;
  }

  private static void checkDepth(int depth) throws MediaException {
    if (depth > MAX_DEPTH) {
      throw new MediaException(
          Code.CORRUPT,
          "its references go round in a circle, or over %d deep; correct them"
              .formatted(MAX_DEPTH));
    }
  }

  private Optional<UsdLayer> named(UsdLayer by, String name) throws IOException, MediaException {
    Optional<String> path = files.find(by.path(), name);
    Optional<UsdLayer> layer = path.isPresent() ? layer(path.get()) : Optional.empty();
    if (layer.isEmpty()) {
      missing.add(name);
    }
    return layer;
  }

  private Optional<UsdLayer> layer(String path) throws IOException, MediaException {
    Optional<UsdLayer> known = layers.get(path);
    if (known == null) {
      if (layers.size() == MAX_LAYERS) {
        throw MeshLimits.tooLarge("layers", MAX_LAYERS + 1L, MAX_LAYERS);
      }
      Optional<UsdFiles.Part> part = files.open(path);
      known =
          part.isPresent()
              ? Optional.of(UsdLayer.read(path, part.get().bytes()))
              : Optional.empty();
      layers.put(path, known);
    }
    return known;
  }

  /**
   * What one layer says of a prim.
   *
   * @param layer that says it
   * @param top the layer that is above all sublayers to which it belongs
   * @param path the prim's path there
   * @param map takes paths of that layer to paths of the stage
   */
  record Site(UsdLayer layer, UsdLayer top, UsdSpec spec, String path, PathMap map) {}

  /** Takes the paths at and below one to those at and below another, and goes on from there. */
  record PathMap(String from, String to, Optional<PathMap> next) {

    private static final PathMap SAME = new PathMap("/", "/", Optional.empty());

    String apply(String path) {
      String moved = path;
      if (!from.equals(to)
          && (path.equals(from) || path.startsWith(from + "/") || path.startsWith(from + "."))) {
        moved = to + path.substring(from.length());
      }
      return next.isPresent() ? next.get().apply(moved) : moved;
    }
  }
}
