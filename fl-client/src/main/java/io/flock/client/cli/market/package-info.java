/**
 * {@code flock model}, {@code flock channel} and {@code flock serve}: models published, hosted, asked, paid for and rated,
 * and what their users tell about drift.
 */
package io.flock.client.cli.market;
