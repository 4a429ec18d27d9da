/**
 * Training and evaluating a bundle's model.
 *
 * <p>What always holds: weights go in and come out in the bundle's canonical layout, never in an engine's own format;
 * the same bundle, weights, data and seed give the same bits with the same engine, in every run and process; networks
 * train one after the other within a JVM, each on one native thread.
 *
 * <p>Here lies what callers use and what engines share. Each engine has a package of its own, {@code dense}, {@code dl4j}
 * and {@code djl}, which this one doesn't know; {@code choice} opens one by its name.
 */
package io.flock.client.engine;
