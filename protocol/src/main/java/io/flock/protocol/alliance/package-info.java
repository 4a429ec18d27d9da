/**
 * FL Alliance: tasks in which participants of several organisations train one model together, round by round.
 *
 * <p>Here stand its words: the task, its phases, the records that participants write (each write-once, under a key of its
 * own), and the documents that advances write. The rules are in {@code alliance.advance}. Every list of accounts is in
 * account order.
 */
package io.flock.protocol.alliance;
