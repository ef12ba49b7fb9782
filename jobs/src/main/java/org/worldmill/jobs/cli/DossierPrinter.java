package org.worldmill.jobs.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Prints a {@link Dossier} for a person. */
final class DossierPrinter {

  private final PrintStream out;
  private final MeasureRegistry registry;

  DossierPrinter(PrintStream out, MeasureRegistry registry) {
    this.out = out;
    this.registry = registry;
  }

  void print(Dossier dossier) {
    out.println(dossier.name());
    line("type", dossier.mediaType());
    line("size", String.format(Locale.ROOT, "%,d bytes", dossier.sizeBytes()));
    line("sha256", dossier.assetId());
    dossier.facts().ifPresent(this::facts);
    dossier.reject().ifPresent(reason -> line("quarantined", reason));
    dossier.items().forEach(this::item);
  }

  private void facts(MediaFacts facts) {
    line("format", facts.format());
    facts.durationNanos().ifPresent(nanos -> line("duration", seconds(nanos)));
    for (TrackFacts track : facts.tracks()) {
      line("track " + track.index(), track(track));
    }
    facts
        .model()
        .ifPresent(
            model ->
                line(
                    "model",
                    String.format(
                        Locale.ROOT,
                        "%,d vertices, %,d faces, %d materials, %d textures",
                        model.vertices(),
                        model.faces(),
                        model.materials(),
                        model.textures())));
    facts.tags().forEach(tag -> line(tag.group() + " " + tag.name(), tag.value()));
  }

  private static String track(TrackFacts track) {
    StringBuilder text = new StringBuilder(track.kind() + " " + track.codec());
    track.picture().ifPresent(picture -> text.append(picture(picture)));
    track
        .sound()
        .ifPresent(
            sound ->
                text.append(
                    String.format(
                        Locale.ROOT, ", %d Hz, %s", sound.sampleRateHz(), sound.layout())));
    return text.toString();
  }

  private static String picture(PictureFacts picture) {
    String text =
        String.format(
            Locale.ROOT,
            ", %dx%d, %.3f fps, %s, %d bits, rotation %d",
            picture.displayWidthPx(),
            picture.displayHeightPx(),
            picture.averageFps().toDouble(),
            picture.pixelFormat(),
            picture.bitDepth(),
            picture.rotationDegrees());
    return picture
        .packets()
        .map(
            packets ->
                text
                    + String.format(
                        Locale.ROOT,
                        ", %d packets, %d key, longest GOP %d%s%s",
                        packets.packets(),
                        packets.keyPackets(),
                        packets.maxGopPackets(),
                        packets.reordered() ? ", reordered" : "",
                        packets.variableFrameRate() ? ", variable frame rate" : ""))
        .orElse(text);
  }

  private void item(Dossier.ItemPart item) {
    out.println();
    String span =
        item.span()
            .map(
                s ->
                    String.format(
                        Locale.ROOT,
                        "  %s to %s, shot %d, %d frames",
                        seconds(s.startNanos()),
                        seconds(s.startNanos() + s.durationNanos()),
                        item.shot(),
                        item.frames()))
            .orElse("");
    out.printf("item %d  %s%s%n", item.index(), item.itemId(), span);
    Optional<Verdict> drop = item.drop();
    line(
        "verdict",
        drop.map(v -> "dropped by " + v.rule() + ": " + v.reason().orElse("")).orElse("kept"));
    item.likes().forEach(like -> line(like.place() == 0 ? "like items" : "", like(like)));
    item.captions().forEach(c -> line("says " + c.captioner(), c.text()));
    item.signals().forEach((name, value) -> line(name, value(name, value)));
  }

  private static String like(DuplicateRow like) {
    String fate = like.of().map(better -> "dropped for " + better).orElse("stays");
    return String.format(
        Locale.ROOT, "%s %s: %s, score %.2f", like.itemId(), fate, like.kind().id(), like.score());
  }

  private String value(String name, SignalValue value) {
    if (value.absent().isPresent()) {
      return "absent: " + value.absent().get();
    }
    String unit = registry.spec(name).map(SignalSpec::unit).filter(u -> !u.equals("1")).orElse("");
    String text =
        value
            .number()
            .map(DossierPrinter::number)
            .or(value::text)
            .orElseGet(() -> value.series().size() + " values");
    String error = value.standardError().map(e -> " +- " + number(e)).orElse("");
    return (text + error + " " + unit).strip();
  }

  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : String.format(Locale.ROOT, "%.5g", number);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
  }

  private void line(String label, String text) {
    out.printf("  %-24s %s%n", label, text);
  }
}
