/**
 * The {@code flock} command: doors only. Each command reads its arguments, makes a few calls of the SDK and prints.
 *
 * <p>What always holds: an error is one line, {@code CODE: what happened – what to do}, on standard error, and the exit
 * status is its code's ({@link io.flock.protocol.error.ErrorCode#exitClass}); results, and nothing else, go to standard
 * output. Other modules add commands as {@link io.flock.client.cli.CommandProvider}s.
 */
package io.flock.client.cli;
