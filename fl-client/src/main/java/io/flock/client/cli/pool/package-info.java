/** {@code flock pool}: FLOCK delegated to who takes part in the Arena, from the side of the pool and of those behind it. */
package io.flock.client.cli.pool;
