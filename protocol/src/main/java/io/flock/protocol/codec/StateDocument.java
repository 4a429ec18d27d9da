package io.flock.protocol.codec;

/**
 * Marks a record that is kept in the world state: its JSON carries {@code "schemaVersion"}. Older versions are read,
 * newer ones refused, so that an endorser never drops fields that it does not understand.
 */
public interface StateDocument {
    /** The version that this software writes. */
    int SCHEMA_VERSION = 1;
}
