package io.flock.chaincode.rules.emission;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.emission.EmissionSchedule;
import io.flock.protocol.emission.EmissionState;
import io.flock.protocol.emission.EpochClock;
import io.flock.protocol.emission.EpochRecord;
import io.flock.protocol.emission.EpochView;
import io.flock.protocol.emission.request.GetEmission;
import io.flock.protocol.emission.request.GetEpochRecord;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import java.util.List;
import java.util.Optional;

/** What can be asked of emission. */
public final class EmissionViews {
    /** As many as one closing can fold. */
    private static final int SHOWN_ENTRIES = 200;

    private EmissionViews() {}

    public static EpochView emission(Ledger ledger, GetEmission request) {
        EmissionState state = EpochAdvancing.state(ledger);
        Optional<EpochClock> clock = TaskEmission.clock(ledger);
        Amount minted = Totals.of(ledger, EntryKind.MINTED);
        int window = Membership.parameters(ledger).clockWindowSeconds();
        return new EpochView(
                clock,
                state,
                clock.map(known -> known.closableAt(state.next(), window)),
                EmissionSchedule.next(state.mints(), state.emitted(), minted),
                EpochAdvancing.verified(ledger),
                Totals.of(ledger, EntryKind.TREASURY),
                Totals.of(ledger, EntryKind.BURNED),
                minted,
                entries(ledger, EntryKind.TREASURY),
                entries(ledger, EntryKind.BURNED),
                entries(ledger, EntryKind.MINTED));
    }

    /** How an epoch was closed; UNKNOWN_EPOCH before. */
    public static EpochRecord epoch(Ledger ledger, GetEpochRecord request) {
        return EpochAdvancing.record(ledger, request.epoch());
    }

    private static List<TransactionId> entries(Ledger ledger, EntryKind kind) {
        return ledger.page(KeyRange.entries(kind), Optional.empty(), SHOWN_ENTRIES, Entry.class).documents().stream()
                .map(found -> TransactionId.parse(found.lastAttribute()))
                .toList();
    }
}
