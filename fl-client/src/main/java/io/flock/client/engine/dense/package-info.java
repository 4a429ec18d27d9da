/**
 * Chains of dense layers in plain Java: the same bits on every machine, without native code. DL4J's engine takes such
 * chains too, and their arithmetic beside its matrix products from here.
 */
package io.flock.client.engine.dense;
