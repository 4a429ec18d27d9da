"""Times NumPy's aggregation of safetensors files of one float32 tensor each: RUNS FILE...; of no files nothing."""
import json
import statistics
import struct
import sys
import time

import numpy as np


def load(path):
    with open(path, "rb") as file:
        (header,) = struct.unpack("<Q", file.read(8))
    return np.fromfile(path, dtype="<f4", offset=8 + header)


if len(sys.argv) == 2:
    # Asked whether it can run: it can, NumPy is there.
    print("{}")
    sys.exit()

runs = int(sys.argv[1])
updates = np.stack([load(path) for path in sys.argv[2:]])
cut = len(updates) // 5


def trimmed():
    return np.partition(updates, (cut, len(updates) - cut - 1), axis=0)[cut : len(updates) - cut].mean(axis=0)


figures = {}
for rule, aggregate in (
    ("fedavg", lambda: updates.mean(axis=0)),
    ("median", lambda: np.median(updates, axis=0)),
    ("trimmedMean(0.2)", trimmed),
):
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        result = aggregate()
        times.append(time.perf_counter() - begun)
    sample = result[:: max(1, len(result) // 1000)].astype(float).tolist()
    figures[rule] = {"seconds": statistics.median(times), "sample": sample}
print(json.dumps(figures))
