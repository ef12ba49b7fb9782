package org.worldmill.ingest.mesh.usd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.ingest.mesh.usd.UsdStage.Site;
import org.worldmill.schemas.MediaException;

/**
 * A composed prim.
 *
 * @param path where it stands in the stage
 * @param sites what layers say of it, the strongest first
 */
record UsdPrim(String path, List<Site> sites) {

  UsdPrim {
    sites = List.copyOf(sites);
  }

  /**
   * The name of a file, and the layer that says it.
   *
   * @param layer path of that layer
   */
  record Asset(String layer, String name) {}

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Its schema; empty if nothing says. */
  String type() {
    return sites.stream()
        .map(site -> site.spec().type())
        .filter(type -> !type.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Whether it is made, not switched off, and no class. */
  boolean isShown() throws MediaException {
    Optional<UsdSpec.Kind> kind =
        sites.stream()
            .map(site -> site.spec().kind())
            .filter(k -> k != UsdSpec.Kind.OVER)
            .findFirst();
    for (Site site : sites) {
      if (site.spec().metadata().containsKey("active")) {
        return kind.filter(k -> k == UsdSpec.Kind.DEF).isPresent() && site.spec().isActive();
      }
    }
    return kind.filter(k -> k == UsdSpec.Kind.DEF).isPresent();
  }

  Optional<UsdValue> value(String property) {
    for (Site site : sites) {
      UsdProperty said = site.spec().properties().get(property);
      if (said != null && said.value().isPresent()) {
        return said.value();
      }
    }
    return Optional.empty();
  }

  /** The numbers of a property; none if it has no value. */
  double[] numbers(String property) throws MediaException {
    Optional<UsdValue> value = value(property);
    return value.isPresent() ? value.get().numbers() : new double[0];
  }

  double number(String property, double otherwise) throws MediaException {
    double[] numbers = numbers(property);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  int[] wholes(String property) throws MediaException {
    Optional<UsdValue> value = value(property);
    return value.isPresent() ? value.get().wholes() : new int[0];
  }

  /** The first text of a property; empty if it has none. */
  Optional<String> text(String property) throws MediaException {
    Optional<UsdValue> value = value(property);
    return value.isPresent() ? value.get().texts().stream().findFirst() : Optional.empty();
  }

  List<String> texts(String property) throws MediaException {
    Optional<UsdValue> value = value(property);
    return value.isPresent() ? value.get().texts() : List.of();
  }

  /** The file that a property names. */
  Optional<Asset> asset(String property) throws MediaException {
    for (Site site : sites) {
      UsdProperty said = site.spec().properties().get(property);
      if (said != null && said.value().isPresent()) {
        return said.value().get().texts().stream()
            .filter(name -> !name.isEmpty())
            .findFirst()
            .map(name -> new Asset(site.layer().path(), name));
      }
    }
    return Optional.empty();
  }

  /** What a relationship names or an attribute is connected to, as paths of the stage. */
  List<String> targets(String property) {
    for (Site site : sites) {
      UsdProperty said = site.spec().properties().get(property);
      if (said != null && !said.targets().isEmpty()) {
        List<String> moved = new ArrayList<>();
        said.targets().forEach(target -> moved.add(site.map().apply(absolute(site, target))));
        return moved;
      }
    }
    return List.of();
  }

  private static String absolute(Site site, String target) {
    if (target.startsWith("/")) {
      return target;
    }
    String base = site.path();
    String rest = target;
    while (rest.startsWith("../")) {
      base = base.substring(0, Math.max(0, base.lastIndexOf('/')));
      rest = rest.substring(3);
    }
    return rest.startsWith(".") ? base + rest : base + "/" + rest;
  }

  Optional<String> interpolation(String property) {
    return sites.stream()
        .flatMap(site -> Optional.ofNullable(site.spec().properties().get(property)).stream())
        .flatMap(said -> said.interpolation().stream())
        .findFirst();
  }

  boolean isAnimated() {
    return sites.stream()
        .anyMatch(
            site -> site.spec().properties().values().stream().anyMatch(UsdProperty::animated));
  }

  /** The types of all properties, by name, that have a value. */
  Map<String, String> types() {
    Map<String, String> types = new TreeMap<>();
    for (Site site : sites) {
      site.spec()
          .properties()
          .forEach(
              (name, said) -> {
                if (said.value().isPresent()) {
                  types.putIfAbsent(name, said.type());
                }
              });
    }
    return types;
  }
}
