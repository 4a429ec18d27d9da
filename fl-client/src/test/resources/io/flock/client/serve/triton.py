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
        if name == "http":
            values.set_data_from_numpy(numbers, binary_data=False)
            wanted = [module.InferRequestedOutput("output", binary_data=False)]
        else:
            values.set_data_from_numpy(numbers)
            wanted = [module.InferRequestedOutput("output")]
        for version in ("", "1"):
            answer = client.infer(
                "adder", [values], model_version=version, outputs=wanted,
                headers={"flock-voucher": next(tokens)},
            )
        print(name, *answer.as_numpy("output").ravel())
        try:
            client.infer("adder", [values], outputs=wanted)
        except Exception as refusal:
            print(name, "refused", str(refusal).split("|")[0].split()[-1])
