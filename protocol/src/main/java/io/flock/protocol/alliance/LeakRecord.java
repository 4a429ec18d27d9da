package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;

/** That a commitment was shown before its time, and by whom. */
public record LeakRecord(AccountId shownBy) implements StateDocument {}
