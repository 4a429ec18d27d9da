/**
 * Combining updates into the next global model, bit for bit the same for everyone who does it.
 *
 * <p>What always holds: pure Java, sums in double in account order, one rounding to float32 at the end; the work is
 * split over coordinates and never over inputs, so the number of threads changes nothing; memory is of the order of
 * one model and some blocks, however many updates are combined, as long as those are in files.
 */
package io.flock.protocol.aggregate;
