/**
 * How a participant that runs for long tells of its steps: a bar, a line or a JSON object each, in the Alliance and in the
 * Arena.
 */
package io.flock.client.cli.progress;
