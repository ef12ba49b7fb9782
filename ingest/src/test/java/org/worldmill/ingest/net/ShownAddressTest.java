package org.worldmill.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://b.s3.amazonaws.com/v.mp4?X-Amz-Credential=AKIASECRET&X-Amz-Date=2026&X-Amz-Signature=SECRET"
            + "|https://b.s3.amazonaws.com/v.mp4?X-Amz-Credential=...&X-Amz-Date=2026&X-Amz-Signature=...",
        "https://c.net/a?AWSAccessKeyId=SECRET&Expires=1&Signature=SECRET%3D"
            + "|https://c.net/a?AWSAccessKeyId=...&Expires=1&Signature=...",
        "https://x.blob.core.windows.net/a?sv=2024&sig=SECRET&se=2026|https://x.blob.core.windows.net/a?sv=2024&sig=...&se=2026",
        "https://storage.googleapis.com/a?X-Goog-Signature=SECRET|https://storage.googleapis.com/a?X-Goog-Signature=...",
        "https://d.cloudfront.net/a?Policy=SECRET&Key-Pair-Id=SECRET|https://d.cloudfront.net/a?Policy=...&Key-Pair-Id=...",
        "https://a.org/v?id=7&access_token=SECRET#t|https://a.org/v?id=7&access_token=...#t",
        "https://user:SECRET@a.org/v|https://...@a.org/v",
        "s3a://KEY:SECRET@bucket/list.csv|s3a://...@bucket/list.csv",
        "it has moved from https://a.org/?token=SECRET to https://b.org/?key=SECRET"
            + "|it has moved from https://a.org/?token=... to https://b.org/?key=...",
      })
  void whatOpensADoorIsMasked(String spelled, String shown) {
    assertThat(ShownAddress.in(spelled)).isEqualTo(shown);
  }

  @Test
  void whatOpensNoneStaysAsItIs() {
    for (String plain :
        new String[] {
          "https://commons.wikimedia.org/w/api.php?action=query&prop=imageinfo&format=json",
          "https://a.org/v.mp4?width=640&keyframes=yes",
          "mail bot@example.org, x = 1"
        }) {
      assertThat(ShownAddress.in(plain)).isEqualTo(plain);
    }
  }

  @Property
  void noTokenIsLeftWhateverItIs(
      @ForAll @AlphaChars @StringLength(min = 8, max = 40) String secret) {
    String text = "GET https://a.org/v?x=1&token=" + secret + "&y=2 answered 200";
    assertThat(ShownAddress.in(text))
        .isEqualTo("GET https://a.org/v?x=1&token=...&y=2 answered 200");
  }
}
