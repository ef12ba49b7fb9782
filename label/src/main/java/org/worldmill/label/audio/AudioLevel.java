package org.worldmill.label.audio;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * The level of an item's sound, its channels averaged to one. Decibels are to full scale: 0 dBFS is
 * a constant 1.0, so a sine that just touches full scale has an RMS of -3.01 dBFS. No frequency
 * weighting and no gating: this is no loudness. What is below -120 dBFS reads -120.
 */
@AutoService(Measure.class)
public final class AudioLevel implements AudioMeasure {

  private static final double FLOOR_DBFS = -120;

  /** Decoders of lossy formats overshoot full scale a little; nothing reads over +40 dBFS. */
  private static final double CEILING_DBFS = 40;

  private static final double SILENCE_DBFS = -60;
  private static final int WINDOWS_PER_SECOND = 20;

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.flag(
              "audio_present",
              "Whether sound was decoded anywhere in the item",
              "at least one sample of the first sound track lies within the item's span"),
          SignalSpec.number(
              "audio_rms_dbfs",
              "dBFS",
              FLOOR_DBFS,
              CEILING_DBFS,
              "Root mean square of the sound; a full-scale sine has -3.01",
              "20 log10 of the RMS over all samples, channels averaged, unweighted; at least -120"),
          SignalSpec.number(
              "audio_peak_dbfs",
              "dBFS",
              FLOOR_DBFS,
              CEILING_DBFS,
              "Greatest sample of the sound",
              "20 log10 of the greatest absolute sample (not the true peak between samples); at"
                  + " least -120"),
          SignalSpec.share(
              "silence_share",
              "Share of the item's length that is silent",
              "windows of 50 ms with an RMS under -60 dBFS, and stretches without any sound at"
                  + " all"));

  @Override
  public String name() {
    return "audio-level";
  }

  @Override
  public int version() {
    return 1;
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

  private static double dbfs(double amplitude) {
    double level = 20 * Math.log10(amplitude);
    return Math.max(FLOOR_DBFS, Math.min(CEILING_DBFS, level));
  }

  private static final class Pass implements AudioMeasure.Pass {

    private double squares;
    private double peak;
    private long samples;
    private double loudSeconds;
    private double windowSquares;
    private int windowSamples;
    private int windowRateHz;

    @Override
    public void accept(AudioBlock block) {
      if (block.sampleRateHz() != windowRateHz) {
        closeWindow();
        windowRateHz = block.sampleRateHz();
      }
      int window = Math.max(1, windowRateHz / WINDOWS_PER_SECOND);
      for (float sample : block.samples()) {
        // A broken stream may decode to infinities; they are no sound.
        double value = Float.isFinite(sample) ? sample : 0;
        double square = value * value;
        squares += square;
        windowSquares += square;
        peak = Math.max(peak, Math.abs(value));
        if (++windowSamples == window) {
          closeWindow();
        }
      }
      samples += block.samples().length;
    }

    private void closeWindow() {
      if (windowSamples > 0 && dbfs(Math.sqrt(windowSquares / windowSamples)) >= SILENCE_DBFS) {
        loudSeconds += (double) windowSamples / windowRateHz;
      }
      windowSquares = 0;
      windowSamples = 0;
    }

    @Override
    public Map<String, SignalValue> finish(long durationNanos) {
      closeWindow();
      if (samples == 0) {
        SignalValue none = SignalValue.absent("there is no sound");
        return Map.of(
            "audio_present",
            SignalValue.of(false),
            "audio_rms_dbfs",
            none,
            "audio_peak_dbfs",
            none,
            "silence_share",
            none);
      }
      double silent = 1 - loudSeconds / (durationNanos / 1e9);
      return Map.of(
          "audio_present",
          SignalValue.of(true),
          "audio_rms_dbfs",
          SignalValue.of(dbfs(Math.sqrt(squares / samples))),
          "audio_peak_dbfs",
          SignalValue.of(dbfs(peak)),
          "silence_share",
          SignalValue.of(Math.max(0, Math.min(1, silent))));
    }
  }
}
