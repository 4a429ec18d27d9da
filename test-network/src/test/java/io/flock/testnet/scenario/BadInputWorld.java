package io.flock.testnet.scenario;

import io.flock.client.bundle.Bundle;
import io.flock.protocol.alliance.AllianceCommitments;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.Join;
import io.flock.protocol.alliance.request.RevealSeed;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.Engine;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.TestNetworks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network with three tasks: {@link #OPEN} recruits, {@link #RUNNING} is where proposers reveal, and one of
 * them has, {@link #FORGED} names a bundle by a wrong hash.
 */
final class BadInputWorld implements AutoCloseable {
    static final TaskId OPEN = TaskId.parse("open");
    static final TaskId RUNNING = TaskId.parse("running");
    static final TaskId FORGED = TaskId.parse("forged");
    private static final String BUNDLE = "/io/flock/testnet/data/breast-cancer/bundle.json";
    private static final Salt SALT = Salt.parse("5a".repeat(32));
    private static final List<AccountId> ACCOUNTS = List.of(
            AccountId.of("Org1MSP", "creator"),
            AccountId.of("Org1MSP", "ann"),
            AccountId.of("Org2MSP", "bob"),
            AccountId.of("Org3MSP", "eve"));

    private final TestNetwork network;
    private final FlockClient creator;
    /** Has revealed its update in {@link #RUNNING}. */
    private final FlockClient proposer;

    BadInputWorld(Engine engine, Path folder) {
        network = TestNetworks.start(engine, folder, GovernanceParameters.defaults(), ACCOUNTS, Amount.ofFlock(1_000));
        creator = network.connect(ACCOUNTS.get(0));
        try (IpfsClient content = content()) {
            ContentRef bundle = content.put(bundle().canonicalBytes());
            create(OPEN, bundle);
            create(RUNNING, bundle);
            create(FORGED, new ContentRef(bundle.cid(), digest('f')));
        }
        List<FlockClient> members =
                ACCOUNTS.subList(1, 4).stream().map(network::connect).toList();
        proposer = intoReveal(members);
        members.stream().filter(client -> client != proposer).forEach(FlockClient::close);
    }

    private void create(TaskId task, ContentRef bundle) {
        creator.alliance()
                .createTask(TaskDefinition.builder(task, bundle)
                        .rounds(1)
                        .participants(3, 3)
                        .rewardPool(Amount.ofFlock(30))
                        .build())
                .run();
    }

    /** Brings {@link #RUNNING} to where proposers reveal; answers one who did. */
    private FlockClient intoReveal(List<FlockClient> members) {
        for (FlockClient member : members) {
            member.alliance()
                    .join(new Join(
                            RUNNING, 0, Amount.ofFlock(100), chain(member).tip(), Optional.empty()))
                    .run();
        }
        advance(Phase.RECRUITING);
        advance(Phase.CLOSED);
        for (FlockClient member : members) {
            member.alliance()
                    .revealSeed(new RevealSeed(RUNNING, 0, chain(member).preimage(1)))
                    .run();
        }
        advance(Phase.SEED);
        List<AccountId> drawn = creator.alliance().task(RUNNING).run().awaited();
        List<FlockClient> proposers = members.stream()
                .filter(member -> drawn.contains(member.account()))
                .toList();
        for (FlockClient one : proposers) {
            var context = AllianceCommitments.context("flock", RUNNING, 0, Phase.PROPOSE_COMMIT, one.account());
            one.alliance()
                    .commitUpdate(new CommitUpdate(RUNNING, 0, AllianceCommitments.of(context, model('a'), SALT)))
                    .run();
        }
        advance(Phase.PROPOSE_COMMIT);
        FlockClient first = proposers.get(0);
        first.alliance().revealUpdate(reveal(first, 'a')).run();
        return first;
    }

    private void advance(Phase phase) {
        creator.alliance().advance(RUNNING, 0, phase).run();
    }

    /** What the proposer may reveal: for {@code 'a'} what it committed to, for another letter something else. */
    static RevealUpdate reveal(FlockClient proposer, char letter) {
        return new RevealUpdate(RUNNING, 0, model(letter), SALT, chain(proposer).preimage(2));
    }

    /** Each member's own: the first letters of their names are hex digits. */
    private static HashChain chain(FlockClient member) {
        return HashChain.of(digest(member.account().name().charAt(0)), 8);
    }

    private static ModelRef model(char letter) {
        return new ModelRef("bafymodel" + letter, digest(letter), digest(letter));
    }

    static Digest digest(char hexDigit) {
        return Digest.parse(String.valueOf(hexDigit).repeat(64));
    }

    static Bundle bundle() {
        try (InputStream in = BadInputWorld.class.getResourceAsStream(BUNDLE)) {
            return Bundle.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FlockClient proposer() {
        return proposer;
    }

    String home() {
        return network.home().folder().toString();
    }

    String profile() {
        return network.home().profile(OrganisationId.parse("Org1MSP")).toString();
    }

    /** What the creator's content node keeps. */
    Set<String> pins() {
        try (IpfsClient content = content()) {
            return content.pins();
        }
    }

    private IpfsClient content() {
        return IpfsClient.of(
                network.description().contentFor(ACCOUNTS.get(0).organisation()).get(0));
    }

    LedgerImage image() {
        return LedgerImage.of(creator, ACCOUNTS);
    }

    @Override
    public void close() {
        proposer.close();
        creator.close();
        network.close();
    }
}
