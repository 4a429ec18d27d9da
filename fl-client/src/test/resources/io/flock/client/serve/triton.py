"""Asks a host with tritonclient: triton.py HTTP_PORT GRPC_PORT TOKEN..., one token per paid request."""

import sys

import numpy
import tritonclient.grpc
import tritonclient.http

tokens = iter(sys.argv[3:])
for name, module, port in (
    ("http", tritonclient.http, sys.argv[1]),
    ("grpc", tritonclient.grpc, sys.argv[2]),
):
    with module.InferenceServerClient("127.0.0.1:" + port) as client:
        about = client.get_model_metadata("adder")
        print(
            name,
            "live" if client.is_server_live() else "dead",
            "ready" if client.is_server_ready() and client.is_model_ready("adder") else "not ready",
            about["name"] if name == "http" else about.name,
        )
        values = module.InferInput("input", [2, 2], "FP32")
        numbers = numpy.array([[1.5, 2], [3, 4]], dtype=numpy.float32)
        # Binary data, which is the default over HTTP, with outputs named and not; then JSON.
        kinds = [({}, {}), (None, {})] + ([({"binary_data": False}, {"binary_data": False})] if name == "http" else [])
        for version, (wanted_as, sent_as) in zip(("", "1", "1"), kinds):
            values.set_data_from_numpy(numbers, **sent_as)
            wanted = None if wanted_as is None else [module.InferRequestedOutput("output", **wanted_as)]
            answer = client.infer(
                "adder", [values], model_version=version, outputs=wanted,
                headers={"flock-voucher": next(tokens)},
            )
            print(name, *answer.as_numpy("output").ravel())
        try:
            client.infer("adder", [values], outputs=wanted)
        except Exception as refusal:
            print(name, "refused", str(refusal).split("|")[0].split()[-1])
