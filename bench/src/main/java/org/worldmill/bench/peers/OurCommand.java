package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.bench.TimedProcess;

/** {@code scripts/worldmill run}, cold: all stages, from a folder to a published release. */
record OurCommand(Path home, Path work) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern REFUSED =
      Pattern.compile("<td class=\"path\">([^<]+)</td><td><span class=\"tag bad\">");

  /**
   * A run over a folder.
   *
   * @param said what it said in the end
   * @param refused names of files that its report gives a reason for
   */
  record Outcome(TimedProcess ran, JsonNode said, Set<String> refused) {

    /** A file that is not refused was judged: its items are published, or dropped by a filter. */
    Faults.Told told(Set<String> given) {
      Set<String> passed = new HashSet<>(given);
      passed.removeAll(refused);
      return new Faults.Told(passed, refused, Set.of());
    }
  }

  Outcome run(Path folder) throws IOException {
    Path log = Files.createTempFile(work, "worldmill", ".log");
    TimedProcess ran =
        TimedProcess.run(
            List.of(
                home.resolve("scripts/worldmill").toString(),
                "run",
                "--input",
                folder.toString(),
                "--workdir",
                Files.createTempDirectory(work, "mill").toString(),
                "--json"),
            log);
    String last = ran.output().strip().lines().reduce((a, b) -> b).orElse("");
    if (!last.startsWith("{")) {
      throw new IOException("the mill failed:\n" + Files.readString(log) + ran.output());
    }
    JsonNode said = JSON.readTree(last);
    Path report = Path.of(said.path("report").asText());
    return new Outcome(
        ran, said, Files.exists(report) ? refused(Files.readString(report)) : Set.of());
  }

  static Set<String> refused(String report) {
    Set<String> names = new HashSet<>();
    Matcher matcher = REFUSED.matcher(report);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
