package io.flock.testnet.bench.training;

/**
 * How fast a net was trained.
 *
 * @param trainer what trained it
 * @param examplesPerSecond of CPU time of the whole process, in the best of the runs
 * @param others processors that other programs used meanwhile; NaN where the system does not tell
 */
record TrainingFigure(TrainingNet net, int batchSize, String trainer, double examplesPerSecond, double others) {}
