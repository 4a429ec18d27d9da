/** {@code flock status}, {@code flock dashboard} and {@code flock preflight}: how a network and the tasks of an account stand. */
package io.flock.client.cli.watch;
