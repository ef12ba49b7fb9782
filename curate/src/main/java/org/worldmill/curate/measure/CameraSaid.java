package org.worldmill.curate.measure;

import java.util.Optional;
import org.worldmill.schemas.MediaFacts;

/**
 * What a file says of the camera that took it: its tags of the group {@code Camera}.
 *
 * @param facts the file's facts
 */
record CameraSaid(MediaFacts facts) {

  static CameraSaid of(MediaFacts facts) {
    return new CameraSaid(facts);
  }

  /** What is said under a name. */
  Optional<String> text(String name) {
    return facts.tags().stream()
        .filter(tag -> tag.group().equals("Camera") && tag.name().equals(name))
        .map(MediaFacts.Tag::value)
        .findFirst();
  }

  /** The same as a number. */
  Optional<Double> number(String name) {
    return text(name).map(Double::parseDouble);
  }
}
