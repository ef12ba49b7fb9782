package org.worldmill.label.audio;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.label.audio.OnsetFinder.Onset;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** When sharp sounds begin: blows, clicks, steps, claps. Speech and music begin sharply, too. */
@AutoService(Measure.class)
public final class SoundOnsets implements AudioMeasure {

  private static final int MOST = 512;

  private static final String METHOD =
      "power of differences of samples in bins of 1/8 ms; 4 ms over the 25 ms before: at least 10 dB"
          + " and 7 robust deviations over the median; placed where two levels explain the power"
          + " best (Maeda 1985), what lies below the sound's own power counting for little, or up to 3 ms"
          + " later where it rises by 1.8 dB more, half a sample before the first loud sample there; the 512 greatest of the first quarter of an hour";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.series(
              "onset_times_s",
              "s",
              0,
              Double.POSITIVE_INFINITY,
              "When sharp sounds begin, each in seconds since the item's start",
              METHOD),
          SignalSpec.series(
              "onset_time_error_s",
              "s",
              0,
              Double.POSITIVE_INFINITY,
              "Standard errors of onset_times_s",
              METHOD
                  + "; spread of the instants that part the 4 ms around it about as well, 0.65 of the time"
                  + " between two samples, and a tenth of the way to where it rises more"),
          SignalSpec.series(
              "onset_rise_db",
              "dB",
              0,
              200,
              "How much louder each sound of onset_times_s is than what came before it",
              METHOD),
          SignalSpec.number(
              "onset_rate_hz", "Hz", 0, Double.POSITIVE_INFINITY, "Sharp sounds a second", METHOD));

  @Override
  public String name() {
    return "sound-onsets";
  }

  @Override
  public int version() {
    return 4;
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
  public AudioMeasure.Pass begin() {
    return new Pass();
  }

  private static final class Pass implements AudioMeasure.Pass {

    private PowerTrace trace = new PowerTrace(0);
    private boolean heard;

    @Override
    public void startsAt(long startNanos) {
      trace = new PowerTrace(startNanos);
    }

    @Override
    public void accept(AudioBlock block) {
      trace.add(block);
      heard = true;
    }

    @Override
    public Map<String, SignalValue> finish(long durationNanos) {
      if (!heard) {
        SignalValue none = SignalValue.absent("there is no sound");
        return Map.of(
            "onset_times_s",
            none,
            "onset_time_error_s",
            none,
            "onset_rise_db",
            none,
            "onset_rate_hz",
            none);
      }
      List<Onset> all = OnsetFinder.find(trace.bins(), trace.begins(), trace.rateHz());
      List<Onset> kept =
          all.stream()
              .sorted(Comparator.comparingDouble(Onset::riseDb).reversed())
              .limit(MOST)
              .sorted(Comparator.comparingDouble(Onset::seconds))
              .toList();
      return Map.of(
          "onset_times_s",
          SignalValue.of(kept.stream().map(Onset::seconds).toList()),
          "onset_time_error_s",
          SignalValue.of(kept.stream().map(Onset::error).toList()),
          "onset_rise_db",
          SignalValue.of(kept.stream().map(onset -> Math.min(200, onset.riseDb())).toList()),
          "onset_rate_hz",
          SignalValue.of(all.size() / Math.max(1e-9, durationNanos * 1e-9)));
    }
  }
}
