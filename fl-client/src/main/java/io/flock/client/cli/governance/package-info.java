/**
 * {@code flock governance}: the channel's parameters, changed by proposals that organisations approve, and the emission of
 * FLOCK per epoch.
 */
package io.flock.client.cli.governance;
