package io.flock.protocol.arena;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.AccountId;
import java.util.List;

/** Who scores a node's submission, in account order. */
public record Assignment(AccountId node, @Limit(256) List<AccountId> validators) {
    public Assignment {
        validators = validators.stream().sorted().toList();
    }
}
