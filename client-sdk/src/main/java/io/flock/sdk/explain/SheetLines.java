package io.flock.sdk.explain;

import io.flock.protocol.codec.Json;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import io.flock.protocol.token.LockPart;
import io.flock.protocol.token.Refund;
import io.flock.sdk.audit.TrailStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines of a balance sheet as they come, and what epochs minted for the task that it has not folded yet. */
final class SheetLines {
    private final List<SheetLine> lines = new ArrayList<>();
    private final SortedMap<String, Amount> emitted = new TreeMap<>();

    SheetLines() {}

    List<SheetLine> lines() {
        return lines;
    }

    /** What a transaction moved; nothing is no line. */
    void add(String what, Optional<AccountId> account, long micros, TrailStep step) {
        if (micros != 0) {
            lines.add(new SheetLine(what, account, micros, Optional.of(step.id())));
        }
    }

    /** What a stake is called. */
    static String staked(Optional<LockPart> of) {
        return of.map(part -> "staked, behind " + part.gm().format() + " gmFLOCK of a lock")
                .orElse("staked");
    }

    /** What a transaction paid to an account, into its balance and into its lock. */
    void pay(String what, AccountId account, Refund refund, TrailStep step) {
        add(what, Optional.of(account), -refund.flock().micros(), step);
        refund.lock()
                .ifPresent(part -> add(
                        what + ", into the lock, behind " + part.gm().format() + " gmFLOCK",
                        Optional.of(account),
                        -part.principal().micros(),
                        step));
    }

    /** What lies there at the end, with a minus. */
    void hold(String what, Optional<AccountId> account, long micros) {
        if (micros != 0) {
            lines.add(new SheetLine(what, account, -micros, Optional.empty()));
        }
    }

    /** What a transaction sent to the treasury. */
    void toTreasury(TrailStep step) {
        step.wrote(LedgerKey.entry(EntryKind.TREASURY, step.id()), Entry.class)
                .ifPresent(entry ->
                        add("to the treasury", Optional.empty(), -entry.amount().micros(), step));
    }

    /** An epoch minted for the task, or the task folded that into its pool, where there is no document any more. */
    void emission(TrailStep step, LedgerKey key, Optional<String> document) {
        if (document.isPresent()) {
            Amount amount = Json.read(document.get(), Emitted.class).amount();
            emitted.put(key.composite(), amount);
            add(
                    "emission of epoch " + Integer.parseInt(key.attributes().get(1)),
                    Optional.empty(),
                    amount.micros(),
                    step);
        } else {
            emitted.remove(key.composite());
        }
    }

    /** What was minted and not folded lies in the task too. */
    void holdEmitted() {
        emitted.values().forEach(amount -> hold("emission not folded yet", Optional.empty(), amount.micros()));
    }
}
