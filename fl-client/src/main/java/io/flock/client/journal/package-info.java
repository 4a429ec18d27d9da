/**
 * Files that records are appended to. What always holds: behind a record that was written in part no other one stands, so
 * that whoever reads from the beginning reads all that were written.
 */
package io.flock.client.journal;
