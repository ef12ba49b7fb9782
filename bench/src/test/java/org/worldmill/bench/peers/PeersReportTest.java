package org.worldmill.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersReportTest {

  private static ObjectNode measured() {
    ObjectNode result = new ObjectMapper().createObjectNode();
    result.put("video_s", 100);
    result.putObject("decode").put("net_cpu_s", 4);
    result.putObject("worldmill_warm").put("net_cpu_s", 5);
    result.putObject("worldmill_cold").put("net_cpu_s", 20).put("whole_cpu_s", 30);
    return result;
  }

  private static String last(ObjectNode result) {
    List<String> lines = PeersReport.lines(result);
    return lines.get(lines.size() - 1);
  }

  @Test
  void comparesWarmWithNetAndColdWithWhole() {
    ObjectNode result = measured();
    result.putObject("data_juicer").put("net_cpu_s", 50).put("whole_cpu_s", 60);
    assertThat(last(result))
        .contains("warm = 10.00 (50.0 / 5.0 CPU s)")
        .contains("net of starting = 2.50 (50.0 / 20.0 CPU s)")
        .contains("cold = 2.00 (60.0 / 30.0 CPU s)");
  }

  @Test
  void saysNothingOfAPeerThatDidNotRun() {
    assertThat(last(measured()))
        .isEqualTo("our curation, warm / plain decode = 1.25 (5.0 / 4.0 CPU s)");
  }
}
