package io.flock.protocol.alliance;

/** How the updates of a task lie in the content store. */
public enum UpdateStorage {
    /** As they are: whoever reaches a content node that has one can read it. */
    PLAIN,
    /** In an envelope that opens for the accounts with a seat in the update's round, and for nobody else. */
    SEALED
}
