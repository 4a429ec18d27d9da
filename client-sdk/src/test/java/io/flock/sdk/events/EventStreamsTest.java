package io.flock.sdk.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.event.EventKind;
import io.flock.protocol.event.FlockEvent;
import io.flock.protocol.event.FlockEvents;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.PeerEndpoint;
import io.flock.sdk.fake.FakeGateway;
import io.flock.sdk.fake.FakeLedger;
import io.flock.sdk.fake.TestAuthority;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamsTest {
    private static final Optional<Position> BEGINNING = Optional.of(Position.ofBlock(0));

    @TempDir
    Path folder;

    private final FakeGateway first = new FakeGateway(new FakeLedger());
    private final FakeGateway second = new FakeGateway(new FakeLedger());
    private final BlockingQueue<LedgerEvents> seen = new LinkedBlockingQueue<>();
    private Gateways gateways;
    private EventStreams streams;

    @BeforeEach
    void open() {
        OrganisationId organisation = OrganisationId.parse("Org1MSP");
        gateways = Gateways.open(
                new ConnectionProfile(organisation, List.of(endpoint("p1", first), endpoint("p2", second))),
                Identities.fromMspFolder(organisation, new TestAuthority("ca").member(folder, "ann")));
        streams = EventStreams.over(gateways, "flock", "flock");
    }

    @AfterEach
    void close() {
        streams.close();
        gateways.close();
        first.close();
        second.close();
    }

    private static PeerEndpoint endpoint(String name, FakeGateway gateway) {
        return new PeerEndpoint(name, "127.0.0.1", gateway.port(), Optional.empty(), Optional.empty());
    }

    private static ChaincodeEventsResponse block(long number, String payload) {
        return ChaincodeEventsResponse.newBuilder()
                .setBlockNumber(number)
                .addEvents(ChaincodeEvent.newBuilder()
                        .setChaincodeId("flock")
                        .setTxId(String.format("%064d", number))
                        .setEventName(FlockEvents.NAME)
                        .setPayload(ByteString.copyFromUtf8(payload)))
                .build();
    }

    private static List<ChaincodeEventsResponse> blocks(long count) {
        String payload = Json.write(new FlockEvents(List.of(FlockEvent.of(EventKind.FOUNDED))));
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> block(number, payload))
                .toList();
    }

    private List<Long> take(int count) throws InterruptedException {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LedgerEvents next = seen.poll(1, TimeUnit.MINUTES);
            assertThat(next).as("event %d", i).isNotNull();
            numbers.add(next.block());
        }
        return numbers;
    }

    @Test
    void brokenStream_goesOnBehindTheLastEvent_onAnotherPeer() throws InterruptedException {
        first.withEvents(blocks(6), 2, 3);
        second.withEvents(blocks(6), 1, 6);

        streams.subscribe(BEGINNING, Checkpoint.inMemory(), seen::add);

        assertThat(take(6)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(second.calls()).isPositive();
    }

    /** Both peers commit them; whoever asks for the height afterwards is told of them. */
    private void order(List<ChaincodeEventsResponse> blocks) {
        first.withEvents(blocks);
        second.withEvents(blocks);
    }

    private static FakeGateway.Fault lost(Runnable meanwhile) {
        return new FakeGateway.Fault.After(meanwhile, FakeGateway.fails(Status.Code.UNAVAILABLE, "io exception"));
    }

    @Test
    void streamFromNowOn_thatBreaksBeforeItsFirstEvent_losesNothing_andRepeatsNothing() throws InterruptedException {
        List<ChaincodeEventsResponse> six = blocks(6);
        order(six.subList(0, 2));
        first.onStream(lost(() -> order(six.subList(2, 4))));
        second.onStream(lost(() -> order(six.subList(4, 6))));

        streams.subscribe(seen::add);

        assertThat(take(4)).containsExactly(3L, 4L, 5L, 6L);
        assertThat(seen).isEmpty();
        assertThat(first.heights() + second.heights()).isEqualTo(1);
    }

    @Test
    void nextProcess_goesOnWhereTheFirstBegan_thoughNothingHadHappened() throws InterruptedException {
        List<ChaincodeEventsResponse> four = blocks(4);
        order(four.subList(0, 2));
        Path file = folder.resolve("checkpoint.json");
        CompletableFuture<Void> begun = new CompletableFuture<>();
        first.onStream(new FakeGateway.Fault.After(() -> begun.complete(null), new FakeGateway.Fault.None()));
        EventSubscription before = streams.subscribe(Optional.empty(), FileCheckpoint.open(file), seen::add);
        begun.orTimeout(1, TimeUnit.MINUTES).join();
        before.close();
        order(four.subList(2, 4));

        streams.subscribe(Optional.empty(), FileCheckpoint.open(file), seen::add);

        assertThat(take(2)).containsExactly(3L, 4L);
    }

    @Test
    void peerThatIsAwayWhenAskedForTheHeight_isPassedOver() throws InterruptedException {
        List<ChaincodeEventsResponse> four = blocks(4);
        order(four.subList(0, 2));
        first.onEvaluate(FakeGateway.fails(Status.Code.UNAVAILABLE, "io exception"));
        second.onStream(lost(() -> order(four.subList(2, 4))));

        streams.subscribe(seen::add);

        assertThat(take(2)).containsExactly(3L, 4L);
    }

    @Test
    void heightThatIsRefused_isDoneWithout() throws InterruptedException {
        List<ChaincodeEventsResponse> four = blocks(4);
        order(four.subList(0, 2));
        first.onEvaluate(FakeGateway.fails(
                Status.Code.UNKNOWN, "chaincode response 500, access denied for [GetChainInfo][flock]"));
        first.onStream(new FakeGateway.Fault.After(() -> order(four.subList(2, 4)), new FakeGateway.Fault.None()));

        streams.subscribe(seen::add);

        assertThat(take(2)).containsExactly(3L, 4L);
    }

    @Test
    void errorOfTheListener_isTold_andTheItemComesAgain() throws InterruptedException {
        order(blocks(2));
        AtomicBoolean failed = new AtomicBoolean();
        CompletableFuture<EventSubscription> subscription = new CompletableFuture<>();
        BlockingQueue<FlockException> problems = new LinkedBlockingQueue<>();

        subscription.complete(streams.subscribe(BEGINNING, Checkpoint.inMemory(), item -> {
            if (failed.compareAndSet(false, true)) {
                throw new OutOfMemoryError("for a test");
            }
            subscription.join().problem().ifPresent(problems::add);
            seen.add(item);
        }));

        assertThat(take(2)).containsExactly(1L, 2L);
        assertThat(problems).hasSize(1).allMatch(problem -> problem.is(ErrorCode.INTERNAL));
    }

    private static void assertChannelUnknown(EventSubscription subscription) throws InterruptedException {
        for (int i = 0; i < 600 && subscription.problem().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(subscription.problem()).hasValueSatisfying(problem -> {
            assertThat(problem.is(ErrorCode.CONFIGURATION_INVALID)).isTrue();
            assertThat(problem.what()).contains("does not know the channel flock");
            assertThat(problem.todo()).contains("channel's name");
        });
    }

    @Test
    void channelThatNoPeerKnows_isToldAsSuch_andTriedAgain() throws InterruptedException {
        String refusal = "Failed to get policy manager for channel [flock]";
        order(blocks(1));
        CompletableFuture<Void> joined = new CompletableFuture<>();
        first.onStream(FakeGateway.fails(Status.Code.PERMISSION_DENIED, refusal));
        second.onStream(new FakeGateway.Fault.After(joined::join, new FakeGateway.Fault.None()));

        assertChannelUnknown(streams.subscribe(BEGINNING, Checkpoint.inMemory(), seen::add));
        assertThat(seen).isEmpty();
        joined.complete(null);

        assertThat(take(1)).containsExactly(1L);
    }

    @Test
    void channelThatNoPeerKnows_isToldAsSuch_whereTheHeightIsAsked() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            first.onEvaluate(FakeGateway.fails(
                    Status.Code.UNAVAILABLE, "failed to get config for channel [flock]: access denied"));
            second.onEvaluate(FakeGateway.fails(
                    Status.Code.UNAVAILABLE, "failed to get config for channel [flock]: access denied"));
        }

        assertChannelUnknown(streams.subscribe(seen::add));
    }

    @Test
    void blocksOfAChannelThatNoPeerKnows_areToldAsSuch_andTriedAgain() throws InterruptedException {
        EventSubscription subscription = streams.subscribeBlocks(BEGINNING, Checkpoint.inMemory(), block -> {});

        assertChannelUnknown(subscription);
    }

    @Test
    void eventsAreRead() throws InterruptedException {
        first.withEvents(blocks(1));

        streams.subscribe(BEGINNING, Checkpoint.inMemory(), seen::add);

        LedgerEvents event = seen.poll(1, TimeUnit.MINUTES);
        assertThat(event.events()).extracting(FlockEvent::kind).containsExactly(EventKind.FOUNDED);
        assertThat(event.transaction().text()).endsWith("1");
    }

    @Test
    void eventsOfANewerLedger_arriveAsText() throws InterruptedException {
        first.withEvents(List.of(block(1, "{\"events\":[{\"kind\":\"TELEPORTED\"}]}")));

        streams.subscribe(BEGINNING, Checkpoint.inMemory(), seen::add);

        LedgerEvents event = seen.poll(1, TimeUnit.MINUTES);
        assertThat(event.events()).isEmpty();
        assertThat(event.payload()).contains("TELEPORTED");
    }

    @Test
    void eventThatTheListenerCouldNotHandle_comesAgain() throws InterruptedException {
        first.withEvents(blocks(3));
        AtomicBoolean failed = new AtomicBoolean();

        streams.subscribe(BEGINNING, Checkpoint.inMemory(), event -> {
            seen.add(event);
            if (event.block() == 2 && failed.compareAndSet(false, true)) {
                throw new IOException("disk full");
            }
        });

        assertThat(take(4)).containsExactly(1L, 2L, 2L, 3L);
    }

    @Test
    void nextProcess_goesOnBehindTheFile() throws InterruptedException {
        first.withEvents(blocks(3));
        Path file = folder.resolve("checkpoint.json");
        CompletableFuture<EventSubscription> own = new CompletableFuture<>();
        own.complete(streams.subscribe(BEGINNING, FileCheckpoint.open(file), event -> {
            seen.add(event);
            if (event.block() == 2) {
                own.join().close();
            }
        }));
        assertThat(take(2)).containsExactly(1L, 2L);
        own.join().close();

        streams.subscribe(BEGINNING, FileCheckpoint.open(file), seen::add);

        assertThat(take(1)).containsExactly(3L);
    }

    @Test
    void fileThatIsNoCheckpoint_isRefused() throws IOException {
        Path file = folder.resolve("checkpoint.json");
        for (String damaged :
                List.of("{\"block\":", "", "null", "{}", "\0\0\0\0", "{\"block\":-1}", "{\"block\":1}{\"block\":2}")) {
            Files.writeString(file, damaged);

            assertRefused(file, damaged);
        }
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> FileCheckpoint.open(file)).as(why).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE)).isTrue();
            assertThat(e.what()).contains(file.toString());
        });
    }

    @Test
    void checkpointThatCantBeReached_isRefused_insteadOfBegunAnew() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("gone.json"));

        assertRefused(link, "link");
        assertRefused(Files.createDirectory(folder.resolve("folder")), "folder");
    }

    @Test
    void checkpoint_isSavedByAnInterruptedThreadToo() {
        FileCheckpoint checkpoint = FileCheckpoint.open(folder.resolve("checkpoint.json"));
        Thread.currentThread().interrupt();

        checkpoint.save(Position.ofBlock(7));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(FileCheckpoint.open(folder.resolve("checkpoint.json")).position())
                .contains(Position.ofBlock(7));
    }

    @Test
    void savedCheckpoint_replacesTheOldOne_andWhatACrashLeft() throws IOException {
        Path file = folder.resolve("checkpoint.json");
        Files.writeString(folder.resolve("checkpoint.json.new"), "{\"block\":1234567890123456789,\"after");
        FileCheckpoint checkpoint = FileCheckpoint.open(file);
        assertThat(checkpoint.position()).isEmpty();

        checkpoint.save(Position.ofBlock(7));
        checkpoint.save(Position.ofBlock(8));

        assertThat(FileCheckpoint.open(file).position()).contains(Position.ofBlock(8));
        assertThat(folder.resolve("checkpoint.json.new")).doesNotExist();
    }

    @Test
    void closedStreams_areHeldNoLonger() {
        for (int i = 0; i < 13; i++) {
            streams.subscribe(seen::add).close();
        }
        EventSubscription last = streams.subscribe(seen::add);
        assertThat(streams.size()).isEqualTo(1);

        last.close();

        assertThat(streams.size()).isZero();
    }

    @Test
    void subscriptionAfterTheEnd_isRefused_insteadOfSilent() {
        streams.close();

        assertThatThrownBy(() -> streams.subscribe(seen::add))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CONNECTION_FAILED))
                        .isTrue());
        assertThat(streams.size()).isZero();
    }

    @Test
    void closing_endsTheThread() throws InterruptedException {
        first.withEvents(blocks(1));
        Thread[] worker = new Thread[1];
        EventSubscription subscription = streams.subscribe(BEGINNING, Checkpoint.inMemory(), event -> {
            worker[0] = Thread.currentThread();
            seen.add(event);
        });
        take(1);

        subscription.close();

        assertThat(worker[0].isAlive()).isFalse();
    }
}
