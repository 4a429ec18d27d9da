package io.flock.testnet.bench.learning;

import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.UpdateEncoding;
import io.flock.testnet.bench.load.Stopwatch;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Times writing and reading an update of one size in every encoding. */
final class EncodingBench {
    private final int length;
    private final Stopwatch stopwatch;
    private final ModelWeights global;
    private final ModelWeights update;

    EncodingBench(int length, Stopwatch stopwatch) {
        TensorLayout layout = RandomWeights.layout(length);
        this.length = length;
        this.stopwatch = stopwatch;
        this.global = RandomWeights.of(layout, 0);
        this.update = RandomWeights.of(layout, 1);
    }

    List<EncodingFigure> measure() {
        double hash = hashSeconds();
        return Arrays.stream(MeasuredEncoding.values())
                .map(encoding -> measure(encoding, hash))
                .toList();
    }

    private EncodingFigure measure(MeasuredEncoding measured, double hash) {
        UpdateEncoding encoding = measured.encoding();
        byte[] file = encoding.write(update, global, new TreeMap<>());
        return new EncodingFigure(
                measured,
                length,
                file.length,
                stopwatch.median(() -> encoding.write(update, global, new TreeMap<>())),
                stopwatch.median(() -> encoding.read(file, global)),
                hash);
    }

    private double hashSeconds() {
        byte[] values = new byte[Math.multiplyExact(length, Float.BYTES)];
        return stopwatch.median(() -> sha256(values));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no SHA-256", e);
        }
    }
}
