/**
 * What a model's outputs are worth, in millionths, as {@link io.flock.protocol.arena.Metric} names it.
 *
 * <p>What always holds: shares are exact fractions of whole numbers, rounded down once; a value that is not finite is never
 * an advantage; the time is of the order of n·log n in the number of values and the memory of a few numbers for each,
 * whatever a model puts out.
 */
package io.flock.client.metric;
