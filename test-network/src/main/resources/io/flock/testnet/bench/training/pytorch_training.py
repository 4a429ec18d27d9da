"""Times PyTorch's training on one thread: LAYERS EXAMPLES RUNS SECONDS BATCHSIZE... (layers as in a bundle)."""
import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)


def build(layers):
    channels, side, width = 1, 28, None
    parts = []
    for layer in layers:
        if layer["type"] == "conv2d":
            parts += [nn.Conv2d(channels, layer["filters"], layer["size"]), nn.ReLU()]
            channels, side = layer["filters"], side - layer["size"] + 1
        elif layer["type"] == "maxpool":
            parts.append(nn.MaxPool2d(layer["size"]))
            side //= layer["size"]
        else:
            if width is None:
                parts.append(nn.Flatten())
                width = channels * side * side
            parts += [nn.Linear(width, layer["units"]), nn.ReLU()]
            width = layer["units"]
    return nn.Sequential(*parts, nn.Linear(width, 10))


def machine():
    with open("/proc/stat") as file:
        fields = file.readline().split()
    return sum(int(fields[i]) for i in (1, 2, 3, 6, 7, 8)) / 100


def run(net, images, labels, size, seconds):
    loss = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    trained, begun = 0, time.process_time()
    while True:
        order = torch.randperm(len(images))
        for at in range(0, len(images), size):
            batch = order[at : at + size]
            optimizer.zero_grad()
            loss(net(images[batch]), labels[batch]).backward()
            optimizer.step()
        trained += len(images)
        used = time.process_time() - begun
        if used >= seconds:
            return trained / used


layers, count, runs, seconds = json.loads(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
images, labels = torch.rand(count, 1, 28, 28), torch.randint(0, 10, (count,))
figures = {}
for size in map(int, sys.argv[5:]):
    net = build(layers)
    run(net, images, labels, size, seconds)
    clock, own, all = time.monotonic(), time.process_time(), machine()
    best = max(run(net, images, labels, size, seconds) for _ in range(runs))
    others = max(0, machine() - all - (time.process_time() - own)) / (time.monotonic() - clock)
    figures[size] = {"examplesPerSecond": best, "others": others}
print(json.dumps(figures))
