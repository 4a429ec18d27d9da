/**
 * The {@code flock} command: doors only. Each command reads its arguments, makes a few calls of the SDK and prints.
 *
 * <p>What always holds: an error is one line, {@code CODE: what happened – what to do}, on standard error, and the exit
 * status is its code's ({@link io.flock.protocol.error.ErrorCode#exitClass}); results, and nothing else, go to standard
 * output. Other modules add commands as {@link io.flock.client.cli.CommandProvider}s.
 *
 * <p>Each group of commands has a package: {@code token}, {@code pool}, {@code governance}, {@code task},
 * {@code participate}, {@code arena}, {@code bundle}, {@code market}, {@code knowledge}, {@code watch}, {@code audit} and
 * {@code simulate}. They know nothing of each other. What they share lies in {@code command}, {@code option},
 * {@code definition}, {@code progress}, {@code network} and {@code output}, none of which knows a command.
 */
package io.flock.client.cli;
