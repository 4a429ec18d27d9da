package io.flock.client.arena;

import io.flock.client.participant.Bundles;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.arena.Submission;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.SafetensorsReader;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.sdk.content.IpfsClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Opens a completed task's consensus model to all, as one of those that it was sealed for: its node and the validators. */
public final class ConsensusRelease {
    /** Validators whom a refusal names. */
    private static final int NAMED = 5;

    private ConsensusRelease() {}

    /** In which envelope the best model is; empty without one, or where its node has shown another model since. */
    static Optional<Submission> submission(ArenaRoster roster) {
        return roster.best()
                .flatMap(best -> roster.member(best.node()).flatMap(node -> node.submissionOf(best.model())));
    }

    /**
     * Stores and pins the model's own bytes. Asked again, it does the same.
     *
     * @throws FlockException WRONG_PHASE before the task is completed; CONTENT_UNAVAILABLE where the envelope can't be had;
     *     ENVELOPE_INVALID for who is none of those; CONTENT_MISMATCH where something else was sealed
     */
    public static ModelRef release(ArenaTaskView view, AccountId account, ArenaSecrets secrets, IpfsClient content) {
        ModelOpening opening = unsealed(view, account, secrets, layout(view, content), content);
        opening.open();
        return opening.model();
    }

    /**
     * What is to do so that everybody can have the model, and the account's own node keeps it. Until it is {@linkplain
     * ModelOpening#open opened} nobody can who could not before, and nothing but storing it can go wrong then. One that
     * somebody has opened already is stored and pinned too: it may be there only until its node collects garbage.
     *
     * @param secrets of the account, asked for only where the model is not open
     * @throws FlockException WRONG_PHASE before the task is completed; CONTENT_UNAVAILABLE, with the names of those who can
     *     open it, where this account can't; others of {@link #release}
     */
    public static ModelOpening opening(
            ArenaTaskView view, TaskId task, AccountId account, Supplier<ArenaSecrets> secrets, IpfsClient content) {
        ArenaRoster roster = completed(view, task);
        TensorLayout layout = layout(view, content);
        return opened(roster.best().orElseThrow().model(), layout, content).orElseGet(() -> {
            if (!isReader(roster, account)) {
                throw sealed(task, roster, account + " is none of those that it was sealed for");
            }
            try {
                return unsealed(view, account, secrets.get(), layout, content);
            } catch (FlockException e) {
                throw e.is(ErrorCode.ENVELOPE_INVALID) ? sealed(task, roster, e.what()) : e;
            }
        });
    }

    /** The model as somebody has opened it: every byte, since a node may lose any block that is not pinned. */
    private static Optional<ModelOpening> opened(ModelRef model, TensorLayout layout, IpfsClient content) {
        long most = SafetensorsReader.maxFileLength(layout);
        if (!content.isAvailable(model.file(), most)) {
            return Optional.empty();
        }
        try {
            byte[] file = content.get(model.file(), (int) Math.min(Integer.MAX_VALUE, most));
            return Optional.of(ModelOpening.again(model, file, content));
        } catch (FlockException e) {
            if (e.is(ErrorCode.CONTENT_UNAVAILABLE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ModelOpening unsealed(
            ArenaTaskView view, AccountId account, ArenaSecrets secrets, TensorLayout layout, IpfsClient content) {
        ArenaRoster roster = completed(view, secrets.task());
        ConsensusModel best = roster.best().orElseThrow();
        Submission submission = submission(roster)
                .orElseThrow(() -> new FlockException(
                        ErrorCode.CONTENT_UNAVAILABLE,
                        best.node() + " has shown another model since the one that is the best",
                        "ask it for the bytes of " + best.model().cid() + ", and pin them"));
        return new Submissions(secrets.task(), account, secrets.accessKeys(), layout, content)
                .unsealed(best.node(), submission);
    }

    /**
     * The model that a task has come to.
     *
     * @throws FlockException WRONG_PHASE before the task is completed, and where it ended without a model
     */
    public static ConsensusModel consensus(ArenaTaskView view, TaskId task) {
        return completed(view, task).best().orElseThrow();
    }

    /** For who could not fetch the model: where no content node has it, the same with those who can open it to all. */
    public static FlockException orWhoOpensIt(ArenaTaskView view, TaskId task, FlockException failure) {
        return failure.is(ErrorCode.CONTENT_UNAVAILABLE)
                ? new FlockException(
                        ErrorCode.CONTENT_UNAVAILABLE,
                        "the consensus model of arena:" + task + " can't be had: " + failure.what(),
                        whoOpensIt(task, completed(view, task)),
                        failure)
                : failure;
    }

    private static ArenaRoster completed(ArenaTaskView view, TaskId task) {
        return view.roster()
                .filter(ended -> view.phase().phase() == ArenaPhase.COMPLETED
                        && ended.best().isPresent())
                .orElseThrow(() -> none(view.phase().phase(), task));
    }

    private static FlockException none(ArenaPhase phase, TaskId task) {
        return phase.isTerminal()
                ? new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "task " + task + " has no consensus model: it is " + phase + " without one",
                        "there will be none: choose another of 'flock arena list'")
                : new FlockException(
                        ErrorCode.WRONG_PHASE,
                        "task " + task + " has no consensus model yet: it is in " + phase,
                        "wait until it is completed, as 'flock status " + task + "' shows it");
    }

    private static TensorLayout layout(ArenaTaskView view, IpfsClient content) {
        return Bundles.fetch(content, view.task().definition().bundle()).shape().layout();
    }

    private static boolean isReader(ArenaRoster roster, AccountId account) {
        return account.equals(roster.best().orElseThrow().node())
                || validators(roster).contains(account);
    }

    private static List<AccountId> validators(ArenaRoster roster) {
        return roster.members().stream()
                .filter(member -> member.role() == ArenaRole.VALIDATOR)
                .map(ArenaMember::account)
                .toList();
    }

    private static FlockException sealed(TaskId task, ArenaRoster roster, String why) {
        return new FlockException(
                ErrorCode.CONTENT_UNAVAILABLE,
                "the consensus model of arena:" + task + " is sealed, and no host can open it: " + why,
                whoOpensIt(task, roster));
    }

    private static String whoOpensIt(TaskId task, ArenaRoster roster) {
        List<AccountId> validators = validators(roster);
        String named = validators.stream().limit(NAMED).map(AccountId::toString).collect(Collectors.joining(", "));
        String more = validators.size() > NAMED ? " and " + (validators.size() - NAMED) + " more" : "";
        return "have its node " + roster.best().orElseThrow().node() + " or one of its validators (" + named + more
                + ") run 'flock arena release " + task + "', then try again";
    }
}
