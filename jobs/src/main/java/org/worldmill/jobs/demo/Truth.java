package org.worldmill.jobs.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is true of a file of the corpus, written beside it: {@code name.json}. */
final class Truth {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Truth() {}

  static void write(Path media, String description, Map<String, Object> physics)
      throws IOException {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("description", description);
    truth.put("license", "CC0-1.0");
    truth.put("attribution", "Worldmill demo corpus");
    if (!physics.isEmpty()) {
      truth.put("physics", physics);
    }
    String name = media.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    Files.writeString(media.resolveSibling(stem + ".json"), JSON.writeValueAsString(truth) + "\n");
  }
}
