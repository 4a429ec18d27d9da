/**
 * How far examples of today are from those that a model was measured on, feature by feature.
 *
 * <p>What always holds: a feature is compared by how many of its values fall into each bin, so that who counts keeps no
 * example; bins follow from the reference alone; what samples of this size differ by anyway is called no drift.
 */
package io.flock.client.drift;
