package io.flock.testnet.demo;

import io.flock.client.arena.AccessDirectory;
import io.flock.client.arena.ArenaAccount;
import io.flock.client.arena.ArenaAction;
import io.flock.client.arena.ArenaListener;
import io.flock.client.arena.ArenaPart;
import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.ArenaSetup;
import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.arena.CreatorWork;
import io.flock.client.arena.JuryConduct;
import io.flock.client.arena.JuryWork;
import io.flock.client.arena.LocalTraining;
import io.flock.client.arena.ModelSource;
import io.flock.client.arena.NodeWork;
import io.flock.client.arena.Submissions;
import io.flock.client.bundle.Bundle;
import io.flock.client.data.Shards;
import io.flock.client.data.Split;
import io.flock.client.engine.Engine;
import io.flock.client.evaluate.Evaluator;
import io.flock.client.participant.CommitJournal;
import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.client.participant.PinRecord;
import io.flock.client.participant.SecretFile;
import io.flock.client.participant.Upkeep;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.Score;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.ContentClients;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.demo.ArenaPlayer.Behaviour;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All accounts of the Arena in this process, each on a thread of its own with its own identity and secret. */
final class ArenaStage implements AutoCloseable {
    /** Long enough that only the creator closes phases, as long as it lives. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final BigInteger SCORES = BigInteger.valueOf(1_000_001);

    private final TestNetwork network;
    private final DemoSeed seed;
    private final Cast cast;
    private final ArenaCast arena;
    private final Bundle bundle;
    private final Engine engine;
    private final ContentClients contents;
    private final CommitJournal journal;
    private final ExecutorService threads;
    private final List<FlockClient> clients = new ArrayList<>();
    private final List<Future<ArenaAction.Ending>> endings = new ArrayList<>();

    ArenaStage(
            TestNetwork network,
            DemoOptions options,
            Cast cast,
            Bundle bundle,
            Engine engine,
            ContentClients contents) {
        this.network = network;
        this.seed = new DemoSeed(options.seed());
        this.cast = cast;
        this.arena = cast.arena().orElseThrow();
        this.bundle = bundle;
        this.engine = engine;
        this.contents = contents;
        this.journal = CommitJournal.open(network.home().folder().resolve("arena-journal.jsonl"));
        this.threads =
                Executors.newFixedThreadPool(arena.players().size() + 1, task -> new Thread(task, "arena-participant"));
    }

    /** The creator's secrets; its file is written once. */
    static ArenaSecrets creatorSecrets(TestNetwork network, DemoSeed seed, Cast cast) {
        return secrets(network, seed, cast, cast.creator());
    }

    private static ArenaSecrets secrets(TestNetwork network, DemoSeed seed, Cast cast, AccountId account) {
        ParticipantSecret secret = SecretFile.write(
                network.home().secret(account), seed.derive("secret/" + account).bytes());
        return new ArenaSecrets(
                secret, TestNetwork.NAME, cast.arena().orElseThrow().task());
    }

    /** Lets everybody take part. */
    void enter(ArenaTask task, ArenaSecrets creator, Shards data, LedgerWatch<ArenaSnapshot> watch) {
        enter(cast.creator(), creator, new ArenaPart.Creator(new CreatorWork(task, creator)), watch);
        ArenaSecrets colluder =
                secrets(network, seed, cast, arena.one(Behaviour.COLLUDING).account());
        for (ArenaPlayer player : arena.players()) {
            ArenaSecrets own = player.behaviour() == Behaviour.COLLUDING
                    ? colluder
                    : secrets(network, seed, cast, player.account());
            ArenaPart.Application application =
                    new ArenaPart.Application(ArenaCast.STAKE, Optional.empty(), player.slot(), journal, Upkeep.NONE);
            IpfsClient content = contents.of(player.account().organisation());
            FlockClient flock = connect(player.account());
            ArenaPart part =
                    switch (player.role()) {
                        case NODE ->
                            new ArenaPart.Node(
                                    new NodeWork(
                                            player.account(),
                                            own,
                                            bundle.digest(),
                                            engine,
                                            models(player, own, colluder, data, flock),
                                            content,
                                            PinRecord.NONE),
                                    application);
                        case VALIDATOR ->
                            new ArenaPart.Validator(
                                    new JuryWork(
                                            player.account(),
                                            own,
                                            task,
                                            bundle,
                                            Evaluator.inProcess(engine),
                                            content,
                                            conduct(player)),
                                    application);
                    };
            run(flock, own, part, watch, new Keeping(GRACE, Duration.ZERO));
        }
    }

    private void enter(AccountId account, ArenaSecrets own, ArenaPart part, LedgerWatch<ArenaSnapshot> watch) {
        run(connect(account), own, part, watch, Keeping.KEEPER);
    }

    private FlockClient connect(AccountId account) {
        FlockClient flock = network.connect(account);
        clients.add(flock);
        return flock;
    }

    private void run(
            FlockClient flock, ArenaSecrets own, ArenaPart part, LedgerWatch<ArenaSnapshot> watch, Keeping keeping) {
        ArenaAccount account = new ArenaAccount(new ArenaSetup(
                flock.arena(),
                flock.account(),
                own,
                part,
                new AccessDirectory(flock.arena(), arena.task()),
                watch,
                keeping,
                ArenaListener.NONE,
                Clock.systemUTC()));
        Callable<ArenaAction.Ending> whole = account::run;
        endings.add(threads.submit(whole));
    }

    private ModelSource models(
            ArenaPlayer player, ArenaSecrets own, ArenaSecrets colluder, Shards data, FlockClient flock) {
        if (player.behaviour() == Behaviour.PLAGIARIST) {
            AccountId accomplice = arena.one(Behaviour.COLLUDING).account();
            return new Plagiarist(
                    player.account(),
                    flock.arena(),
                    arena.task(),
                    own,
                    new Submissions(
                            arena.task(),
                            accomplice,
                            colluder.accessKeys(),
                            engine.layout(),
                            contents.of(accomplice.organisation())),
                    engine.layout());
        }
        // An organisation trains on what it has: the shard of one of its own participants.
        int shard = (player.index() % 2 == 0 ? 1 : 2) + 3 * (player.index() / 2);
        Split split = Split.of(
                data.shards().get(shard % data.shards().size()),
                bundle.training().splitTrain(),
                own.splitSeed());
        return new LocalTraining(bundle, engine, split, own);
    }

    private JuryConduct conduct(ArenaPlayer player) {
        AccountId friend = arena.one(Behaviour.PLAGIARIST).account();
        return switch (player.behaviour()) {
            case CARELESS -> (epoch, entry, measured) -> random(player.account() + "/" + epoch + "/" + entry.node());
            case COLLUDING ->
                (epoch, entry, measured) -> entry.node().equals(friend) ? Score.of(1_000_000) : measured.get();
            case HONEST, PLAGIARIST -> JuryConduct.HONEST;
        };
    }

    private Score random(String label) {
        return Score.of(new BigInteger(1, seed.derive("score/" + label).bytes())
                .mod(SCORES)
                .intValueExact());
    }

    boolean isOver() {
        return endings.stream().allMatch(Future::isDone);
    }

    /** Throws what an account failed with. */
    void requireSuccess() throws InterruptedException {
        Stage.requireSuccess(endings);
    }

    @Override
    public void close() {
        Stage.end(threads);
        clients.forEach(FlockClient::close);
        journal.close();
    }
}
