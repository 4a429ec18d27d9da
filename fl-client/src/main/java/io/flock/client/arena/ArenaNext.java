package io.flock.client.arena;

import io.flock.client.arena.ArenaAction.Ending;
import io.flock.client.participant.Decision;
import io.flock.client.participant.Promises;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import java.util.Map;
import java.util.Optional;

/**
 * What to do next, from the ledger's state and the account's hash chain: the same state gives the same decision, whatever
 * happened before. The ledger says who is awaited; this says what the awaited one does.
 */
public final class ArenaNext {
    private final ArenaSituation at;
    private final HashChain chain;

    private ArenaNext(ArenaSituation at, HashChain chain) {
        this.at = at;
        this.chain = chain;
    }

    /** The next decision. */
    public static Decision<ArenaAction, Ending> of(ArenaSituation situation, HashChain chain) {
        return new ArenaNext(situation, chain).decide();
    }

    private Decision<ArenaAction, Ending> decide() {
        if (at.phase().isTerminal()) {
            return afterTheEnd();
        }
        if (at.role().isPresent()) {
            if (at.phase() == ArenaPhase.OPEN && own().stake().isEmpty()) {
                return act(new ArenaAction.Stake());
            }
            if (at.task().roster().isPresent() && at.member().isEmpty()) {
                return leave();
            }
        }
        return duty().map(ArenaNext::act).orElseGet(this::keep);
    }

    /** The task began without it. */
    private Decision<ArenaAction, Ending> leave() {
        return own().canUnstake() ? act(new ArenaAction.Withdraw()) : new Decision.Finish<>(Ending.NOT_ADMITTED);
    }

    private Decision<ArenaAction, Ending> afterTheEnd() {
        ArenaParticipantView own = own();
        if (own.canUnstake()) {
            return act(new ArenaAction.Withdraw());
        }
        ArenaDues dues = new ArenaDues(at.task(), own);
        if (dues.isClaimable()) {
            return act(new ArenaAction.Claim());
        }
        return new Decision.Finish<>(
                dues.vests() ? Ending.VESTING : dues.wasIn() ? Ending.CLAIMED : Ending.NOTHING_DUE);
    }

    private Optional<ArenaAction> duty() {
        if (!at.isAwaited()) {
            return Optional.empty();
        }
        if (at.role().isEmpty()) {
            return creatorDuty();
        }
        return at.member().isPresent() ? memberDuty() : Optional.empty();
    }

    private Optional<ArenaAction> creatorDuty() {
        return switch (at.phase()) {
            case ACCESS ->
                at.task().access().isPresent() ? Optional.empty() : Optional.of(new ArenaAction.PublishAccess());
            case FINAL_KEY -> Optional.of(new ArenaAction.PublishFinalKey());
            default -> Optional.empty();
        };
    }

    private Optional<ArenaAction> memberDuty() {
        int epoch = at.seen().epochNumber();
        Digest preimage = preimage();
        return switch (at.phase()) {
            case ACCESS ->
                at.task().access().isPresent() ? Optional.of(new ArenaAction.ConfirmAccess()) : Optional.empty();
            case SEED -> Optional.of(new ArenaAction.RevealSeed(epoch, preimage));
            case SUBMIT -> Optional.of(new ArenaAction.CommitSubmission(epoch));
            case REVEAL -> isNode() ? revealSubmission(epoch) : Optional.of(new ArenaAction.CheckIn(epoch, preimage));
            case SCORE_COMMIT, DISPUTE_COMMIT -> Optional.of(new ArenaAction.CommitScores(epoch, at.phase()));
            case SCORE_REVEAL ->
                committed(records().scores())
                        .map(commitment -> new ArenaAction.RevealScores(
                                epoch, ArenaPhase.SCORE_COMMIT, commitment, Optional.of(preimage)));
            case DISPUTE_REVEAL ->
                committed(records().disputeScores())
                        .map(commitment -> new ArenaAction.RevealScores(
                                epoch, ArenaPhase.DISPUTE_COMMIT, commitment, Optional.empty()));
            case OPEN, CLOSED, FINAL_KEY, COMPLETED, CANCELLED -> Optional.empty();
        };
    }

    private boolean isNode() {
        return at.role().filter(role -> role == ArenaRole.NODE).isPresent();
    }

    private Optional<ArenaAction> revealSubmission(int epoch) {
        return Optional.ofNullable(records().submissions().get(at.account()))
                .flatMap(SubmissionRecord::commitment)
                .map(commitment -> new ArenaAction.RevealSubmission(epoch, commitment));
    }

    private Optional<Commitment> committed(Map<?, ScoreRecord> scores) {
        return Optional.ofNullable(scores.get(at.account())).flatMap(ScoreRecord::commitment);
    }

    /** What the account has to show next. With another secret it can show nothing, and would be silent in every epoch. */
    private Digest preimage() {
        return at.member()
                .flatMap(member -> chain.behind(member.tip()))
                .orElseThrow(() -> Promises.otherSecret(
                        at.account(), at.task().task().definition().taskId()));
    }

    private ArenaEpochView records() {
        return at.seen()
                .epoch()
                .orElseThrow(
                        () -> new IllegalStateException("epoch " + at.seen().epochNumber() + " was not read"));
    }

    private ArenaParticipantView own() {
        return at.own().orElseThrow(() -> new IllegalStateException(at.account() + "'s part was not read"));
    }

    /** Advances where that is possible and this account's turn; otherwise says when it may be. */
    private Decision<ArenaAction, Ending> keep() {
        boolean open = at.task().advanceable() || at.now() >= at.task().advanceAt();
        if (!open) {
            return new Decision.Wait<>(at.task().advanceAt() - at.now());
        }
        if (at.now() < at.keeperFrom()) {
            return new Decision.Wait<>(at.keeperFrom() - at.now());
        }
        return act(new ArenaAction.Advance(at.seen().epochNumber(), at.phase()));
    }

    private static Decision<ArenaAction, Ending> act(ArenaAction action) {
        return new Decision.Act<>(action);
    }
}
