package io.flock.sdk.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our CIDs and our client against a real Kubo. Runs in {@code -Pinterop}, and fails there where none is installed. With
 * {@code -Dinterop.write=true} Kubo's CIDs become the golden vectors, which {@link CidVectorsTest} compares with.
 */
class KuboConformanceIT {
    @TempDir
    static Path folder;

    private static final HttpClient HTTP_1 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static KuboProcess kubo;
    private static IpfsClient client;

    @BeforeAll
    static void start() throws Exception {
        kubo = KuboProcess.start(folder);
        client = IpfsClient.of(
                List.of(kubo.uri()),
                new IpfsOptions(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(2)));
    }

    @AfterAll
    static void stop() {
        client.close();
        kubo.close();
    }

    @Test
    void kuboGivesTheCidsThatWeCompute() {
        for (int size : new int[] {0, 1, 1 << 20, (1 << 20) + 1, 5 << 20}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);

            ContentRef ref = client.put(content);

            assertThat(client.get(ref, size)).isEqualTo(content);
        }
        assertThat(client.put("hello world\n".getBytes(StandardCharsets.UTF_8)).cid())
                .isEqualTo("bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4");
    }

    @Test
    void goldenVectors_areWhatKuboSays() throws Exception {
        List<CidVector> asked = new ArrayList<>();
        for (CidVector vector : CidVector.kept()) {
            Path file = folder.resolve("vector");
            try (InputStream content = vector.open()) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
            asked.add(vector.withCid(kubo.add(file, vector.layout(), "--only-hash")));
        }
        if (Boolean.getBoolean("interop.write")) {
            CidVector.keep(asked);
        }
        assertThat(asked).isEqualTo(CidVector.kept());
    }

    @Test
    void fileInKubosOwnLayout_isReadAndCompared() throws Exception {
        byte[] content = new byte[(1 << 20) + 7];
        new Random(3).nextBytes(content);
        Path file = Files.write(folder.resolve("theirs"), content);
        Digest digest = Digest.ofBytes(MessageDigest.getInstance("SHA-256").digest(content));

        for (UnixFsLayout layout : List.of(UnixFsLayout.V0, UnixFsLayout.V1)) {
            ContentRef theirs = new ContentRef(kubo.add(file, layout), digest);

            assertThat(client.get(theirs, content.length)).isEqualTo(content);
        }
    }

    @Test
    void fileOfMoreThan174Blocks_hasTheCidOfTheWideLayout() throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(180L << 20);
        }

        ContentRef ref = client.put(file);

        client.fetch(ref, 180L << 20, folder.resolve("copy"));
        assertThat(folder.resolve("copy")).hasSize(180L << 20);
    }

    @Test
    void blocksAndPins_areKubosOwn() {
        Cid cid = client.putBlock(Codec.RAW, "a block".getBytes(StandardCharsets.UTF_8));

        client.pin(cid);
        assertThat(client.pins()).contains(cid.toString());
        client.unpin(cid);

        assertThat(client.pins()).doesNotContain(cid.toString());
        assertThat(client.version()).matches("[0-9]+\\.[0-9]+\\..*");
    }

    @Test
    void contentThatOneOwnerLetGoOf_staysForTheOther_untilItDoesToo() throws Exception {
        PinOwner ann = new PinOwner("flock::Org1MSP::ann::task");
        PinOwner bob = new PinOwner("flock::Org1MSP::bob::task");
        byte[] bytes = new byte[3 << 20];
        new Random(4).nextBytes(bytes);
        Cid cid = Cid.parse(client.put(bytes, ann).cid());
        client.pin(cid, bob);
        assertThat(client.pins())
                .contains(ann.root(cid).toString(), bob.root(cid).toString())
                .doesNotContain(cid.toString());

        client.unpin(List.of(cid), ann);
        kubo.collectGarbage();
        assertThat(client.block(cid)).isNotEmpty();

        client.unpin(List.of(cid), bob);
        kubo.collectGarbage();
        assertThatThrownBy(() -> client.block(cid)).hasMessageStartingWith("CONTENT_UNAVAILABLE|");
    }

    @Test
    void contentThatKuboLacks_isNotPinnedOffline() {
        Cid lacking =
                client.putBlock(Codec.DAG_PB, new PinOwner("ann").folder(Cid.ofBlock(1, Codec.RAW, new byte[] {7})));

        assertThat(new NodeRpc(HTTP_1, kubo.uri(), IpfsOptions.DEFAULT)
                        .refusal("pin/add?progress=false&offline=true&arg=" + lacking, 1 << 16))
                .hasValueSatisfying(why -> assertThat(why).startsWith("500 "));
    }

    @Test
    void contentThatKuboHolds_isFound_untilItIsCollected() throws Exception {
        byte[] content = new byte[3 << 20];
        new Random(11).nextBytes(content);
        ContentRef ref = client.put(content);
        UnixFsReader.survey(client::block, Cid.parse(ref.cid()), content.length, KuboConformanceIT::isHeld);
        assertThat(client.isAvailable(ref, content.length)).isTrue();

        client.unpin(Cid.parse(ref.cid()));
        kubo.collectGarbage();

        assertThat(client.isAvailable(ref, content.length)).isFalse();
    }

    private static boolean isHeld(FileNode.Part leaf) {
        assertThat(new BlockFetcher(List.of(new NodeRpc(HTTP_1, kubo.uri(), IpfsOptions.DEFAULT)), Runnable::run)
                        .held(leaf.cid(), leaf.size()))
                .as("Kubo's answer about a block is understood")
                .isTrue();
        return true;
    }

    @Test
    void contentThatKuboLacks_isUnavailable() {
        ContentRef missing =
                new ContentRef(Cid.ofBlock(1, Codec.RAW, new byte[] {9, 9}).toString(), Digest.ofBytes(new byte[32]));

        assertThatThrownBy(() -> client.get(missing, 10))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.CONTENT_UNAVAILABLE))
                        .isTrue());
    }
}
