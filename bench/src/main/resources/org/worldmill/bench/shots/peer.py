"""Runs PySceneDetect's detectors over videos: first frames of new shots, and CPU seconds.

Each video is decoded and reduced once, by PySceneDetect's own SceneManager, for all detectors;
the seconds of one are those of decoding and reducing plus its own. One JSON object a line.
"""

import json
import sys
import time

import cv2
import scenedetect
from scenedetect import AdaptiveDetector, ContentDetector, SceneManager, open_video

cv2.setNumThreads(1)


class Timed:
    """Passes everything on to a detector; keeps its cuts to itself and its CPU time."""

    def __init__(self, detector):
        self._detector = detector
        self.cuts = []
        self.seconds = 0.0

    def __getattr__(self, name):
        return getattr(self._detector, name)

    def process_frame(self, *args, **named):
        start = time.thread_time()
        self.cuts += self._detector.process_frame(*args, **named)
        self.seconds += time.thread_time() - start
        return []

    def post_process(self, *args, **named):
        start = time.thread_time()
        self.cuts += self._detector.post_process(*args, **named)
        self.seconds += time.thread_time() - start
        return []


def detectors(fps):
    best = max(1, round(0.6 * fps))
    short = max(1, round(0.3 * fps))
    return {
        "adaptive, defaults": AdaptiveDetector(),
        "adaptive 3.5, window 3, 0.6 s": AdaptiveDetector(
            adaptive_threshold=3.5, window_width=3, min_scene_len=best
        ),
        "adaptive, 0.3 s": AdaptiveDetector(min_scene_len=short),
        "content, defaults": ContentDetector(),
        "content 31, 0.6 s": ContentDetector(threshold=31, min_scene_len=best),
        "content, 0.3 s": ContentDetector(min_scene_len=short),
    }


versions = f"PySceneDetect {scenedetect.__version__}, OpenCV {cv2.__version__}, Python {sys.version.split()[0]}"
for path in sys.stdin.read().splitlines():
    start = time.process_time()
    video = open_video(path)
    timed = {name: Timed(found) for name, found in detectors(video.frame_rate).items()}
    manager = SceneManager()
    for detector in timed.values():
        manager.add_detector(detector)
    manager.detect_scenes(video)
    shared = time.process_time() - start - sum(d.seconds for d in timed.values())
    print(
        json.dumps(
            {
                "versions": versions,
                "file": path,
                "found": {n: sorted(c.frame_num for c in d.cuts) for n, d in timed.items()},
                "cpu_s": {n: shared + d.seconds for n, d in timed.items()},
            }
        ),
        flush=True,
    )
