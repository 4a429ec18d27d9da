package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;

/** Where an account's join record stands; one per account, so that it can't join twice. */
public record MembershipRecord(int slot) implements StateDocument {}
