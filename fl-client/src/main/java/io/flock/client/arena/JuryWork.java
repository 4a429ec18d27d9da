package io.flock.client.arena;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.participant.Patience;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ContentKey;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.Score;
import io.flock.protocol.arena.Scores;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.content.IpfsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A validator's work: opening sets and submissions, and measuring. Doing it again gives the same. For one thread. */
public final class JuryWork {
    private final AccountId account;
    private final ArenaSecrets secrets;
    private final ArenaTask task;
    private final Bundle bundle;
    private final IpfsClient content;
    private final Submissions submissions;
    private final SubmissionMeasure measure;
    private final JuryConduct conduct;
    private final Map<SetName, Examples> sets = new EnumMap<>(SetName.class);
    private final Map<Measured, Score> scores = new HashMap<>();

    private record Measured(SetName set, EpochEntry entry) {}

    /** Evaluator and content client stay the caller's to close. */
    public JuryWork(
            AccountId account,
            ArenaSecrets secrets,
            ArenaTask task,
            Bundle bundle,
            Evaluator evaluator,
            IpfsClient content,
            JuryConduct conduct) {
        this.account = account;
        this.secrets = secrets;
        this.task = task;
        this.bundle = bundle;
        this.content = content;
        this.submissions = new Submissions(
                task.taskId(), account, secrets.accessKeys(), bundle.shape().layout(), content);
        this.measure = new SubmissionMeasure(task, bundle, evaluator);
        this.conduct = conduct;
    }

    /** The public key that keys are to be wrapped for. */
    String accessKey() {
        return secrets.accessKeys().publicKey().text();
    }

    /**
     * Opens the validation set, as anybody must who confirms that it can.
     *
     * @throws FlockException ENVELOPE_INVALID: no key, a wrong one, or a set that can't be used; CONTENT_UNAVAILABLE
     */
    void openValidationSet(ArenaSnapshot seen) {
        examples(SetName.VALIDATION, seen);
    }

    /**
     * The scores of a stage, in the order of the assignments.
     *
     * @param time late in the phase what can't be had is called unavailable; before it is an error, and worth another try
     */
    Scores score(ArenaSnapshot seen, ArenaPhase stage, ScoringTime time) {
        EpochDocument document = seen.epoch().orElseThrow().document().orElseThrow();
        SetName set = task.isFinal(document.epoch()) ? SetName.FINAL : SetName.VALIDATION;
        List<AccountId> assigned = document.assigned(stage, account);
        List<Score> scored = new ArrayList<>();
        boolean late = time.isLate();
        Patience patience = time.fetching();
        for (EpochEntry entry : document.entries()) {
            if (assigned.contains(entry.node())) {
                Duration limit = patience.next(assigned.size() - scored.size());
                scored.add(conduct.score(document.epoch(), entry, () -> measured(seen, set, entry, late, limit)));
            }
        }
        return Scores.of(scored);
    }

    private Score measured(ArenaSnapshot seen, SetName set, EpochEntry entry, boolean late, Duration limit) {
        Measured key = new Measured(set, entry);
        Score known = scores.get(key);
        if (known != null) {
            return known;
        }
        try {
            Examples examples = examples(set, seen);
            byte[] file = submissions.open(entry.node(), entry.submission(), limit);
            Score score = measure.of(
                    entry.node(), seen.epochNumber(), entry.submission().model(), file, examples);
            scores.put(key, score);
            return score;
        } catch (FlockException e) {
            return missing(e, late);
        }
    }

    /** Bytes may come while the phase is young; a key that is not there does not come. */
    private static Score missing(FlockException e, boolean late) {
        boolean maybeLater = e.is(ErrorCode.CONTENT_UNAVAILABLE)
                || e.is(ErrorCode.CONTENT_MISMATCH)
                || e.is(ErrorCode.CONTENT_INVALID)
                || e.is(ErrorCode.CONNECTION_FAILED)
                || e.is(ErrorCode.DEADLINE_EXCEEDED);
        if (maybeLater && !late) {
            throw e;
        }
        if (maybeLater || e.is(ErrorCode.ENVELOPE_INVALID)) {
            return Score.UNAVAILABLE;
        }
        if (e.is(ErrorCode.CONTENT_TOO_LARGE) || e.is(ErrorCode.CID_INVALID)) {
            return Score.INVALID;
        }
        throw e;
    }

    private Examples examples(SetName name, ArenaSnapshot seen) {
        Examples known = sets.get(name);
        if (known != null) {
            return known;
        }
        ContentKey key =
                name == SetName.FINAL ? seen.task().finalKey().orElseThrow(() -> noKey(name)) : validationKey(seen);
        Examples examples = OpenedSet.read(content, task, name, key, bundle.data(), DataSetFile.MAX_BYTES);
        sets.put(name, examples);
        return examples;
    }

    private ContentKey validationKey(ArenaSnapshot seen) {
        String wrapped = seen.task()
                .access()
                .flatMap(access -> Optional.ofNullable(access.wrappedKeys().get(account)))
                .orElseThrow(() -> noKey(SetName.VALIDATION));
        return secrets.accessKeys().unwrap(wrapped, Purpose.access(task.taskId(), account));
    }

    private FlockException noKey(SetName name) {
        return new FlockException(
                ErrorCode.ENVELOPE_INVALID,
                "the creator published no key of the " + name + " set for " + account,
                "without it the account has no duties");
    }

    Submissions submissions() {
        return submissions;
    }
}
