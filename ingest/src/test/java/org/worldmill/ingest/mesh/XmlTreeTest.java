package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.MediaException;

class XmlTreeTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "windows-1252"})
  void decodesByWhatTheDocumentDeclares(String encoding) throws Exception {
    String text = "<?xml version='1.0' encoding='%s'?><a b='ä'/>".formatted(encoding);

    assertThat(read(text.getBytes(Charset.forName(encoding))).text("b")).contains("ä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version=\"0.0\" ?><a b='c'/>",
        "\n\n <?xml version='1.0' encoding='utf-8'?>\n<a b='c'/>",
        "\ufeff<?xml version='1.0'?><a b='c'/>"
      })
  void passesOverWhatADeclarationSaysBesideItsEncoding(String text) throws Exception {
    assertThat(read(text.getBytes(StandardCharsets.UTF_8)).text("b")).contains("c");
  }

  @Test
  void takesAByteOrderMarkAndNoDeclarationForUtf8() throws Exception {
    assertThat(read("\ufeff<a b='ä'/>".getBytes(StandardCharsets.UTF_8)).text("b")).contains("ä");
  }

  @Test
  void refusesEncodingsThatAreNotKnown() {
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> read("<?xml version='1.0' encoding='klingon'?><a/>".getBytes()))
        .withMessage("its XML is encoded as 'klingon', which is not known; save it as UTF-8");
  }

  @Test
  void writesNothingToTheStandardErrorStream() {
    PrintStream before = System.err;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setErr(new PrintStream(caught));
    try {
      for (byte[] broken :
          new byte[][] {
            {'<', 'a', '>', (byte) 0xff, '<'},
            "<a><b></a>".getBytes(StandardCharsets.UTF_8),
            "<a b=<'/>".getBytes(StandardCharsets.UTF_8)
          }) {
        assertThatExceptionOfType(MediaException.class)
            .isThrownBy(() -> read(broken))
            .withMessageStartingWith("its XML is broken at line ");
      }
    } finally {
      System.setErr(before);
    }
    assertThat(caught.toString()).isEmpty();
  }

  private static XmlNode read(byte[] bytes) throws Exception {
    return XmlTree.read(new ByteArrayInputStream(bytes));
  }
}
