package io.flock.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.EnrolledIdentity;
import io.flock.devnet.Role;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.alliance.view.TaskList;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Collect;
import io.flock.protocol.token.request.Transfer;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One chaincode server, three peers that connect to it, and the plain gateway client. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Tag("scenario")
class WholeStackTest {
    private static final AccountId ALICE = AccountId.of("Org1MSP", "alice");
    private static final AccountId BOB = AccountId.of("Org2MSP", "bob");
    private static final FoundingDocument FOUNDING = new FoundingDocument(
            Stream.of("Org1MSP", "Org2MSP", "Org3MSP")
                    .map(OrganisationId::parse)
                    .toList(),
            GovernanceParameters.defaults(),
            Stream.concat(Stream.of(ALICE), senders())
                    .map(account -> new Grant(account, Amount.ofFlock(10_000)))
                    .toList());

    private static final ShimLog LOG = new ShimLog();
    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static DevNetwork network;

    @BeforeAll
    static void foundConsortium() throws Exception {
        ChaincodeServer server = ChaincodeServer.start(ChaincodeServerOptions.plain(
                "flock:1", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), FOUNDING.digest()));
        OPEN.add(server);
        LOG.attach();
        network = DevNetwork.builder()
                .channel("flock")
                .organisations("Org1MSP", "Org2MSP", "Org3MSP")
                .batchTimeout(Duration.ofMillis(20))
                .chaincode(Chaincode.named("flock")
                        .at("127.0.0.1:" + server.address().getPort()))
                .start();
        OPEN.add(network);
        EnrolledIdentity governor =
                network.organisation("Org1MSP").enroll("root", Role.CLIENT, Map.of("flock.role", "governor"));
        contract("Org1MSP", governor).submitTransaction("governance:Found", Json.write(new Found(FOUNDING)));
    }

    @AfterAll
    static void noMessageWasLost() throws Exception {
        for (int i = OPEN.size() - 1; i >= 0; i--) {
            OPEN.get(i).close();
        }
        LOG.detach();
        assertThat(LOG.lines()).noneMatch(line -> line.contains("cannot handle"));
    }

    @Test
    void transfersInFlightTogether_makeCredits_thatTheReceiverCollects() throws Exception {
        List<Contract> senders = senders().map(WholeStackTest::client).toList();
        Contract bob = client(BOB);
        for (int round = 0; round < 4; round++) {
            List<SubmittedTransaction> inFlight = new ArrayList<>();
            for (Contract sender : senders) {
                inFlight.add(sender.newProposal("token:Transfer")
                        .addArguments(Json.write(new Transfer(BOB, Amount.ofFlock(1), Optional.empty())))
                        .build()
                        .endorse()
                        .submitAsync());
            }
            for (SubmittedTransaction transaction : inFlight) {
                assertThat(transaction.getStatus().isSuccessful()).isTrue();
            }
        }
        List<CreditId> credits = balance(bob, BOB).credits();
        bob.submitTransaction("token:Collect", Json.write(new Collect(credits)));

        assertThat(credits).hasSize(24);
        assertThat(balance(bob, BOB).balance()).isEqualTo(Amount.ofFlock(24));
        assertThat(balance(bob, BOB).credits()).isEmpty();
    }

    @Test
    void lists_arePagedOverTheWire() throws Exception {
        Contract alice = client(ALICE);
        for (String id : List.of("a", "b", "c")) {
            TaskDefinition definition = TaskDefinition.builder(
                            TaskId.parse(id), new ContentRef("bafybundle", Digest.parse("0".repeat(64))))
                    .phases(PhaseLengths.all(600))
                    .build();
            alice.submitTransaction("alliance:CreateTask", Json.write(new CreateTask(definition, Optional.empty())));
        }
        TaskList first = tasks(alice, Optional.empty());
        TaskList second = tasks(alice, first.bookmark());

        assertThat(first.tasks()).extracting(t -> t.taskId().text()).containsExactly("a", "b");
        assertThat(second.tasks()).extracting(t -> t.taskId().text()).containsExactly("c");
        assertThat(second.bookmark()).isEmpty();
    }

    @Test
    void refusal_reachesTheClientWithItsCode() {
        Contract bob = client(AccountId.of("Org3MSP", "poor"));
        String request = Json.write(new Transfer(ALICE, Amount.ofFlock(1), Optional.empty()));

        assertThatThrownBy(() -> bob.submitTransaction("token:Transfer", request))
                .isInstanceOfSatisfying(
                        EndorseException.class, e -> assertThat(e.getDetails().toString())
                                .contains("chaincode response 500, INSUFFICIENT_BALANCE|Org3MSP::poor has 0 FLOCK"));
    }

    @Test
    void metadata_isThereForTools() throws Exception {
        byte[] metadata = client(ALICE).evaluateTransaction("org.hyperledger.fabric:GetMetadata");

        assertThat(new String(metadata, StandardCharsets.UTF_8))
                .contains("\"CreateTask\"", "\"Transfer\"", "\"Found\"");
    }

    private static Stream<AccountId> senders() {
        return Stream.of("Org1MSP", "Org2MSP", "Org3MSP")
                .flatMap(organisation -> Stream.of("first", "second").map(name -> AccountId.of(organisation, name)));
    }

    private static TaskList tasks(Contract contract, Optional<String> bookmark) throws GatewayException {
        byte[] answer = contract.evaluateTransaction("alliance:ListTasks", Json.write(new ListTasks(2, bookmark)));
        return Json.read(answer, TaskList.class);
    }

    private static BalanceView balance(Contract contract, AccountId of) throws GatewayException {
        return Json.read(
                contract.evaluateTransaction("token:BalanceOf", Json.write(new BalanceOf(of))), BalanceView.class);
    }

    private static Contract client(AccountId account) {
        String organisation = account.organisation().text();
        return contract(organisation, network.organisation(organisation).enroll(account.name()));
    }

    private static Contract contract(String organisation, EnrolledIdentity identity) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(
                        "127.0.0.1", network.organisation(organisation).port())
                .usePlaintext()
                .build();
        Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(identity.mspId(), identity.certificate()))
                .signer(Signers.newPrivateKeySigner(identity.privateKey()))
                .connection(channel)
                .connect();
        OPEN.add(channel::shutdownNow);
        OPEN.add(gateway);
        return gateway.getNetwork("flock").getContract("flock");
    }
}
