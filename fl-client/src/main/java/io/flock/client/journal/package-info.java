/**
 * Files that records are appended to, and that are written anew when most of what they hold stands for nothing.
 *
 * <p>What always holds: behind a record that was written in part no other one stands, so that whoever reads from the beginning
 * reads all that were written; and a crash while a file is written anew leaves the old one, or the new one as a whole.
 */
package io.flock.client.journal;
