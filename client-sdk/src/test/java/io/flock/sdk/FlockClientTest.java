package io.flock.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.Organisation;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.fake.TestAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client on a development network with TLS, reached through what that exports. */
class FlockClientTest {
    /** Whatever is waited for so long does not come. */
    private static final Duration END = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static DevNetwork network;
    private static ConnectionProfile profile;
    private static Identity ann;

    @BeforeAll
    static void start() {
        network = DevNetwork.builder()
                .channel("flock")
                .organisations("Org1MSP", "Org2MSP", "Org3MSP")
                .tls(true)
                // Nobody listens there: what peers check before they call the chaincode can be seen.
                .chaincode(Chaincode.named("flock").at("127.0.0.1:1"))
                .start();
        Organisation own = network.organisations().get(0);
        own.enroll("ann");
        Path exported = own.export(folder);
        profile = ConnectionProfile.load(exported.resolve("connection.json"));
        ann = Identities.fromMspFolder(
                profile.organisation(), exported.resolve("users").resolve("ann@" + own.domain()));
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static FlockClient client(Identity identity) {
        return client(identity, "flock");
    }

    private static FlockClient client(Identity identity, String chaincode) {
        return FlockClient.builder(profile, identity).chaincode(chaincode).connect();
    }

    private static void assertCode(Throwable failure, ErrorCode code) {
        assertThat(failure).isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(code))
                .as(e.getMessage())
                .isTrue());
    }

    @Test
    void exportedFolder_givesAccountAndPeer() {
        assertThat(ann.account()).hasToString("Org1MSP::ann");
        assertThat(profile.peers()).hasSize(1);
    }

    @Test
    void settingsThatCantBe_areRefusedByName_beforeAnythingIsOpened() {
        FlockClientBuilder builder = FlockClient.builder(profile, ann);

        assertRefused("profile is null", () -> FlockClient.builder(null, ann));
        assertRefused("identity is null", () -> FlockClient.builder(profile, null));
        assertRefused("channel is null", () -> builder.channel(null));
        assertRefused("channel is blank", () -> builder.channel(" "));
        assertRefused("chaincode is null", () -> builder.chaincode(null));
        assertRefused("transactionOptions is null", () -> builder.transactionOptions(null));
        assertRefused("callListener is null", () -> builder.callListener(null));
        assertRefused("asyncThreads is 0", () -> builder.asyncThreads(0));
    }

    private static void assertRefused(String what, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.INVALID_ARGUMENT)).isTrue();
            assertThat(e.what()).isEqualTo(what);
        });
    }

    @Test
    void chaincodeThatIsNotThere_isAConfigurationFault_alsoAsynchronously() {
        try (FlockClient client = client(ann, "other")) {
            assertThatThrownBy(() -> client.token()
                            .transfer(ann.account(), Amount.ofFlock(1))
                            .run())
                    .satisfies(e -> assertCode(e, ErrorCode.CONFIGURATION_INVALID));
            assertThatThrownBy(() -> client.alliance()
                            .leave(TaskId.parse("t"))
                            .runAsync()
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .satisfies(e -> assertCode(e, ErrorCode.CONFIGURATION_INVALID));
        }
    }

    @Test
    void identityOfAForeignAuthority_isNamedAsSuch() {
        Identity stranger = Identities.fromMspFolder(
                OrganisationId.parse("Org1MSP"), new TestAuthority("ca").member(folder.resolve("foreign"), "mallory"));
        try (FlockClient client = client(stranger)) {
            assertThatThrownBy(() -> client.token().totalSupply().run())
                    .satisfies(e -> assertCode(e, ErrorCode.IDENTITY_INVALID));
        }
    }

    @Test
    @Timeout(120)
    void blocks_areReadFromTheFirst_untilNoneComes() {
        try (FlockClient client = client(ann)) {
            List<Block> blocks = new ArrayList<>();

            for (Duration quiet = Duration.ofMillis(500); blocks.isEmpty(); quiet = quiet.multipliedBy(2)) {
                try {
                    assertThat(client.blocks().readUntilQuiet(quiet, blocks::add))
                            .isEqualTo(1);
                } catch (FlockException e) {
                    // On a busy machine the first block takes longer.
                    assertCode(e, ErrorCode.DEADLINE_EXCEEDED);
                }
            }

            assertThat(blocks).singleElement().satisfies(block -> assertThat(
                            block.getHeader().getNumber())
                    .isZero());
        }
    }

    @Test
    void blocksOfAKnownNumber_areReadToTheLast_howeverLongEachTakes() {
        try (FlockClient client = client(ann)) {
            List<Block> blocks = new ArrayList<>();

            client.blocks().readAll(Duration.ofNanos(1), blocks::add);

            assertThat(blocks).hasSize((int) client.blocks().height());
        }
    }

    @Test
    void callsOfAClosedClient_failInTheirFutures_alsoThoseThatWaited() {
        FlockClient client = FlockClient.builder(profile, ann)
                .chaincode("flock")
                .asyncThreads(1)
                .connect();
        CompletableFuture<String> runs = client.metadata().runAsync();
        CompletableFuture<String> waits = client.metadata().runAsync();

        client.close();

        for (CompletableFuture<String> call :
                List.of(runs, waits, client.metadata().runAsync())) {
            assertThatThrownBy(() -> call.get(END.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .satisfies(e -> assertCode(e, ErrorCode.CONNECTION_FAILED));
        }
    }

    @Test
    void closing_leavesNoThreadBehind() throws InterruptedException {
        FlockClient client = client(ann, "other");
        assertThat(client.events().subscribe(event -> {}).problem()).isEmpty();
        assertThatThrownBy(() -> client.transactions().submit("token:Name"))
                .satisfies(e -> assertCode(e, ErrorCode.CONFIGURATION_INVALID));
        assertThatThrownBy(() ->
                        client.alliance().leave(TaskId.parse("t")).runAsync().join())
                .isInstanceOf(CompletionException.class);

        client.close();

        List<Thread> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("flock-"))
                .toList();
        for (Thread thread : left) {
            thread.join(END.toMillis()); // a thread that has done its last task still takes a moment to end
        }
        assertThat(left).filteredOn(Thread::isAlive).isEmpty();
    }
}
