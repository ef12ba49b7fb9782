package org.worldmill.ingest.manners;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal.Reach;
import org.worldmill.ingest.net.WebUrl;

/**
 * A site's {@code /.well-known/tdmrep.json} (TDM Reservation Protocol, 6.2): a list of path
 * patterns, of which the first that fits holds.
 *
 * @param rules the list
 */
public record TdmRep(List<Rule> rules) {

  /** Where it stands on its site. */
  public static final String PATH = "/.well-known/tdmrep.json";

  /** A site that reserves nothing. */
  public static final TdmRep NONE = new TdmRep(List.of());

  private static final int MOST_RULES = 10_000;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
              .build());

  public TdmRep {
    rules = List.copyOf(rules);
  }

  /**
   * One entry.
   *
   * @param location a path pattern as in robots.txt
   * @param reach what it keeps from use
   */
  record Rule(PathPattern location, Reach reach) {}

  /** What a file says; nothing if it is none. */
  public static TdmRep of(byte[] json) {
    List<Rule> rules = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(json);
      for (JsonNode entry : root.isArray() ? root : JSON.createArrayNode().add(root)) {
        String location = entry.path("location").asText("");
        Optional<Reach> reach = OptOuts.reservation(entry.path("tdm-reservation").asText(""));
        if (!location.isEmpty() && reach.isPresent() && rules.size() < MOST_RULES) {
          rules.add(new Rule(PathPattern.of(location), reach.get()));
        }
      }
    } catch (IOException e) {
      // A site that shows a page of errors here reserves nothing.
      return NONE;
    }
    return new TdmRep(rules);
  }

  /** What it says of an address. */
  public Optional<OptOutSignal> signal(WebUrl url) {
    return rules.stream()
        .filter(rule -> rule.location().matches(url.target()))
        .findFirst()
        .map(
            rule ->
                new OptOutSignal(
                    "tdmrep.json",
                    rule.location() + " " + (rule.reach() == Reach.ALL ? "1" : "0"),
                    rule.reach()));
  }
}
