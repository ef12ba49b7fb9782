package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

  @Property(tries = 200)
  void leavesNoMarkupWhateverTheTextHolds(@ForAll String text) {
    assertThat(Html.escape(text)).doesNotContain("<", ">", "\"", "'", "\0");
    assertThat(Html.scriptSafe(text)).doesNotContain("<", ">", "\u2028", "\u2029");
  }

  @Test
  void marksControlCharacters() {
    assertThat(Html.escape("a\u0007b\u001b[31m\n")).isEqualTo("a\ufffdb\ufffd[31m\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "3 | 3",
        "1234 | 1,234",
        "0.04 | 0.04",
        "0.97 | 0.97",
        "28.46 | 28.5",
        "1.5 | 1.5",
        "0.0005 | 0.0005",
        "20000000 | 2.00e7",
        "-0.25 | -0.25",
        "345.6 | 346"
      })
  void writesNumbersForPeople(double value, String text) {
    assertThat(Html.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1572864, 1.5 MiB", "268435456, 256 MiB"})
  void writesSizesInBinaryUnits(long bytes, String text) {
    assertThat(Html.bytes(bytes)).isEqualTo(text);
  }
}
