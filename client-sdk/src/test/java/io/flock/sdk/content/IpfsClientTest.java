package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.Sha256;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.content.FakeNode.Manner;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class IpfsClientTest {
    /** For nodes that do not answer as they should, and none that does. */
    private static final IpfsOptions IMPATIENT =
            new IpfsOptions(Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofSeconds(3));
    /** No test lasts so long, so that what is given up is not given up for its time. */
    private static final IpfsOptions PATIENT =
            new IpfsOptions(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(20));

    private static final UnixFsLayout SMALL = new UnixFsLayout(1000, 4, 1);
    private static final int LIMIT = 10 << 20;

    @TempDir
    Path folder;

    private final FakeNode node = new FakeNode();
    private final FakeNode other = new FakeNode();
    private final IpfsClient client = IpfsClient.of(node.uri());
    private final IpfsClient hasty = IpfsClient.of(List.of(node.uri()), IMPATIENT);
    private final IpfsClient both = IpfsClient.of(List.of(node.uri(), other.uri()), PATIENT);
    private final byte[] content = new byte[20_500];

    IpfsClientTest() {
        new Random(1).nextBytes(content);
    }

    @AfterEach
    void close() {
        client.close();
        hasty.close();
        both.close();
        node.close();
        other.close();
    }

    private ContentRef stored() {
        other.store(content, SMALL);
        return new ContentRef(
                node.store(content, SMALL).toString(),
                Digest.ofBytes(Sha256.start().digest(content)));
    }

    @Test
    void contentThatTakesLongerThanItsReaderHas_isUnavailable_thoughEachBlockComes() {
        ContentRef stored = stored();

        assertFails(() -> both.get(stored, LIMIT, Duration.ofNanos(1)), ErrorCode.CONTENT_UNAVAILABLE);

        assertThat(both.get(stored, LIMIT, Duration.ofMinutes(10))).isEqualTo(content);
        assertThat(both.get(stored, LIMIT, Duration.ofNanos(1)))
                .as("what was got last")
                .isEqualTo(content);
    }

    private static void assertFails(ThrowingCallable call, ErrorCode code, Object... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(code)).as(e.getMessage()).isTrue();
            for (Object part : parts) {
                assertThat(e.what()).contains(part.toString());
            }
        });
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    @Test
    void whatWasPut_isGot() {
        ContentRef ref = client.put(content);

        assertThat(client.get(ref, LIMIT)).isEqualTo(content);
        assertThat(client.pins()).containsExactly(ref.cid());
        assertThat(node.requests.peek()).contains("cid-version=1&raw-leaves=true&chunker=size-1048576&pin=true");
    }

    @Test
    void whatWasGot_isNotFetchedAgain_norChangedByTheCaller() {
        ContentRef ref = stored();
        client.get(ref, LIMIT)[0]++;
        node.manner = Manner.FAILS;

        assertThat(client.get(ref, LIMIT)).isEqualTo(content);
    }

    @Test
    void whatWasGot_isStillTooLargeForASmallerLimit() {
        ContentRef ref = stored();
        client.get(ref, LIMIT);

        assertFails(() -> client.get(ref, content.length - 1), ErrorCode.CONTENT_TOO_LARGE);
    }

    @Test
    void fileThatWasPut_isFetched() throws IOException {
        byte[] large = new byte[(3 << 20) + 17];
        new Random(2).nextBytes(large);
        Path source = Files.write(folder.resolve("source"), large);
        Path target = folder.resolve("target");

        client.fetch(client.put(source), LIMIT, target);

        assertThat(target).hasBinaryContent(large);
    }

    @Test
    void emptyContent_isContentToo() {
        ContentRef ref = client.put(new byte[0]);

        assertThat(client.get(ref, 0)).isEmpty();
    }

    @Test
    void blocks_arePutAndGot_andPinsComeAndGo() {
        Cid cid = client.putBlock(Codec.RAW, content);
        client.pin(cid);
        assertThat(client.block(cid)).isEqualTo(content);
        assertThat(client.pins()).contains(cid.toString());

        client.unpin(cid);
        client.unpin(cid);

        assertThat(client.pins()).isEmpty();
        assertThat(client.version()).isEqualTo("0.99");
    }

    @Test
    void ownersOfPins_letGoOfTheirOwnAlone() {
        PinOwner ann = new PinOwner("flock::Org1MSP::ann");
        PinOwner bob = new PinOwner("flock::Org1MSP::bob");
        Cid cid = Cid.parse(client.put(content, ann).cid());
        assertThat(client.pins()).containsExactly(ann.root(cid).toString());
        client.pin(cid, bob);
        client.pin(cid);

        client.unpin(List.of(cid), ann);
        client.unpin(List.of(cid), ann);

        assertThat(client.pins())
                .containsExactlyInAnyOrder(cid.toString(), bob.root(cid).toString());
    }

    @Test
    void contentThatIsCollected_beforeItsPinStands_isPutAgain() {
        PinOwner ann = new PinOwner("flock::Org1MSP::ann");
        node.collections.set(2);

        ContentRef ref = client.put(content, ann);

        assertThat(client.pins()).containsExactly(ann.root(Cid.parse(ref.cid())).toString());
        assertThat(client.get(ref, LIMIT)).isEqualTo(content);
    }

    @Test
    void nodeThatAlwaysCollects_isNamed() {
        node.collections.set(Integer.MAX_VALUE);

        assertFails(
                () -> client.put(content, new PinOwner("ann")),
                ErrorCode.CONTENT_UNAVAILABLE,
                node.uri(),
                "just stored",
                "not found locally");
        assertThat(client.pins()).isEmpty();
    }

    @Test
    void foldersOfPins_thatAreCollected_arePutAgain_andWhatNobodyHas_isNotPinned() {
        PinOwner ann = new PinOwner("ann");
        Cid cid = Cid.parse(client.put(content).cid());
        node.collections.set(1);

        client.pin(cid, ann);
        assertThat(client.pins())
                .containsExactlyInAnyOrder(cid.toString(), ann.root(cid).toString());

        Cid nowhere = Cid.ofBlock(1, Codec.RAW, new byte[] {1});
        assertFails(() -> client.pin(nowhere, ann), ErrorCode.CONTENT_UNAVAILABLE, node.uri(), "pin/add");
        assertThat(client.pins()).doesNotContain(ann.root(nowhere).toString());
    }

    @Test
    void nodeThatStoresUnderAnotherCid_isNotBelieved() {
        node.addAnswer = "{\"Hash\":\"QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o\"}";

        assertFails(() -> client.put(content), ErrorCode.CONTENT_MISMATCH, node.uri(), "QmT78zSu");
    }

    @Test
    void answerThatIsNoJson_isNamed() {
        node.addAnswer = "<html>";

        assertFails(() -> client.put(content), ErrorCode.CONTENT_UNAVAILABLE, node.uri(), "can't be read");
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"WRONG_BYTES", "TRUNCATED", "ENDLESS"})
    void wrongBytes_areNamedWithCidAndNode_andLeaveNoFile(Manner manner) throws IOException {
        ContentRef ref = stored();
        node.honestFirst.set(3);
        node.manner = manner;

        assertFails(() -> client.fetch(ref, LIMIT, folder.resolve("target")), ErrorCode.CONTENT_MISMATCH, node.uri());
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"SILENT", "DRIPPING", "STOPS_HALFWAY", "REDIRECTS", "FAILS"})
    void nodeThatDoesNotAnswer_isGivenUp(Manner manner) {
        ContentRef ref = stored();
        node.manner = manner;

        assertFails(() -> hasty.get(ref, LIMIT), ErrorCode.CONTENT_UNAVAILABLE, node.uri());
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DRIPPING"})
    void anotherNode_standsInForABadOne(Manner manner) {
        ContentRef ref = stored();
        node.manner = manner;

        assertThat(both.get(ref, LIMIT)).isEqualTo(content);
    }

    /** It is not raced, since it sends; the other one has as long as it needs. */
    @Test
    void anotherNode_standsInForOneThatDrips_onceThatIsGivenUp() {
        Cid cid = both.putBlock(Codec.RAW, content);
        other.store(content, UnixFsLayout.V1);
        node.manner = Manner.DRIPPING;
        HttpClient http = HttpClient.newHttpClient();
        BlockFetcher fetcher = new BlockFetcher(
                List.of(new NodeRpc(http, node.uri(), IMPATIENT), new NodeRpc(http, other.uri(), PATIENT)),
                task -> new Thread(task).start());

        assertThat(fetcher.block(cid)).isEqualTo(content);
    }

    @Test
    void silentNode_costsNotItsWholeTimeOut() {
        ContentRef ref = stored();
        node.manner = Manner.SILENT;

        assertThat(both.get(ref, LIMIT)).isEqualTo(content);
    }

    @Test
    void nodeThatAnsweredLast_isAskedFirst() {
        Cid first = both.putBlock(Codec.RAW, content);
        Cid second = both.putBlock(Codec.RAW, new byte[] {1});
        other.blocks.putAll(node.blocks);
        node.manner = Manner.FAILS;
        assertThat(both.block(first)).isEqualTo(content);
        node.manner = Manner.HONEST;
        other.manner = Manner.SILENT;

        assertThat(both.block(second)).containsExactly(1);

        assertThat(other.requests).containsExactly(first.toString(), second.toString());
    }

    @Test
    void interruptedWait_isGivenUp_andTheInterruptIsKept() throws Exception {
        ContentRef ref = stored();
        node.manner = Manner.SILENT;
        other.manner = Manner.SILENT;
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread asking = new Thread(() -> {
            assertFails(() -> both.get(ref, LIMIT), ErrorCode.CONTENT_UNAVAILABLE, "interrupted");
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        asking.start();
        while (node.requests.isEmpty()) {
            Thread.onSpinWait();
        }

        asking.interrupt();

        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void wrongBytes_areToldBeforeSilence() {
        ContentRef ref = stored();
        node.manner = Manner.WRONG_BYTES;
        other.manner = Manner.FAILS;

        assertFails(() -> both.get(ref, LIMIT), ErrorCode.CONTENT_MISMATCH, node.uri());
    }

    @Test
    void brokenFetch_isResumedBehindItsLastBlock() throws IOException {
        ContentRef ref = stored();
        Path target = folder.resolve("target");
        node.honestFirst.set(15);
        node.manner = Manner.FAILS;
        assertFails(() -> client.fetch(ref, LIMIT, target), ErrorCode.CONTENT_UNAVAILABLE);
        assertThat(target).doesNotExist();
        int leavesBefore = (int) Files.size(folder.resolve("target.part")) / 1000;
        node.manner = Manner.HONEST;
        node.requests.clear();

        client.fetch(ref, LIMIT, target);

        assertThat(target).hasBinaryContent(content);
        assertThat(leavesBefore).isPositive();
        assertThat(node.requests.size()).isLessThanOrEqualTo(node.blocks.size() - leavesBefore);
        assertThat(files()).containsExactly(target);
    }

    @Test
    void partThatSomebodyChanged_isNotTaken() throws IOException {
        ContentRef ref = stored();
        Path target = folder.resolve("target");
        Files.write(folder.resolve("target.part"), new byte[5000]);

        assertFails(() -> client.fetch(ref, LIMIT, target), ErrorCode.CONTENT_MISMATCH, "SHA-256");
        assertThat(files()).isEmpty();
        client.fetch(ref, LIMIT, target);

        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void partLongerThanTheContent_isNotTaken() throws IOException {
        ContentRef ref = stored();
        Files.write(folder.resolve("target.part"), new byte[50_000]);

        assertFails(() -> client.fetch(ref, LIMIT, folder.resolve("target")), ErrorCode.CONTENT_MISMATCH);
        assertThat(files()).isEmpty();
    }

    @Test
    void anotherDigestOnTheLedger_isItsPublishersFault_evenIfEveryBlockIsRight() throws IOException {
        ContentRef ref = new ContentRef(stored().cid(), Digest.ofBytes(new byte[32]));

        assertFails(() -> client.get(ref, LIMIT), ErrorCode.CONTENT_INVALID, ref.cid(), ref.digest());
        assertFails(() -> client.fetch(ref, LIMIT, folder.resolve("target")), ErrorCode.CONTENT_INVALID, ref.digest());
        assertThat(files()).isEmpty();
    }

    @Test
    void contentAboveTheLimit_isRefusedAfterItsRootAlone() {
        ContentRef ref = stored();

        assertFails(() -> client.get(ref, content.length - 1), ErrorCode.CONTENT_TOO_LARGE, ref.cid(), "20500");
        assertThat(node.requests).hasSize(1);
    }

    @Test
    void contentThatIsThere_isFound_withoutItsLeaves() {
        ContentRef ref = stored();

        assertThat(client.isAvailable(ref, LIMIT)).isTrue();

        assertThat(node.requests).hasSize(innerBlocks());
    }

    private int innerBlocks() {
        return (int) node.blocks.keySet().stream()
                .filter(cid -> Cid.parse(cid).codec() == Codec.DAG_PB)
                .count();
    }

    @Test
    void contentOfWhichABlockIsLost_isNotAvailable_thoughItWasGotBefore() {
        ContentRef ref = stored();
        client.get(ref, LIMIT);

        for (String lost : List.copyOf(node.blocks.keySet())) {
            byte[] block = node.blocks.remove(lost);
            assertThat(client.isAvailable(ref, LIMIT)).as(lost).isFalse();
            assertThat(both.isAvailable(ref, LIMIT)).as("another node has it").isTrue();
            node.blocks.put(lost, block);
        }
        assertThat(client.isAvailable(ref, LIMIT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no json", "[]", "{\"Key\":{},\"Size\":1000}", "{\"Size\":1000}"})
    void blocksOfWhichANodeDoesNotTellAsItShould_areFetched(String answer) {
        ContentRef ref = stored();
        node.statAnswer = answer;

        assertThat(client.isAvailable(ref, LIMIT)).isTrue();

        assertThat(node.requests).hasSizeGreaterThanOrEqualTo(node.blocks.size());
        node.manner = Manner.WRONG_BYTES;
        node.honestFirst.set(3);
        assertFails(() -> client.isAvailable(ref, LIMIT), ErrorCode.CONTENT_MISMATCH, node.uri());
    }

    @Test
    void singleBlock_isAvailable_onlyWithTheDigestOfTheLedger() {
        Cid cid = client.putBlock(Codec.RAW, content);
        ContentRef right =
                new ContentRef(cid.toString(), Digest.ofBytes(Sha256.start().digest(content)));
        ContentRef wrong = new ContentRef(cid.toString(), Digest.ofBytes(new byte[32]));

        assertThat(client.isAvailable(right, LIMIT)).isTrue();
        assertFails(() -> client.isAvailable(wrong, LIMIT), ErrorCode.CONTENT_INVALID, wrong.digest());
        node.blocks.clear();
        assertThat(client.isAvailable(right, LIMIT)).isFalse();
    }

    /** Kubo goes on searching for what nobody has, until whoever asks gives up. */
    @Test
    void contentThatNodesSearchForWithoutEnd_isNotAvailable_beforeTheirTimeOut() {
        ContentRef ref = stored();
        node.manner = Manner.SILENT;
        other.manner = Manner.SILENT;

        assertThat(both.isAvailable(ref, LIMIT)).isFalse();
    }

    @Test
    void contentAboveTheLimit_isRefused_whenItIsAskedFor() {
        ContentRef ref = stored();

        assertFails(() -> client.isAvailable(ref, content.length - 1), ErrorCode.CONTENT_TOO_LARGE, ref.cid(), "20500");
        assertThat(node.requests).hasSize(1);
    }

    @Test
    void foreignCid_isRefusedBeforeAnythingIsAsked() {
        ContentRef ref =
                new ContentRef("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei5", stored().digest());

        assertFails(() -> client.get(ref, LIMIT), ErrorCode.CID_INVALID);
        assertThat(node.requests).isEmpty();
    }

    @Test
    void nobodyThere_isUnavailable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (IpfsClient lonely = IpfsClient.of(List.of(URI.create("http://127.0.0.1:" + port)), IMPATIENT)) {
            assertFails(lonely::version, ErrorCode.CONTENT_UNAVAILABLE, port);
        }
    }

    @Test
    void addressesThatAreNone_areRefused() {
        assertFails(() -> IpfsClient.of(URI.create("file:///etc")), ErrorCode.CONFIGURATION_INVALID, "file");
        assertFails(() -> IpfsClient.of(List.of(), IMPATIENT), ErrorCode.CONFIGURATION_INVALID);
    }
}
