package org.worldmill.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.config.ResourceConfig;

class MemoIT {

  private static final Memo.Question QUESTION =
      new Memo.Question("how many", "", List.of(MillTable.PASSES));

  @TempDir Path folder;
  private SparkSession spark;
  private Catalog catalog;
  private final AtomicInteger found = new AtomicInteger();

  @BeforeEach
  void open() {
    spark = SparkSessions.open(new Workdir(folder), ResourceConfig.DEFAULT);
    catalog = new Catalog(spark);
  }

  @AfterEach
  void close() {
    spark.stop();
  }

  private Memo memo(String code) {
    return new Memo(catalog, folder.resolve("memo.json"), code);
  }

  private String ask(Memo memo, Memo.Question question) {
    return memo.answer(
        question,
        String.class,
        () -> {
          found.incrementAndGet();
          return catalog.digest(MillTable.PASSES);
        });
  }

  private static PassRow row(String name) {
    return new PassRow(ContentHash.of(name), "1", 1, Optional.empty(), Optional.empty());
  }

  @Test
  void anAnswerIsFoundOnceForAStateOfTheTablesAlsoByTheNextProcess() {
    catalog.append(MillTable.PASSES, List.of(row("a")));
    String first = ask(memo("1"), QUESTION);
    assertThat(ask(memo("1"), QUESTION)).isEqualTo(first);
    assertThat(found).hasValue(1);
    catalog.append(MillTable.SIGNALS, List.of());
    assertThat(ask(memo("1"), QUESTION)).isEqualTo(first);
    assertThat(found).hasValue(1);
  }

  @Test
  void aCommitACodeAndASettingAskAgain() {
    Memo memo = memo("1");
    String empty = ask(memo, QUESTION);
    catalog.append(MillTable.PASSES, List.of(row("a")));
    String one = ask(memo, QUESTION);
    assertThat(one).isNotEqualTo(empty);
    ask(memo("2"), QUESTION);
    ask(memo, new Memo.Question(QUESTION.name(), "other", QUESTION.tables()));
    assertThat(found).hasValue(4);
  }

  @Test
  void theSameRowsByAnotherWayHaveTheSameDigest() {
    Memo memo = memo("1");
    catalog.append(MillTable.PASSES, List.of(row("a"), row("b")));
    String before = ask(memo, QUESTION);
    catalog.replace(MillTable.PASSES, List.of(row("b"), row("a")));
    assertThat(ask(memo, QUESTION)).isEqualTo(before);
    assertThat(found).hasValue(2);
  }

  @Test
  void aFileThatIsDamagedOrGoneDoesNoHarm() throws IOException {
    String answer = ask(memo("1"), QUESTION);
    Files.writeString(folder.resolve("memo.json"), "{\"how many\":{\"key\":");
    assertThat(ask(memo("1"), QUESTION)).isEqualTo(answer);
    Files.delete(folder.resolve("memo.json"));
    assertThat(ask(memo("1"), QUESTION)).isEqualTo(answer);
    assertThat(found).hasValue(3);
  }
}
