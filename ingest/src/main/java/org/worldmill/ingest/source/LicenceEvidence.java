package org.worldmill.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Sidecar.Kind;
import org.worldmill.schemas.config.SourceConfig;

/**
 * What is known of an asset's terms of use, and where it stands. The nearest statement wins:
 *
 * <ol>
 *   <li>1.0: a key of the file's own JSON sidecar, {@code clip.json: license}
 *   <li>0.9: a line of its text sidecar, {@code License: CC BY 4.0}
 *   <li>0.7: a licence file of its folder or of one above it, known by its text
 *   <li>0.5: the source's configuration, which holds for files without evidence of their own
 *   <li>0.2: a statement that is there and names no licence we know. It is kept as evidence and
 *       nothing else takes its place: terms that were stated are not overruled by a default
 *   <li>0: nothing
 * </ol>
 *
 * <p>Attribution is taken from the nearest place that names one, on its own.
 */
public final class LicenceEvidence {

  private static final double OWN_METADATA = 1.0;
  private static final double OWN_TEXT = 0.9;
  private static final double LICENCE_FILE = 0.7;
  private static final double CONFIGURED = 0.5;
  private static final double NOT_UNDERSTOOD = 0.2;

  private LicenceEvidence() {}

  /** The licence of an asset that these sidecars lie beside and that was found at this source. */
  public static Licence of(List<Sidecar> sidecars, SourceConfig source) {
    List<Statement> statements = new ArrayList<>();
    for (Kind kind : List.of(Kind.JSON, Kind.TEXT, Kind.LICENCE)) {
      sidecars.stream()
          .filter(sidecar -> sidecar.kind() == kind)
          .forEach(sidecar -> statements.add(Statement.of(sidecar)));
    }
    source.licence().ifPresent(text -> statements.add(Statement.configured(text)));
    Optional<String> attribution =
        statements.stream()
            .flatMap(statement -> statement.attribution().stream())
            .findFirst()
            .or(source::attribution);
    return statements.stream()
        .filter(statement -> statement.evidence().isPresent())
        .findFirst()
        .map(
            said ->
                new Licence(said.spdx(), said.url(), attribution, said.evidence(), said.trust()))
        .orElseGet(() -> nothingButAttribution(attribution));
  }

  /**
   * The SPDX identifier of a licence's name or web address; empty if it names none that we know, or
   * fits several.
   */
  public static Optional<String> spdx(String statement) {
    return SpdxNames.of(statement);
  }

  private static Licence nothingButAttribution(Optional<String> attribution) {
    return new Licence(Optional.empty(), Optional.empty(), attribution, Optional.empty(), 0);
  }

  /** What one place says; {@code evidence} is empty if it says nothing of terms. */
  private record Statement(
      Optional<String> spdx,
      Optional<String> url,
      Optional<String> attribution,
      Optional<String> evidence,
      double trust) {

    static Statement of(Sidecar sidecar) {
      return switch (sidecar.kind()) {
        case JSON -> stated(sidecar, StatedTerms.ofJson(sidecar.text()), OWN_METADATA);
        case TEXT -> stated(sidecar, StatedTerms.ofLines(sidecar.text()), OWN_TEXT);
        default -> licenceFile(sidecar);
      };
    }

    static Statement configured(String licence) {
      Optional<String> spdx = SpdxNames.of(licence);
      return new Statement(
          spdx,
          Optional.empty(),
          Optional.empty(),
          Optional.of("configuration: sources.licence = " + licence),
          spdx.isPresent() ? CONFIGURED : NOT_UNDERSTOOD);
    }

    private static Statement stated(Sidecar sidecar, StatedTerms terms, double trust) {
      Optional<String> spdx =
          terms.licence().flatMap(SpdxNames::of).or(() -> terms.url().flatMap(SpdxNames::of));
      Optional<String> evidence = terms.where().map(where -> sidecar.name() + ": " + where);
      return new Statement(
          spdx,
          terms.url(),
          terms.attribution(),
          evidence,
          spdx.isPresent() ? trust : NOT_UNDERSTOOD);
    }

    private static Statement licenceFile(Sidecar sidecar) {
      Optional<String> spdx = LicenceTexts.identify(sidecar.text());
      return new Statement(
          spdx,
          Optional.empty(),
          Optional.empty(),
          Optional.of(sidecar.name() + ": its text"),
          spdx.isPresent() ? LICENCE_FILE : NOT_UNDERSTOOD);
    }
  }
}
