/**
 * Exact money: integers of micro-FLOCK, never negative.
 *
 * <p>Overflow and going below zero are coded errors, rounding is said where it happens, and what is apportioned sums to
 * what there was.
 */
package io.flock.protocol.money;
