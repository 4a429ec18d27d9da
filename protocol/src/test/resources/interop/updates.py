"""Decodes an update's file with the Python package safetensors and NumPy, as docs/how-to/use-models-in-python.md says.

    updates.py GLOBAL UPDATE   prints the update's weights as weights.py prints a file
"""

import json
import sys

import numpy
from safetensors import deserialize, safe_open

TYPES = {"F32": "<f4", "BF16": "<u2", "I8": "<i1", "I32": "<i4"}


def load(path):
    with open(path, "rb") as file:
        tensors = dict(deserialize(file.read()))
    arrays = {}
    for name, tensor in tensors.items():
        array = numpy.frombuffer(bytes(tensor["data"]), dtype=TYPES[tensor["dtype"]]).reshape(tensor["shape"])
        if tensor["dtype"] == "BF16":
            array = (array.astype("<u4") << 16).view("<f4")
        arrays[name] = array
    with safe_open(path, framework="numpy") as file:
        return arrays, file.metadata() or {}


def decode(start, stored, encoding):
    names = sorted(start)
    if encoding == "float32":
        return stored
    if encoding == "bfloat16":
        steps = stored
    elif encoding == "int8":
        steps = {name: stored[name].astype("f4") * stored[name + ".scale"][0] for name in names}
    else:
        flat = numpy.zeros(sum(start[name].size for name in names), dtype="f4")
        flat[stored["indices"]] = stored["values"]
        steps, at = {}, 0
        for name in names:
            steps[name] = flat[at : at + start[name].size].reshape(start[name].shape)
            at += start[name].size
    return {name: (start[name].astype("f8") + steps[name]).astype("f4") for name in names}


start, _ = load(sys.argv[1])
stored, metadata = load(sys.argv[2])
weights = decode(start, stored, metadata.get("encoding", "float32"))
print(
    json.dumps(
        {
            "metadata": {},
            "tensors": {
                name: {
                    "shape": list(array.shape),
                    "bits": [int(bit) for bit in numpy.ascontiguousarray(array).view("<u4").reshape(-1)],
                }
                for name, array in weights.items()
            },
        }
    )
)
