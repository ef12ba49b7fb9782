package org.worldmill.bench.filters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A known change made to four seconds of a film by the bundled FFmpeg.
 *
 * @param name what was done
 * @param filters its filters, after those that make the source small and progressive
 * @param coding the encoder and its settings
 * @param before the same for an earlier coding, which the filters then change; empty for none
 */
record Variant(String name, String filters, List<String> coding, List<String> before) {

  private static final List<String> FINE =
      List.of("-c:v", "libopenh264", "-b:v", "2500k", "-g", "60");
  private static final List<String> COARSE =
      List.of("-c:v", "libopenh264", "-b:v", "250k", "-g", "60");

  /** Film of 24 frames a second, whatever the source had: no frame is added or left out. */
  private static final String FILM = "settb=1/90000,setpts=N/24/TB,fps=24,";

  private static final String EIGHTH = "every 8th frame";

  private static final String WEAVE =
      "setfield=tff,separatefields,select=eq(mod(n\\,4)\\,0)+eq(mod(n\\,4)\\,3),weave=first_field=top";

  static final List<Variant> ALL =
      List.of(
          fine("plain", "null"),
          new Variant("low bit rate", "null", COARSE),
          new Variant(
              "VP9", "null", List.of("-c:v", "libvpx-vp9", "-b:v", "600k", "-cpu-used", "8")),
          fine("fields woven, H.264", WEAVE),
          new Variant(
              "fields woven, MPEG-2",
              WEAVE + ",settb=1/90000,setpts=N/25/TB,fps=25",
              List.of("-c:v", "mpeg2video", "-q:v", "4", "-flags", "+ildct+ilme")),
          fine("fields woven, pillarbox", WEAVE + ",pad=iw*4/3:ih:(ow-iw)/2:0"),
          fine("film telecined to fields", FILM + "telecine=pattern=23"),
          new Variant("MPEG-4 q 16", "null", List.of("-c:v", "mpeg4", "-q:v", "16")),
          new Variant("MJPEG q 24", "null", List.of("-c:v", "mjpeg", "-q:v", "24")),
          fine("scaled 0.75", "scale=iw*3/8*2:-2:flags=bicubic"),
          fine("scaled 1.5", "scale=iw*3/2:-2:flags=bicubic"),
          new Variant(
              "MJPEG q 24, scaled 1.5",
              "scale=iw*3/2:-2:flags=bicubic",
              FINE,
              List.of("-c:v", "mjpeg", "-q:v", "24")),
          new Variant(
              "MJPEG q 24, scaled 0.8, cropped",
              "scale=iw*2/5*2:-2:flags=bicubic,crop=iw-6:ih-6:3:3",
              FINE,
              List.of("-c:v", "mjpeg", "-q:v", "24")),
          fine("smooth", "gblur=60"),
          fine("smooth with noise", "gblur=60,noise=alls=6:allf=t"),
          fine("bands of 4", "gblur=60,lutyuv=y=bitand(val\\,252)"),
          fine("bands of 8", "gblur=60,lutyuv=y=bitand(val\\,248)"),
          fine("letterbox", "pad=iw:ih*4/3:0:(oh-ih)/2"),
          fine("one bar below", "pad=iw:ih*5/4:0:0"),
          fine("pillarbox", "pad=iw*3/2:ih:(ow-iw)/2:0"),
          fine("windowbox", "pad=iw*5/4:ih*5/4:(ow-iw)/2:(oh-ih)/2"),
          fine("letterbox, grey", "pad=iw:ih*4/3:0:(oh-ih)/2:color=0x101010"),
          fine("letterbox, soft", "pad=iw:ih*4/3:0:(oh-ih)/2,gblur=1.5"),
          fine(
              "letterbox with logo",
              "pad=iw:ih*4/3:0:(oh-ih)/2,drawbox=iw*0.04:ih*0.03:iw*0.12:ih*0.06:white:fill"),
          fine(
              "letterbox with subtitle",
              "pad=iw:ih*4/3:0:(oh-ih)/2,"
                  + "drawbox=iw*0.25:ih*0.91:iw*0.5:ih*0.05:white:fill:enable=between(t\\,1\\,2.6)"),
          fine("12 in 24", FILM + "setpts=N/12/TB,fps=12,fps=24"),
          fine("15 in 30", "settb=1/90000,setpts=N/15/TB,fps=15,fps=30"),
          fine("24 in 30", FILM + "fps=30"),
          fine("24 in 60", FILM + "fps=60"),
          fine("25 in 30", "settb=1/90000,setpts=N/25/TB,fps=25,fps=30"),
          fine("a third dropped", "select=gt(random(1)\\,0.33)"),
          fine("loop", FILM + "trim=0:1.5,loop=2:36,setpts=N/24/TB"),
          fine("forth and back", FILM + "trim=0:2,split[a][b];[b]reverse[r];[a][r]concat"),
          fine("backwards", "reverse"),
          fine(EIGHTH, "select=not(mod(n\\,8)),settb=1/90000,setpts=N/25/TB,fps=25"),
          fine("slowed by repeats", FILM + "setpts=4*PTS,fps=24,trim=0:4"));

  Variant {
    coding = List.copyOf(coding);
    before = List.copyOf(before);
  }

  private Variant(String name, String filters, List<String> coding) {
    this(name, filters, coding, List.of());
  }

  private static Variant fine(String name, String filters) {
    return new Variant(name, filters, FINE);
  }

  /** The commands that make it of a source, from a moment on. */
  List<List<String>> commands(String ffmpeg, Footage footage, Path target) {
    String small = "scale=min(480\\,iw):-4:flags=area,setsar=1,format=yuv420p";
    List<String> source =
        List.of(
            "-ss",
            footage.start(),
            "-t",
            name.equals(EIGHTH) ? "32" : "4",
            "-i",
            footage.file().toString());
    if (before.isEmpty()) {
      return List.of(command(ffmpeg, source, small + "," + filters, coding, target));
    }
    Path earlier = target.resolveSibling("earlier.mkv");
    return List.of(
        command(ffmpeg, source, small, before, earlier),
        command(
            ffmpeg,
            List.of("-i", earlier.toString()),
            "format=yuv420p," + filters,
            coding,
            target));
  }

  private static List<String> command(
      String ffmpeg, List<String> source, String filters, List<String> coding, Path target) {
    List<String> command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-nostdin", "-y"));
    command.addAll(source);
    command.addAll(List.of("-an", "-sn", "-filter_complex", "[0:v:0]" + filters + "[v]"));
    command.addAll(List.of("-map", "[v]", "-fps_mode", "passthrough", "-map_metadata", "-1"));
    command.addAll(coding);
    command.add(target.toString());
    return command;
  }
}
