/**
 * Files that pass between this project and other programs. The tests compare with files that are kept; in {@code mvn
 * verify -Pinterop} the other program itself reads and writes.
 */
package io.flock.protocol.interop;
