/** {@code flock account} and {@code flock token}: identities, and FLOCK sent, allowed, collected, locked and burned. */
package io.flock.client.cli.token;
