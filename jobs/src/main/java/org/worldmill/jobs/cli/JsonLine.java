package org.worldmill.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Map;

/** One JSON object in one line, its keys in the order of the map. */
final class JsonLine {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  private JsonLine() {}

  static String of(Map<String, ?> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result is made of plain values", e);
    }
  }
}
