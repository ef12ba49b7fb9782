package org.worldmill.jobs.duplicate;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Connected components in memory: disjoint sets with path halving (Tarjan and van Leeuwen 1984),
 * each named by its smallest member.
 */
final class Components {

  private final Map<String, String> parents = new HashMap<>();

  void join(String one, String other) {
    String a = of(one);
    String b = of(other);
    if (a.compareTo(b) < 0) {
      parents.put(b, a);
    } else {
      parents.put(a, b);
    }
  }

  /** The smallest member of the component that this one is in. */
  String of(String member) {
    String at = member;
    parents.putIfAbsent(at, at);
    while (!parent(at).equals(at)) {
      String above = parent(parent(at));
      parents.put(at, above);
      at = above;
    }
    return at;
  }

  private String parent(String member) {
    return Objects.requireNonNull(parents.get(member));
  }
}
