package org.worldmill.schemas.config;

import java.util.List;

/**
 * A configuration that cannot be used. The message has one line a problem, each with its place
 * ({@code pipeline.yaml:12} or {@code --set a.b=c}), what is wrong and what would be right.
 */
public final class ConfigException extends RuntimeException {

  private final List<String> problems;

  /** Of these problems, at least one, in the order in which a person would mend them. */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("without a problem there is nothing to refuse");
    }
    this.problems = List.copyOf(problems);
  }

  /** The problems, one a line of the message. */
  public List<String> problems() {
    return problems;
  }
}
