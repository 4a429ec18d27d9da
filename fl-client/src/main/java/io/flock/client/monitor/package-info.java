/**
 * What a running participant counts, for Prometheus.
 *
 * <p>It only listens: no decision depends on it, and nothing that it shows is secret. The listener is on loopback.
 */
package io.flock.client.monitor;
