"""Reads and writes safetensors files with the Python package, for the comparison with this project's own code.

    weights.py write WEIGHTS.json FILE   writes the tensors of the JSON document
    weights.py read FILE                 prints a file as such a document

The document: {"metadata": {key: text}, "tensors": {name: {"shape": [...], "bits": [...]}}}; bits are those of each
float32 as an unsigned integer, row-major.
"""

import json
import sys

import numpy
from safetensors import safe_open
from safetensors.numpy import save_file


def write(source, target):
    with open(source, encoding="utf-8") as file:
        document = json.load(file)
    tensors = {
        name: numpy.array(tensor["bits"], dtype="<u4").view("<f4").reshape(tensor["shape"])
        for name, tensor in document["tensors"].items()
    }
    save_file(tensors, target, metadata=document["metadata"])


def read(source):
    with safe_open(source, framework="numpy") as file:
        tensors = {}
        for name in file.keys():
            tensor = file.get_tensor(name)
            assert tensor.dtype == numpy.float32, (name, tensor.dtype)
            bits = numpy.ascontiguousarray(tensor).view("<u4").reshape(-1)
            tensors[name] = {"shape": list(tensor.shape), "bits": [int(bit) for bit in bits]}
        print(json.dumps({"metadata": file.metadata() or {}, "tensors": tensors}))


if sys.argv[1] == "write":
    write(sys.argv[2], sys.argv[3])
else:
    read(sys.argv[2])
