package io.flock.protocol.arena;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import java.util.Collections;
import java.util.List;

/** Who scores a node's submission, in account order. */
public record Assignment(AccountId node, @Limit(256) List<AccountId> validators) {
    public Assignment {
        validators = validators.stream().sorted().toList();
    }

    /** Whether an account is one of the validators. */
    public boolean isFor(AccountId account) {
        return Collections.binarySearch(validators, account) >= 0;
    }
}
