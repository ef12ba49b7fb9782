package org.worldmill.ingest.manners;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal.Reach;
import org.worldmill.ingest.net.WebUrl;

/**
 * The lines Content-Usage and Content-Signal of a robots.txt. Like other rules they stand in groups
 * of user agents: those of our own group hold, or else those of {@code *}; what stands before all
 * groups holds for everybody. A line may begin with a path; of the lines that fit an address the
 * longest path holds, and among equal ones the strictest.
 */
final class RobotsUsage {

  private record Line(String name, PathPattern path, String expression, Reach reach) {}

  private final List<Line> lines;

  private RobotsUsage(List<Line> lines) {
    this.lines = lines;
  }

  static RobotsUsage of(String robots, String token) {
    List<Line> everybody = new ArrayList<>();
    List<Line> ours = new ArrayList<>();
    List<Line> others = new ArrayList<>();
    List<List<Line>> current = List.of(everybody);
    boolean naming = false;
    boolean named = false;
    for (String raw : robots.split("[\\r\\n]+")) {
      String line = raw.split("#", 2)[0].strip();
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (key.equals("user-agent")) {
        List<List<Line>> group = naming ? new ArrayList<>(current) : new ArrayList<>();
        String agent = value.toLowerCase(Locale.ROOT);
        if (agent.equals("*")) {
          group.add(others);
        } else if (agent.equals(token)) {
          group.add(ours);
          named = true;
        }
        current = group;
        naming = true;
      } else if (!key.equals("sitemap")) {
        naming = false;
        if (key.equals("content-usage") || key.equals("content-signal")) {
          for (List<Line> group : current) {
            parse(key, value).ifPresent(group::add);
          }
        }
      }
    }
    everybody.addAll(named ? ours : others);
    return new RobotsUsage(List.copyOf(everybody));
  }

  private static Optional<Line> parse(String key, String value) {
    boolean hasPath = value.startsWith("/");
    int blank = value.indexOf(' ');
    String path = hasPath ? (blank < 0 ? value : value.substring(0, blank)) : "/";
    String expression = hasPath ? (blank < 0 ? "" : value.substring(blank)) : value;
    return UsageStatement.of(expression)
        .map(reach -> new Line(key, PathPattern.of(path), value, reach));
  }

  Optional<OptOutSignal> signal(WebUrl url) {
    return lines.stream()
        .filter(line -> line.path().matches(url.target()))
        .max(
            java.util.Comparator.comparingInt((Line line) -> line.path().text().length())
                .thenComparing(Line::reach))
        .map(
            line -> new OptOutSignal("robots.txt " + line.name(), line.expression(), line.reach()));
  }
}
