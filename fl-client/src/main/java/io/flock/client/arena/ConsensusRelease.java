package io.flock.client.arena;

import io.flock.client.participant.Bundles;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.Standing;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.content.IpfsClient;
import java.util.Optional;

/** Opens a completed task's consensus model to all, as one of those that it was sealed for: its node and the validators. */
public final class ConsensusRelease {
    private ConsensusRelease() {}

    /** In which envelope the best model is; empty without one, or where its node has shown another model since. */
    static Optional<Submission> submission(ArenaRoster roster) {
        return roster.best().flatMap(best -> roster.member(best.node()).flatMap(node -> node.standing()
                .map(Standing::submission)
                .filter(submission -> submission.model().equals(best.model()))));
    }

    /**
     * Stores and pins the model's own bytes. Asked again, it does the same.
     *
     * @throws FlockException WRONG_PHASE before the task is completed; CONTENT_UNAVAILABLE where the envelope can't be had;
     *     ENVELOPE_INVALID for who is none of those; CONTENT_MISMATCH where something else was sealed
     */
    public static ModelRef release(ArenaTaskView view, AccountId account, ArenaSecrets secrets, IpfsClient content) {
        ArenaRoster roster = view.roster()
                .filter(ended -> view.phase().phase() == ArenaPhase.COMPLETED
                        && ended.best().isPresent())
                .orElseThrow(() -> new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "task " + secrets.task() + " has no consensus model yet",
                        "wait until it is completed"));
        ConsensusModel best = roster.best().orElseThrow();
        Submission submission = submission(roster)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CONTENT_UNAVAILABLE,
                        best.node() + " has shown another model since the one that is the best",
                        "ask it for the bytes of " + best.model().cid() + ", and pin them"));
        new Submissions(
                        secrets.task(),
                        account,
                        secrets.accessKeys(),
                        Bundles.fetch(content, view.task().definition().bundle())
                                .shape()
                                .layout(),
                        content)
                .release(best.node(), submission);
        return best.model();
    }
}
