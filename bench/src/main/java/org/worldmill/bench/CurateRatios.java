package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What rounds cost beside plain decoding.
 *
 * @param worker the figures of {@link CurateWorker}
 * @param decode plain decoding, in CPU seconds
 */
record CurateRatios(JsonNode worker, double decode) {

  void into(ObjectNode result) {
    double whole = mean("rounds", "total_cpu_s");
    double without = mean("rounds_without_motion_and_physics", "total_cpu_s");
    double ungated = worker.get("ungated").get("total_cpu_s").asDouble();
    result.put("curate_cpu_s", whole);
    result.put("curate_without_motion_and_physics_cpu_s", without);
    result.put("curate_ungated_cpu_s", ungated);
    result.put("ratio", whole / decode);
    result.put("ratio_without_motion_and_physics", without / decode);
    result.put("motion_and_physics", (whole - without) / decode);
    result.put("motion_and_physics_ungated", (ungated - without) / decode);
    double idle = javaCost("rounds");
    double idleWithout = javaCost("rounds_without_motion_and_physics");
    result.put("ratio_net_of_java", (whole - idle) / decode);
    result.put("ratio_without_motion_and_physics_net_of_java", (without - idleWithout) / decode);
  }

  /** What the JIT and the collector of garbage took of a round. */
  private double javaCost(String rounds) {
    return mean(rounds, "compiling_cpu_s") + mean(rounds, "collecting_cpu_s");
  }

  private double mean(String rounds, String figure) {
    List<JsonNode> all = worker.get(rounds).valueStream().toList();
    return all.stream().mapToDouble(round -> round.get(figure).asDouble()).sum() / all.size();
  }
}
