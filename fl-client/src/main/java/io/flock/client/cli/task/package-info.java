/** {@code flock task}: tasks of the FL Alliance, created, listed, shown, cancelled and verified. */
package io.flock.client.cli.task;
