package io.flock.testnet.demo;

/**
 * What a demo took.
 *
 * @param seconds from start to the last claim
 * @param startMillis from start to a founded network
 * @param overheadSeconds of the task: everything but training and evaluation
 * @param arenaSeconds of the competition in the Arena; near 0 where there was none
 * @param firstBlock of the task
 * @param lastBlock of it
 */
record Timing(
        double seconds,
        long startMillis,
        double overheadSeconds,
        double arenaSeconds,
        long firstBlock,
        long lastBlock) {}
