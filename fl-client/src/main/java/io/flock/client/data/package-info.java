/**
 * A participant's own data: read from CSV or IDX files, checked against the task's bundle, split into the part that it
 * trains on and the part that it judges others by.
 *
 * <p>What always holds: no row enters that the bundle's data section does not allow, and the first bad one is named by
 * file, line and column; the same files and the same seed give the same split; nothing here leaves the machine.
 */
package io.flock.client.data;
