package io.flock.client.participant;

import io.flock.client.bundle.Bundle;
import io.flock.client.judge.ArtifactCheck;
import io.flock.client.judge.Proposal;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.tensor.ArtifactHeader;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.TensorLayout;
import io.flock.protocol.tensor.UpdateEncoding;
import io.flock.sdk.content.IpfsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The revealed updates of one task's rounds, fetched, opened where they are sealed, and checked, and what they
 * combine to. Needs no data. For several threads.
 */
public final class RoundUpdates {
    /** Bytes of updates that are kept between judging and aggregating. */
    private static final long MEMORY = 32 << 20;

    private final TaskId task;
    private final Digest bundle;
    private final UpdateEncoding encoding;
    private final TensorLayout layout;
    private final IpfsClient content;
    private final UpdateSealing sealing;
    private final GlobalModels models;
    private final Map<ModelRef, Proposal> checked = new HashMap<>();
    private int checkedRound = -1;

    /**
     * The content client stays the caller's to close.
     *
     * @param sealing how the task has its updates stored, for the account that reads them
     */
    public RoundUpdates(TaskId task, Bundle bundle, IpfsClient content, UpdateSealing sealing) {
        this.task = task;
        this.bundle = bundle.digest();
        this.encoding = bundle.training().updates();
        this.layout = bundle.shape().layout();
        this.content = content;
        this.sealing = sealing;
        this.models = new GlobalModels(content, layout);
    }

    /** The weights of a global model of the task; throws as {@link GlobalModels#get}. */
    public ModelWeights global(GlobalModel model) {
        return models.get(model);
    }

    /** The revealed updates in the order in which the round has them; one that does not come in its time is missing. */
    List<Proposal> proposals(RoundView view, Patience patience) {
        ModelWeights global = global(view.round().model());
        Digest parent = global.tensorDigest();
        List<AccountId> proposers = view.round().proposals().orElse(List.of());
        List<Proposal> all = new ArrayList<>();
        for (AccountId proposer : proposers) {
            Duration limit = patience.next(proposers.size() - all.size());
            all.add(proposal(view, proposer, global, parent, (file, most) -> content.get(file, most, limit)));
        }
        return List.copyOf(all);
    }

    /** How an update's file is got. */
    private interface Fetching {
        byte[] get(ContentRef file, int most);
    }

    /**
     * The aggregate of these updates, bit for bit what everyone gets, as a file.
     *
     * @throws FlockException CONTENT_UNAVAILABLE: an update can't be had, or is not what was revealed
     */
    public Artifact aggregate(AggregationRule rule, RoundView view, List<AccountId> standing) {
        RoundDocument round = view.round();
        Digest parent = global(round.model()).tensorDigest();
        ModelWeights combined = combined(rule, view, standing);
        Artifact artifact = Artifact.of(combined, header(Optional.empty(), round.round(), parent));
        if (layout.bytes() <= MEMORY) {
            // Most likely the next round's model, and as good as fetched: the digests are of the same tensors.
            models.expect(artifact.ref(), combined);
        }
        return artifact;
    }

    /** Whether {@link #global} fetches nothing for this model. */
    boolean holds(GlobalModel model) {
        return models.holds(model);
    }

    /**
     * As {@link #aggregate}, for who asks whether the ledger is right: every update is looked at, so that one that can't be
     * had does not hide one that proves the adopted model false.
     *
     * @throws FlockException CONTENT_UNAVAILABLE: an update can't be had, and no other one refutes the model; UPDATES_SEALED:
     *     the round's are sealed for others, or one is not sealed for this account
     */
    AdoptedAgain again(AggregationRule rule, RoundView view, List<AccountId> standing) {
        sealing.requireReader(view.round());
        ModelWeights global = global(view.round().model());
        Digest parent = global.tensorDigest();
        Optional<Proposal> unusable = Optional.empty();
        try (Combining combining = Combining.by(rule, global)) {
            for (AccountId proposer : standing) {
                Proposal proposal = proposal(view, proposer, global, parent);
                if (proposal instanceof Proposal.Malformed malformed) {
                    return new AdoptedAgain.Refuted(malformed);
                }
                if (!(proposal instanceof Proposal.Loaded loaded)) {
                    unusable = unusable.or(() -> Optional.of(proposal));
                } else if (unusable.isEmpty()) {
                    combining.add(proposer, loaded.weights());
                }
            }
            if (unusable.isPresent()) {
                throw unusable.get() instanceof Proposal.Withheld withheld
                        ? closed(withheld)
                        : unusable(unusable.get());
            }
            ArtifactHeader header = header(Optional.empty(), view.round().round(), parent);
            return new AdoptedAgain.Combined(Artifact.of(combining.result(), header));
        }
    }

    /** The tensors of {@link #aggregate}. */
    ModelWeights combined(AggregationRule rule, RoundView view, List<AccountId> standing) {
        ModelWeights global = global(view.round().model());
        Digest parent = global.tensorDigest();
        try (Combining combining = Combining.by(rule, global)) {
            for (AccountId proposer : standing) {
                Proposal proposal = proposal(view, proposer, global, parent);
                if (!(proposal instanceof Proposal.Loaded loaded)) {
                    throw unusable(proposal);
                }
                combining.add(proposer, loaded.weights());
            }
            return combining.result();
        }
    }

    private static FlockException unusable(Proposal proposal) {
        return new FlockException(
                ErrorCode.CONTENT_UNAVAILABLE,
                "the standing update of " + proposal.proposer() + " can't be used: " + proposal,
                "it is tried again while the phase lasts");
    }

    private static FlockException closed(Proposal.Withheld update) {
        return new FlockException(
                ErrorCode.UPDATES_SEALED,
                "the standing update of " + update.proposer() + " can't be opened here: " + update.why());
    }

    /** An own update as it is published in a round: the same again where updates are plain. */
    Artifact stored(RoundDocument round, Artifact update) {
        return update.stored(sealing.stored(round, update.bytes()));
    }

    /** An update as a file, encoded as the bundle says; what the ledger knows of its tensors is what it decodes to. */
    Artifact update(ModelWeights trained, ModelWeights global, ArtifactHeader header) {
        return Artifact.update(trained, global, encoding, header);
    }

    /** The header of the task's artifacts: an account's update, or an aggregate. */
    ArtifactHeader header(Optional<AccountId> account, int round, Digest parent) {
        return new ArtifactHeader(account, task, round, bundle, parent);
    }

    /** What a proposer revealed in the round. */
    static ModelRef revealed(RoundView view, AccountId proposer) {
        return Optional.ofNullable(view.updates().get(proposer))
                .flatMap(UpdateRecord::model)
                .orElseThrow(() -> new IllegalStateException("the proposal of " + proposer + " was not revealed"));
    }

    /** Checked once: what was judged is not read again to be aggregated, unless it would fill the memory. */
    private Proposal proposal(RoundView view, AccountId proposer, ModelWeights global, Digest parent) {
        return proposal(view, proposer, global, parent, content::get);
    }

    private Proposal proposal(
            RoundView view, AccountId proposer, ModelWeights global, Digest parent, Fetching fetching) {
        ModelRef model = revealed(view, proposer);
        int round = view.round().round();
        Optional<Proposal> known =
                known(round, model).filter(proposal -> proposal.proposer().equals(proposer));
        if (known.isPresent()) {
            return known.get();
        }
        Proposal proposal = read(view, proposer, model, global, parent, fetching);
        if (proposal instanceof Proposal.Loaded) {
            keep(round, model, proposal);
        }
        return proposal;
    }

    private synchronized Optional<Proposal> known(int round, ModelRef model) {
        return Optional.ofNullable(round == checkedRound ? checked.get(model) : null);
    }

    private synchronized void keep(int round, ModelRef model, Proposal proposal) {
        if (round != checkedRound) {
            checked.clear();
            checkedRound = round;
        }
        if ((checked.size() + 1L) * layout.bytes() <= MEMORY) {
            checked.put(model, proposal);
        }
    }

    private Proposal read(
            RoundView view, AccountId proposer, ModelRef model, ModelWeights global, Digest parent, Fetching fetching) {
        ArtifactHeader expected = header(Optional.of(proposer), view.round().round(), parent);
        try {
            long most = sealing.maxStored(view.round(), encoding.maxFileLength(layout));
            byte[] stored = fetching.get(model.file(), (int) Math.min(Integer.MAX_VALUE - 8, most));
            return read(sealing.opened(view.round(), proposer, stored), model, expected, global);
        } catch (FlockException e) {
            // By the ledger and the proposer's own bytes, so that every voter finds it out.
            boolean foundOut =
                    e.is(ErrorCode.CONTENT_TOO_LARGE) || e.is(ErrorCode.CID_INVALID) || e.is(ErrorCode.CONTENT_INVALID);
            return foundOut ? new Proposal.Malformed(proposer, e.what()) : new Proposal.Missing(proposer, e.what());
        }
    }

    private Proposal read(UpdateSealing.Opened opened, ModelRef model, ArtifactHeader expected, ModelWeights global) {
        AccountId proposer = expected.account().orElseThrow();
        if (opened instanceof UpdateSealing.Opened.Plain plain) {
            return ArtifactCheck.read(plain.file(), model, expected, encoding, global);
        }
        if (opened instanceof UpdateSealing.Opened.Unsealed unsealed) {
            return ArtifactCheck.readSealed(unsealed.file(), model.tensorDigest(), expected, encoding, global);
        }
        return opened instanceof UpdateSealing.Opened.Malformed malformed
                ? new Proposal.Malformed(proposer, malformed.why())
                : new Proposal.Withheld(proposer, ((UpdateSealing.Opened.Withheld) opened).why());
    }
}
