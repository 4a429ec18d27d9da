/** {@code flock arena}: tasks of the AI Arena, created and shown, and an account in one as its creator, a node or a validator. */
package io.flock.client.cli.arena;
