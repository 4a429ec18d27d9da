package io.flock.chaincode.rules.delegation;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.delegation.PoolDocument;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.SetSharingRatio;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.TimeText;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import java.util.Optional;

/** Pools and their terms. */
public final class Pools {
    private Pools() {}

    /**
     * Opens the caller's pool in a role, once for good. The same again has no effect.
     *
     * @throws FlockException NOT_A_MEMBER, INVALID_ARGUMENT for delegations of nothing, ALREADY_DONE with other terms
     */
    public static void open(Ledger ledger, OpenPool request) {
        Membership.require(ledger, ledger.account().organisation());
        if (request.minDelegation().isZero()) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.minDelegation is 0");
        }
        LedgerKey key = PoolKeys.pool(ledger.account(), request.role());
        PoolDocument opened = new PoolDocument(
                ledger.account(), request.role(), request.ratio(), Optional.empty(), request.minDelegation());
        Optional<PoolDocument> before = ledger.find(key, PoolDocument.class);
        if (before.isPresent() && !before.get().equals(opened)) {
            throw new FlockException(
                    ErrorCode.ALREADY_DONE,
                    ledger.account() + " has a pool as " + request.role() + " with other terms",
                    "announce another ratio with SetSharingRatio");
        }
        if (before.isEmpty()) {
            ledger.put(key, opened);
            ledger.happened(FlockEvent.of(EventKind.POOL_OPENED)
                    .withAccount(ledger.account())
                    .withKey(key));
        }
    }

    /**
     * Announces another ratio. It counts for what is allotted from the end of governance's notice on, so that who does not
     * agree can leave before; what is allotted keeps its ratio. Another one can be announced when it counts.
     *
     * @throws FlockException UNKNOWN_POOL, TOO_EARLY while one is announced
     */
    public static void setRatio(Ledger ledger, SetSharingRatio request) {
        PoolDocument pool = read(ledger, ledger.account(), request.role());
        long now = ledger.transaction().timestamp();
        Optional<Long> announced = pool.next().map(change -> change.from()).filter(from -> from > now);
        if (announced.isPresent()) {
            throw new FlockException(
                    ErrorCode.TOO_EARLY,
                    "a ratio is announced that counts from " + TimeText.of(announced.get()) + " on, it is "
                            + TimeText.of(now));
        }
        LedgerKey key = PoolKeys.pool(ledger.account(), request.role());
        long from = now + Membership.parameters(ledger).delegationBounds().noticeSeconds();
        ledger.put(key, pool.announcing(request.ratio(), now, from));
        ledger.happened(FlockEvent.of(EventKind.RATIO_ANNOUNCED)
                .withAccount(ledger.account())
                .withKey(key));
    }

    /** @throws FlockException UNKNOWN_POOL */
    static PoolDocument read(Ledger ledger, AccountId owner, ArenaRole role) {
        return ledger.find(PoolKeys.pool(owner, role), PoolDocument.class)
                .orElseThrow(() -> new FlockException(ErrorCode.UNKNOWN_POOL, owner + " has no pool as " + role));
    }
}
