package org.worldmill.jobs.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.worldmill.schemas.ContentHash;

/**
 * Remembers answers that are functions of table contents, so that they are found once for each
 * state of the tables. An answer holds as long as the tables that it was found from have had no
 * commit and the code and settings that found it are the same; the latest answer to each question
 * is kept, in memory and in a file that may be deleted at any time: all it holds can be found
 * again. For one process at a time.
 */
public final class Memo {

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Catalog catalog;
  private final Path file;
  private final String code;
  private final Map<String, Answer> answers;

  /**
   * Of these tables.
   *
   * @param file where answers are kept between runs
   * @param code changes whenever the code would find other answers
   */
  public Memo(Catalog catalog, Path file, String code) {
    this.catalog = catalog;
    this.file = file;
    this.code = code + ' ' + catalog.spark().version();
    this.answers = read(file);
  }

  /**
   * A question.
   *
   * @param name its name
   * @param settings what the answer depends on besides code and tables
   * @param tables all tables that the answer is found from
   */
  public record Question(String name, String settings, List<MillTable<?>> tables) {

    public Question {
      tables = List.copyOf(tables);
    }
  }

  /** An answer, and what it is a function of. */
  private record Answer(String key, JsonNode value) {}

  /** The answer that is remembered, or else the one that is found now. */
  public <T> T answer(Question question, Class<T> type, Supplier<T> find) {
    String key = key(question);
    Answer known = answers.get(question.name());
    if (known != null && known.key().equals(key)) {
      try {
        return JSON.treeToValue(known.value(), type);
      } catch (JsonProcessingException e) {
        // Written by other code: as good as forgotten.
      }
    }
    T found = find.get();
    // A commit in the meantime would give the answer to another state.
    if (key(question).equals(key)) {
      remember(question, found);
    }
    return found;
  }

  /** Remembers the answer for the tables as they are now. */
  public void remember(Question question, Object answer) {
    answers.put(question.name(), new Answer(key(question), JSON.valueToTree(answer)));
    write();
  }

  private String key(Question question) {
    StringBuilder text = new StringBuilder(code).append('\n').append(question.settings());
    for (MillTable<?> table : question.tables()) {
      text.append('\n').append(table.codec().schema().json());
      text.append('\n').append(catalog.version(table));
    }
    return ContentHash.of(text.toString());
  }

  private static Map<String, Answer> read(Path file) {
    try {
      if (Files.exists(file)) {
        var type =
            JSON.getTypeFactory().constructMapType(TreeMap.class, String.class, Answer.class);
        return JSON.readValue(file.toFile(), type);
      }
    } catch (IOException e) {
      // Damaged: everything in it can be found again.
    }
    return new TreeMap<>();
  }

  private void write() {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      Files.write(part, JSON.writeValueAsBytes(answers));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
