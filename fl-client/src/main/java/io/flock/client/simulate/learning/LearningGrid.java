package io.flock.client.simulate.learning;

import io.flock.client.engine.Engine;
import io.flock.client.engine.dense.DenseEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many cells, on all cores. */
public final class LearningGrid {
    private LearningGrid() {}

    /** All combinations; one cell without attackers for each defence, distribution and seed, first. */
    public static List<LearningCell> cells(
            List<Poison> attacks,
            List<Defence> defences,
            List<Distribution> distributions,
            List<Integer> percents,
            int seeds) {
        List<LearningCell> cells = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            for (Distribution distribution : distributions) {
                for (Defence defence : defences) {
                    cells.add(new LearningCell(Poison.NONE, defence, distribution, 0, seed));
                    for (int percent : percents) {
                        for (Poison attack : attacks) {
                            if (percent > 0 && attack != Poison.NONE) {
                                cells.add(new LearningCell(attack, defence, distribution, percent, seed));
                            }
                        }
                    }
                }
            }
        }
        return cells;
    }

    /** Plays what the file lacks, {@code threads} cells at a time; no cell's result depends on how many. */
    public static void play(
            List<LearningCell> cells,
            LearningSettings settings,
            ResultFile file,
            int threads,
            Consumer<LearningResult> progress)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Engine engine = DenseEngine.open(settings.bundle())) {
            List<Future<?>> pending = new ArrayList<>();
            for (LearningCell cell : cells) {
                if (!file.has(cell)) {
                    pending.add(pool.submit(() -> {
                        LearningResult result = LearningRun.play(cell, settings, engine);
                        file.add(result);
                        progress.accept(result);
                    }));
                }
            }
            for (Future<?> one : pending) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
