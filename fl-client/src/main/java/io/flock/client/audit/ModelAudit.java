package io.flock.client.audit;

import io.flock.client.participant.AdoptedModels;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.error.FlockException;
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
 * difference: nobody has to keep updates for ever.
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
     * @throws FlockException what has another cause than content
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
            ModelRef again = models(round).again(round.view()).ref();
            boolean same = again.equals(round.adopted());
            checks.add(check(round, same ? Outcome.SAME : Outcome.DIFFERENT, Optional.of(again), Optional.empty()));
            if (!same) {
                differences.add(new Difference(
                        round.block(),
                        Optional.of(round.transaction()),
                        Difference.Kind.CONTENT,
                        "model of " + name(round),
                        text(again),
                        text(round.adopted())));
            }
        } catch (FlockException e) {
            if (e.code().filter(code -> code.exitClass() == ExitClass.CONTENT).isEmpty()) {
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
            return new Task(id, Optional.of(new AdoptedModels(round.definition(), content)), Optional.empty());
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

    private static String text(ModelRef model) {
        return model.cid() + " sha256 " + model.digest() + " tensors " + model.tensorDigest();
    }
}
