/** {@code flock bundle}: what a task trains, drafted from a data file, checked against one, shown and published. */
package io.flock.client.cli.bundle;
