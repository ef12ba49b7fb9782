package org.worldmill.jobs.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.worldmill.curate.duplicate.Match;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.schemas.config.DuplicateConfig.Quality;

/**
 * Chooses what stays of a group of items that hang together. What was kept before stays; the others
 * are taken in the stated order, and one is dropped only if it matches an item that stays: in a
 * chain where A is like B and B like C, but A not like C, both A and C stay and B goes if one of
 * them is better. Of a clip and a stretch of it the stretch goes, however good it is; two clips
 * that merely overlap both stay.
 */
final class Choice {

  /** Share of a stretch that may reach beyond the clip that it is a stretch of. */
  private static final double BEYOND = 0.15;

  private final Comparator<Standing> better;
  private final Map<String, Standing> members = new HashMap<>();
  private final Map<String, List<EdgeRow>> edges = new HashMap<>();

  private Choice(List<Quality> keep, List<Standing> members, List<EdgeRow> edges) {
    better = Standing.better(keep);
    members.forEach(member -> this.members.put(member.itemId(), member));
    for (EdgeRow edge : edges) {
      this.edges.computeIfAbsent(edge.a(), unused -> new ArrayList<>()).add(edge);
      this.edges.computeIfAbsent(edge.b(), unused -> new ArrayList<>()).add(edge);
    }
  }

  /**
   * The group, in the order of the places.
   *
   * @param keep what the one that stays has most of
   * @param members all items of a connected component, at least two
   * @param edges all edges between them
   */
  static List<DuplicateRow> of(List<Quality> keep, List<Standing> members, List<EdgeRow> edges) {
    return new Choice(keep, members, edges).rows();
  }

  private List<DuplicateRow> rows() {
    Set<String> kept = kept();
    List<Standing> order = new ArrayList<>(members.values());
    // Says nothing of incumbents: the next night, all that stay are.
    order.sort(
        Comparator.comparing((Standing member) -> !kept.contains(member.itemId()))
            .thenComparing(better));
    String group = members.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
    List<DuplicateRow> rows = new ArrayList<>();
    for (Standing member : order) {
      boolean stays = kept.contains(member.itemId());
      EdgeRow edge =
          edges(member).stream()
              .filter(e -> stays || (kept.contains(other(e, member)) && gives(member, e)))
              .min(strength(member))
              .orElseThrow();
      rows.add(
          new DuplicateRow(
              group,
              rows.size(),
              member.itemId(),
              stays ? Optional.empty() : Optional.of(other(edge, member)),
              edge.kind(),
              edge.score()));
    }
    return rows;
  }

  private Set<String> kept() {
    Set<String> kept = new HashSet<>();
    members.values().stream()
        .filter(Standing::incumbent)
        .forEach(member -> kept.add(member.itemId()));
    List<Standing> order = new ArrayList<>(members.values());
    order.sort(Comparator.comparing(this::isStretch).thenComparing(better));
    for (Standing member : order) {
      boolean dropped =
          edges(member).stream()
              .anyMatch(edge -> kept.contains(other(edge, member)) && gives(member, edge));
      if (!dropped) {
        kept.add(member.itemId());
      }
    }
    return kept;
  }

  private boolean isStretch(Standing member) {
    return edges(member).stream()
        .anyMatch(edge -> edge.kind() == Match.Kind.PART && gives(member, edge));
  }

  private List<EdgeRow> edges(Standing member) {
    return edges.getOrDefault(member.itemId(), List.of());
  }

  private Comparator<EdgeRow> strength(Standing member) {
    return Comparator.comparing(EdgeRow::kind)
        .thenComparing(Comparator.comparingDouble(EdgeRow::score).reversed())
        .thenComparing(edge -> standing(other(edge, member)), better);
  }

  private static String other(EdgeRow edge, Standing member) {
    return edge.a().equals(member.itemId()) ? edge.b() : edge.a();
  }

  private Standing standing(String itemId) {
    return Objects.requireNonNull(members.get(itemId));
  }

  /** Whether an item may go for the other end of this edge. */
  private boolean gives(Standing member, EdgeRow edge) {
    if (edge.kind() != Match.Kind.PART) {
      return true;
    }
    long start = edge.offsetMillis().orElse(0L);
    long from = edge.a().equals(member.itemId()) ? start : -start;
    long slack = Math.round(BEYOND * member.millis());
    long room = standing(other(edge, member)).millis();
    return member.millis() < room && from >= -slack && from + member.millis() <= room + slack;
  }
}
