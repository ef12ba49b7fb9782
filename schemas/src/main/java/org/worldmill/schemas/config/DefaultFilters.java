package org.worldmill.schemas.config;

import static org.worldmill.schemas.config.FilterRule.atLeast;
import static org.worldmill.schemas.config.FilterRule.atMost;

import java.util.List;
import org.worldmill.schemas.Modality;

/**
 * The filters that hold when the configuration names none; documented in {@code docs/filters.md}.
 */
public final class DefaultFilters {

  /** The rules, in order. */
  public static final List<FilterRule> RULES =
      List.of(
          atLeast("too-short", "duration_s", 1.0, Modality.VIDEO),
          atMost("transition", "transition", 0, Modality.VIDEO),
          atLeast("too-few-frames", "frames", 8, Modality.VIDEO),
          atLeast("too-small", "short_side_px", 64, Modality.VIDEO, Modality.IMAGE),
          atMost("too-long-a-side", "aspect_ratio", 4.0, Modality.VIDEO, Modality.IMAGE),
          atMost("black", "black_share", 0.5, Modality.VIDEO, Modality.IMAGE),
          atMost("white", "white_share", 0.5, Modality.VIDEO, Modality.IMAGE),
          atLeast("too-dark", "luma_mean", 0.02, Modality.VIDEO, Modality.IMAGE),
          atMost("too-bright", "luma_mean", 0.99, Modality.VIDEO, Modality.IMAGE),
          atLeast("flat", "contrast_rms", 0.02, Modality.VIDEO, Modality.IMAGE),
          atMost("frozen", "frozen_share", 0.95, Modality.VIDEO),
          atLeast("still", "moving_area_peak", 0.002, Modality.VIDEO),
          atLeast("blurred", "sharpness", 0.3, Modality.VIDEO, Modality.IMAGE),
          atMost("boxed-in", "bars_share", 0.5, Modality.VIDEO, Modality.IMAGE),
          atMost("combed", "combing_share", 0.05, Modality.VIDEO),
          atMost("full-of-text", "text_area_share", 0.3, Modality.VIDEO, Modality.IMAGE),
          atMost("slideshow", "slideshow_share", 0.6, Modality.VIDEO),
          atLeast("no-geometry", "vertex_count", 3, Modality.MODEL3D),
          atMost("too-many-faces", "face_count", 20_000_000, Modality.MODEL3D));

  private DefaultFilters() {}
}
