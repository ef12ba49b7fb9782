package org.worldmill.label.audio;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.worldmill.label.audio.ContactOnsets.Instants;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.DerivedMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Whether what is seen to strike is heard, and how far sound and picture are apart. Sound takes 3
 * ms for a metre, which is part of the offset.
 */
@AutoService(Measure.class)
public final class ImpactSound implements DerivedMeasure {

  private static final int LEAST_PAIRS = 3;

  /** So often contacts and onsets that have nothing to do with each other may seem to. */
  private static final double MOST_CHANCE = 0.01;

  private static final String METHOD =
      "mode of all differences onset_times_s - contact_time_s within 0.4 s, those near it weighted by"
          + " their errors; claimed if three contacts at least meet an onset, if fewer than 0.01"
          + " shifts would do so by chance, and no other shift lets nearly as many meet";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.number(
              "audio_video_offset_s",
              "s",
              -ContactOnsets.REACH_SECONDS,
              ContactOnsets.REACH_SECONDS,
              "By how much the sound of impacts is later than their pictures (the middle of the"
                  + " exposure taken for a picture's time); 3 ms for each metre are the sound's way",
              METHOD),
          SignalSpec.share(
              "contact_onset_share",
              "Share of the contacts that are seen at which, shifted by audio_video_offset_s, a sharp"
                  + " sound begins",
              METHOD),
          SignalSpec.count(
              "contact_onset_pairs", "Contacts that are heard, at the best shift", METHOD));

  @Override
  public String name() {
    return "impact-sound";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Set<String> sources() {
    return Set.of("contact_time_s", "contact_time_error_s", "onset_times_s", "onset_time_error_s");
  }

  @Override
  public Map<String, SignalValue> measure(Map<String, SignalValue> found) {
    for (String source : List.of("contact_time_s", "onset_times_s")) {
      Optional<String> absence =
          Optional.ofNullable(found.get(source))
              .map(SignalValue::absent)
              .orElse(Optional.of(source + " is not measured"));
      if (absence.isPresent()) {
        return absent(absence.get());
      }
    }
    Instants contacts = instants(found, "contact_time_s", "contact_time_error_s");
    Instants onsets = instants(found, "onset_times_s", "onset_time_error_s");
    if (contacts.count() < LEAST_PAIRS) {
      return absent("fewer than " + LEAST_PAIRS + " contacts are seen");
    }
    Optional<ContactOnsets> best = ContactOnsets.of(contacts, onsets);
    return best.isEmpty() ? absent("no sharp sound begins near a contact") : values(best.get());
  }

  private static Instants instants(Map<String, SignalValue> found, String seconds, String errors) {
    return new Instants(
        Optional.ofNullable(found.get(seconds)).orElseThrow().series(),
        Optional.ofNullable(found.get(errors)).orElseThrow().series());
  }

  private static Map<String, SignalValue> values(ContactOnsets best) {
    if (best.pairs() < LEAST_PAIRS || best.chance() > MOST_CHANCE) {
      return absent("contacts and sharp sounds meet no more often than by chance");
    }
    if (best.rival() > best.pairs() - 2) {
      return absent("contacts and sharp sounds meet at more than one shift");
    }
    double sure = 1 - best.chance();
    return Map.of(
        "audio_video_offset_s",
        SignalValue.of(best.seconds()).withStandardError(best.error()).withConfidence(sure),
        "contact_onset_share",
        SignalValue.of((double) best.pairs() / best.contacts()).withConfidence(sure),
        "contact_onset_pairs",
        SignalValue.of(best.pairs()));
  }

  private static Map<String, SignalValue> absent(String reason) {
    return SIGNALS.stream()
        .collect(Collectors.toMap(SignalSpec::name, spec -> SignalValue.absent(reason)));
  }
}
