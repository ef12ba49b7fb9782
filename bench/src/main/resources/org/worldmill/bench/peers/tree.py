"""Runs a command and says what it and all processes that come of it cost, as JSON, in a file.

Processes whose parent ends or forgets them come to this one (Linux: PR_SET_CHILD_SUBREAPER), so that
none is left out, as the shell's `time` would. Arguments: file for the figures, log, command.
"""

import ctypes
import json
import os
import resource
import subprocess
import sys

PR_SET_CHILD_SUBREAPER = 36

figures, log = sys.argv[1:3]
if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
    sys.exit("this kernel has no subreapers")
with open(log, "wb") as out:
    first = subprocess.Popen(sys.argv[3:], stdout=out, stderr=subprocess.STDOUT)
status = 0
while True:
    try:
        pid, ended = os.waitpid(-1, 0)
    except ChildProcessError:
        break
    if pid == first.pid:
        status = os.waitstatus_to_exitcode(ended)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(figures, "w") as out:
    json.dump(
        {
            "exit": status,
            "cpu_s": used.ru_utime + used.ru_stime,
            "peak_rss_mib": used.ru_maxrss // 1024,
        },
        out,
    )
