package org.worldmill.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to make a near-duplicate, as arguments of FFmpeg.
 *
 * @param family what it counts for in the tables
 * @param name its own name: letters, digits and hyphens
 * @param filter the filter chain
 * @param encoder codec and quality
 * @param videoOnly whether it makes no sense for a still
 */
record Distortion(
    String family, String name, String filter, List<String> encoder, boolean videoOnly) {

  /** The family of two stretches of one shot that share no time: duplicates of the shot alone. */
  static final String STRETCH = "stretch";

  private static final List<String> MPEG4 = List.of("-c:v", "mpeg4", "-q:v", "5");

  /** Every one there is. */
  static List<Distortion> all() {
    List<Distortion> all = new ArrayList<>();
    coded(all);
    String[][] drawn = {
      {"resize", "half", "scale=iw/2:-2"},
      {"resize", "96-wide", "scale=96:-2"},
      {"resize", "squeezed", "scale=iw*3/4:ih,setsar=1"},
      {"letterbox", "tall", "pad=iw:ih*4/3:0:(oh-ih)/2"},
      {"letterbox", "pillar", "pad=iw*4/3:ih:(ow-iw)/2:0"},
      {"letterbox", "grey-bars", "pad=iw:ih*5/4:0:(oh-ih)/2:gray"},
      {"mirror", "mirror", "hflip"},
      {"colour", "brighter", "lutyuv=y=clip(val+38\\,0\\,255)"},
      {"colour", "darker", "lutyuv=y=clip(val-38\\,0\\,255)"},
      {"colour", "contrast-70", "lutyuv=y=(val-128)*0.7+128"},
      {"colour", "contrast-140", "lutyuv=y=clip((val-128)*1.4+128\\,0\\,255)"},
      {"colour", "gamma-60", "lutyuv=y=gammaval(0.6)"},
      {"colour", "gamma-160", "lutyuv=y=gammaval(1.6)"},
      {"colour", "grey", "hue=s=0"},
      {"colour", "hue-60", "hue=h=60"},
      {"crop 5-7 %", "crop-5", "crop=iw*0.9:ih*0.9"},
      {"crop 5-7 %", "crop-7", "crop=iw*0.86:ih*0.86"},
      {"crop 5-7 %", "crop-6-off", "crop=iw*0.94:ih*0.95:0:ih*0.05"},
      {"crop 10-11 %", "crop-10", "crop=iw*0.8:ih*0.8"},
      {"crop 10-11 %", "crop-11", "crop=iw*0.78:ih*0.78"},
      {"crop 10-11 %", "crop-10-wide", "crop=iw*0.8:ih"},
      {"crop 10-11 %", "crop-10-off", "crop=iw*0.9:ih*0.9:0:0"},
      {"crop 13-15 %", "crop-13", "crop=iw*0.74:ih*0.74"},
      {"crop 13-15 %", "crop-15", "crop=iw*0.7:ih*0.7"},
      {"logo", "logo-15", "drawbox=x=iw*0.82:y=ih*0.03:w=iw*0.15:h=ih*0.12:color=white:t=fill"},
      {"logo", "logo-25", "drawbox=x=iw*0.03:y=ih*0.03:w=iw*0.25:h=ih*0.2:color=red:t=fill"},
      {"logo", "caption-bar", "drawbox=x=0:y=ih*0.86:w=iw:h=ih*0.14:color=black:t=fill"},
    };
    for (String[] one : drawn) {
      all.add(new Distortion(one[0], one[1], one[2] + ',' + EVEN, MPEG4, false));
    }
    timed(all);
    return all;
  }

  /** Sides that every encoder takes. */
  private static final String EVEN = "scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p";

  private static void coded(List<Distortion> all) {
    String family = "re-encode";
    all.add(
        new Distortion(
            family, "mpeg4-coarse", EVEN, List.of("-c:v", "mpeg4", "-q:v", "20"), false));
    all.add(
        new Distortion(
            family, "h264-120k", EVEN, List.of("-c:v", "libopenh264", "-b:v", "120k"), true));
    all.add(
        new Distortion(
            family,
            "vp9-100k",
            EVEN,
            List.of(
                "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "100k"),
            true));
    all.add(
        new Distortion(
            family,
            "av1-crf55",
            EVEN,
            List.of("-c:v", "libsvtav1", "-preset", "12", "-crf", "55"),
            true));
  }

  private static void timed(List<Distortion> all) {
    String[][] timed = {
      {"speed", "speed-50", "setpts=PTS*2"},
      {"speed", "speed-80", "setpts=PTS/0.8"},
      {"speed", "speed-125", "setpts=PTS/1.25"},
      {"speed", "speed-200", "setpts=PTS/2"},
      {"frame rate", "fps-10", "fps=10"},
      {"sub-clip 3 s", "part-3-s-at-0.87", "trim=0.87:3.87,setpts=PTS-STARTPTS"},
      {"sub-clip 3 s", "part-3-s-at-2.33", "trim=2.33:5.33,setpts=PTS-STARTPTS"},
      {"sub-clip 4.5 s", "part-4.5-s-at-0.61", "trim=0.61:5.11,setpts=PTS-STARTPTS"},
      {STRETCH, "early", "trim=0:2.9"},
      {STRETCH, "late", "trim=3.1:6,setpts=PTS-STARTPTS"},
      {
        "combined",
        "small-logo-part",
        "trim=1.13:5.33,setpts=PTS-STARTPTS,scale=iw/2:-2,"
            + "drawbox=x=iw*0.82:y=ih*0.03:w=iw*0.15:h=ih*0.12:color=white:t=fill,lutyuv=y=clip((val-128)*1.2+128\\,0\\,255)"
      },
    };
    for (String[] one : timed) {
      all.add(new Distortion(one[0], one[1], one[2] + ',' + EVEN, MPEG4, true));
    }
  }
}
