package io.flock.client.audit;

import io.flock.client.judge.Proposal;
import io.flock.client.participant.AdoptedAgain;
import io.flock.client.participant.AdoptedModels;
import io.flock.client.participant.UpdateSealing;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.identity.TaskId;
import io.flock.sdk.audit.AdoptedRound;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.report.RoundCheck;
import io.flock.sdk.audit.report.RoundCheck.Outcome;
import io.flock.sdk.content.IpfsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the models that rounds adopted again from the updates that are still in IPFS. What can't be had is said, and is no
 * difference: nobody has to keep updates for ever. Bytes that are the ledger's and still no update are one.
 * Sealed updates are read by nobody but the accounts of their round: such a round is not checked, and named.
 */
public final class ModelAudit {
    private static final Logger LOG = LoggerFactory.getLogger(ModelAudit.class);

    private final IpfsClient content;
    private final List<RoundCheck> checks = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private Optional<Task> last = Optional.empty();

    /** A task's models, or why they can't be computed. */
    private record Task(TaskId id, Optional<AdoptedModels> models, Optional<FlockException> failure) {}

    /** The content client stays the caller's to close. */
    public ModelAudit(IpfsClient content) {
        this.content = content;
    }

    /**
     * Checks rounds, those of one task one after the other.
     *
     * @throws FlockException STATE_FOLDER_UNUSABLE: this machine can't keep what it combines; all else is a round's reason
     */
    public void check(Stream<AdoptedRound> rounds) {
        rounds.forEachOrdered(this::check);
    }

    /** What came of each round. */
    public List<RoundCheck> checks() {
        return List.copyOf(checks);
    }

    /** The models that are not what the updates combine to. */
    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    private void check(AdoptedRound round) {
        try {
            AdoptedAgain again = models(round).again(round.view());
            if (again instanceof AdoptedAgain.Refuted refuted) {
                String code = ErrorCode.MODEL_INVALID.name();
                checks.add(check(round, Outcome.DIFFERENT, Optional.empty(), Optional.of(code)));
                differ(round, "no model: the standing update of " + text(refuted.update()));
            } else if (again instanceof AdoptedAgain.Combined combined) {
                compare(round, combined.artifact().ref());
            }
        } catch (FlockException e) {
            // A forged ledger may make any rule refuse; that ends no audit. What this machine lacks does.
            if (e.is(ErrorCode.STATE_FOLDER_UNUSABLE)) {
                throw e;
            }
            LOG.debug("{} is not checked", name(round), e);
            checks.add(check(round, Outcome.NOT_CHECKED, Optional.empty(), Optional.of(e.rawCode())));
        } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException e) {
            // Documents that no rule gives may lack anything; the audit of the blocks has named them.
            LOG.debug("{} is not checked", name(round), e);
            checks.add(check(round, Outcome.NOT_CHECKED, Optional.empty(), Optional.of(ErrorCode.DATA_INVALID.name())));
        }
    }

    private void compare(AdoptedRound round, ModelRef again) {
        boolean same = again.equals(round.adopted());
        checks.add(check(round, same ? Outcome.SAME : Outcome.DIFFERENT, Optional.of(again), Optional.empty()));
        if (!same) {
            differ(round, text(again));
        }
    }

    private void differ(AdoptedRound round, String expected) {
        differences.add(new Difference(
                round.block(),
                Optional.of(round.transaction()),
                Difference.Kind.CONTENT,
                "model of " + name(round),
                expected,
                text(round.adopted())));
    }

    private AdoptedModels models(AdoptedRound round) {
        TaskId id = round.definition().taskId();
        if (last.filter(task -> task.id().equals(id)).isEmpty()) {
            last = Optional.of(open(round));
        }
        Task task = last.orElseThrow();
        return task.models().orElseThrow(() -> task.failure().orElseThrow());
    }

    /** A bundle that is gone is looked for once, not once per round. */
    private Task open(AdoptedRound round) {
        TaskId id = round.definition().taskId();
        try {
            return new Task(
                    id,
                    Optional.of(new AdoptedModels(
                            round.definition(), content, UpdateSealing.ofStranger(round.definition()))),
                    Optional.empty());
        } catch (FlockException e) {
            return new Task(id, Optional.empty(), Optional.of(e));
        }
    }

    private static RoundCheck check(
            AdoptedRound round, Outcome outcome, Optional<ModelRef> again, Optional<String> reason) {
        return new RoundCheck(
                round.definition().taskId(),
                round.view().round().round(),
                round.block(),
                round.transaction(),
                outcome,
                round.adopted().digest(),
                again.map(ModelRef::digest),
                reason);
    }

    private static String name(AdoptedRound round) {
        return "round " + round.view().round().round() + " of "
                + round.definition().taskId();
    }

    private static String text(Proposal.Malformed update) {
        return update.proposer() + " does not read: " + Quoted.of(update.why());
    }

    private static String text(ModelRef model) {
        return model.cid() + " sha256 " + model.digest() + " tensors " + model.tensorDigest();
    }
}
