"""Runs one detector of PySceneDetect, as it comes, over videos; one JSON object a line.

Arguments: name of the detector's class, a file that lists the videos, the file to write.
"""

import json
import sys

import scenedetect

detector = getattr(scenedetect, sys.argv[1])
with open(sys.argv[2]) as listed, open(sys.argv[3], "w") as out:
    for path in listed.read().splitlines():
        found = {"file": path}
        try:
            found["scenes"] = len(scenedetect.detect(path, detector(), start_in_scene=True))
        except Exception as failure:  # which one is for the caller to say: it is what is measured
            found["error"] = f"{type(failure).__name__}: {failure}"
        print(json.dumps(found), file=out)
