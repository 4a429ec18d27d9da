package io.flock.sdk.audit.internal.rules.token;

import io.flock.protocol.emission.EmissionEnd;
import io.flock.protocol.emission.EmissionState;
import io.flock.protocol.emission.Emitted;
import io.flock.protocol.emission.EpochClock;
import io.flock.protocol.emission.EpochClosing;
import io.flock.protocol.emission.EpochShare;
import io.flock.protocol.emission.StakeTotal;
import io.flock.protocol.emission.VerifiedTasks;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Entry;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What closing an epoch mints, for whom, and what tasks report for it and take from it. */
public final class EmissionRules {
    private EmissionRules() {}

    /** {@code governance:AdvanceEpoch}. */
    public static void advance(Replay replay) {
        AdvanceEpoch request = replay.request(AdvanceEpoch.class);
        EpochClock clock =
                clock(replay).orElseThrow(() -> Refusal.of(ErrorCode.NO_EPOCHS, "no task was ever verified"));
        EmissionState state =
                replay.find(LedgerKey.emission(), EmissionState.class).orElseGet(EmissionState::start);
        if (request.epoch() < state.next()) {
            return;
        }
        long from = clock.closableAt(state.next(), Membership.parameters(replay).clockWindowSeconds());
        Refusal.unless(
                request.epoch() == state.next() && replay.transaction().timestamp() >= from,
                ErrorCode.TOO_EARLY,
                "epoch " + state.next() + " can be closed from " + from);
        EpochClosing closing =
                EpochClosing.of(replay.settings().channel(), state, stakes(replay, state.next()), minted(replay));
        for (EpochShare share : closing.record().shares()) {
            replay.put(LedgerKey.emitted(share.task(), state.next()), new Emitted(share.amount()));
        }
        MoneyRules.enter(replay, EntryKind.MINTED, closing.record().minted());
        fold(replay, EntryKind.TREASURY, request.treasury());
        fold(replay, EntryKind.BURNED, request.burned());
        fold(replay, EntryKind.MINTED, request.minted());
        replay.put(LedgerKey.epoch(state.next()), closing.record());
        replay.put(LedgerKey.emission(), closing.state());
    }

    /** All that was ever minted. */
    public static Amount minted(Replay replay) {
        return total(replay, EntryKind.MINTED)
                .plus(Amount.sum(replay.range(KeyRange.entries(EntryKind.MINTED), Entry.class).values().stream()
                        .map(Entry::amount)
                        .toList()));
    }

    private static SortedMap<TaskName, Amount> stakes(Replay replay, int epoch) {
        SortedMap<TaskName, Amount> stakes = new TreeMap<>();
        for (TaskName task : verified(replay).tasks()) {
            if (replay.find(LedgerKey.emissionEnd(task), EmissionEnd.class).isEmpty()) {
                replay.find(LedgerKey.stakeTotal(epoch, task), StakeTotal.class)
                        .ifPresent(total -> stakes.put(task, total.stake()));
            }
        }
        return stakes;
    }

    private static void fold(Replay replay, EntryKind kind, List<TransactionId> transactions) {
        Amount sum = total(replay, kind);
        for (TransactionId transaction : transactions) {
            LedgerKey key = LedgerKey.entry(kind, transaction);
            Optional<Entry> entry = replay.find(key, Entry.class);
            if (entry.isPresent()) {
                sum = sum.plus(entry.get().amount());
                replay.delete(key);
            }
        }
        if (!sum.isZero()) {
            replay.put(LedgerKey.total(kind), new Entry(sum));
        }
    }

    private static Amount total(Replay replay, EntryKind kind) {
        return replay.find(LedgerKey.total(kind), Entry.class)
                .map(Entry::amount)
                .orElse(Amount.ZERO);
    }

    /**
     * Lets a task take part in the emission; the first one starts the epochs.
     *
     * @throws FlockException INVALID_ARGUMENT: it does already
     */
    public static void verify(Replay replay, TaskName task) {
        VerifiedTasks verified = verified(replay);
        Refusal.unless(!verified.has(task), ErrorCode.INVALID_ARGUMENT, task + " is verified already");
        if (clock(replay).isEmpty()) {
            replay.put(
                    LedgerKey.epochClock(),
                    new EpochClock(
                            replay.transaction().timestamp(),
                            Membership.parameters(replay).epochLength()));
            replay.put(LedgerKey.emission(), EmissionState.start());
        }
        replay.put(LedgerKey.verifiedTasks(), verified.with(task));
    }

    /**
     * Takes a task off the verified ones.
     *
     * @throws FlockException INVALID_ARGUMENT: the task is not verified
     */
    public static void unverify(Replay replay, TaskName task) {
        VerifiedTasks verified = verified(replay);
        Refusal.unless(verified.has(task), ErrorCode.INVALID_ARGUMENT, task + " is not verified");
        replay.put(LedgerKey.verifiedTasks(), verified.without(task));
    }

    /** Takes what was minted for a task since its last advance. */
    public static Amount fold(Replay replay, TaskName task) {
        SortedMap<LedgerKey, Emitted> waiting = replay.range(KeyRange.emittedFor(task), Emitted.class);
        waiting.keySet().forEach(replay::delete);
        return Amount.sum(waiting.values().stream().map(Emitted::amount).toList());
    }

    /** Reports what is staked in a task for the epoch that it acts in; nothing before there are epochs. */
    public static void acted(Replay replay, TaskName task, Amount stake) {
        clock(replay)
                .ifPresent(clock -> replay.put(
                        LedgerKey.stakeTotal(clock.epochAt(replay.transaction().timestamp()), task),
                        new StakeTotal(stake)));
    }

    /** Reports that a task takes part no more; nothing before there are epochs. */
    public static void ended(Replay replay, TaskName task) {
        clock(replay).ifPresent(clock -> replay.put(LedgerKey.emissionEnd(task), new EmissionEnd()));
    }

    private static Optional<EpochClock> clock(Replay replay) {
        return replay.find(LedgerKey.epochClock(), EpochClock.class);
    }

    private static VerifiedTasks verified(Replay replay) {
        return replay.find(LedgerKey.verifiedTasks(), VerifiedTasks.class)
                .orElseGet(() -> new VerifiedTasks(List.of()));
    }
}
