package io.flock.testnet.bench.learning;

import io.flock.client.engine.choice.EngineKind;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.testnet.TemporaryFolder;
import io.flock.testnet.bench.load.BenchSection;
import io.flock.testnet.bench.load.Stopwatch;
import io.flock.testnet.bench.overhead.OverheadBench;
import io.flock.testnet.bench.overhead.OverheadFigure;
import io.flock.testnet.bench.training.TrainingNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Measures one part after the other. */
final class LearningBench {
    private final LearningOptions options;
    private final Consumer<String> audience;

    /** @param audience is told what is going on */
    LearningBench(LearningOptions options, Consumer<String> audience) {
        this.options = options;
        this.audience = audience;
    }

    BenchSection measure(LearningPart part) throws InterruptedException {
        return switch (part) {
            case AGGREGATION -> aggregation();
            case ENCODING -> encoding();
            case EVALUATION -> evaluation();
            case ROUND -> round();
        };
    }

    private AggregationSection aggregation() throws InterruptedException {
        if (options.python().isPresent()) {
            NumpyRun.require(options.python().get());
        }
        double bandwidth = MemoryBandwidth.bytesPerSecond();
        List<AggregationFigure> figures = new ArrayList<>();
        for (int length : options.values()) {
            for (int count : options.updates()) {
                audience.accept("combining " + count + " updates of " + length + " values");
                figures.addAll(aggregation(count, length, bandwidth));
            }
        }
        return new AggregationSection(figures);
    }

    private List<AggregationFigure> aggregation(int count, int length, double bandwidth) throws InterruptedException {
        try (UpdateFiles files = new UpdateFiles(count, length)) {
            AggregationBench bench = new AggregationBench(files, length, options.runs(), options.warmUp(), bandwidth);
            List<AggregationFigure> figures = new ArrayList<>();
            for (AggregationRule rule : options.rules().isEmpty() ? everyKind(count) : options.rules()) {
                figures.add(bench.measure(rule));
            }
            if (options.python().isEmpty()) {
                return figures;
            }
            SortedMap<String, NumpyFigure> numpy =
                    NumpyRun.measure(options.python().get(), files.files(), options.runs());
            return figures.stream()
                    .map(figure -> figure.beside(Optional.ofNullable(numpy.get(figure.rule()))))
                    .toList();
        }
    }

    private static List<AggregationRule> everyKind(int count) {
        int faulty = (count - 3) / 2;
        return List.of(
                AggregationRule.fedavg(),
                new AggregationRule.Median(),
                AggregationRule.parse("trimmedMean(0.2)"),
                new AggregationRule.Krum(faulty),
                new AggregationRule.MultiKrum(faulty, 2),
                new AggregationRule.GeometricMedian(),
                AggregationRule.parse("clippedMean(1)"));
    }

    private EncodingSection encoding() {
        List<EncodingFigure> figures = new ArrayList<>();
        for (int length : options.values()) {
            audience.accept("writing and reading updates of " + length + " values");
            figures.addAll(new EncodingBench(length, stopwatch()).measure());
        }
        return new EncodingSection(figures);
    }

    private EvaluationSection evaluation() {
        EvaluationBench bench = new EvaluationBench(options.examples(), stopwatch());
        List<EvaluationFigure> figures = new ArrayList<>();
        for (TrainingNet net : TrainingNet.values()) {
            for (EngineKind kind : EngineKind.values()) {
                audience.accept("evaluating " + net.text() + " by " + kind.text());
                figures.add(bench.measure(kind, net));
            }
        }
        return new EvaluationSection(figures);
    }

    private OverheadFigure round() throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("flock-bench")) {
            return new OverheadBench(options.round(), folder.path(), audience).measure();
        }
    }

    private Stopwatch stopwatch() {
        return new Stopwatch(options.runs(), options.warmUp());
    }
}
