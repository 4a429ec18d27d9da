package io.flock.testnet.embedded.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.alliance.ContentRef;
import io.flock.sdk.content.Cid;
import io.flock.sdk.content.Codec;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.PinOwner;
import io.flock.testnet.fabric.files.Folders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentNodeTest {
    private static final String V1 = "cid-version=1&raw-leaves=true&chunker=size-1048576&pin=true";
    private static final String HELLO = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4";

    @TempDir
    private Path folder;

    private ContentNode node;
    private IpfsClient client;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        node = ContentNode.start(folder, 0);
        client = IpfsClient.of(node.address());
    }

    @AfterEach
    void stop() {
        client.close();
        node.close();
    }

    private HttpResponse<byte[]> post(String command, byte[] file) throws IOException, InterruptedException {
        byte[] head =
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofByteArrays(List.of(head, file, tail))),
                command);
    }

    private HttpResponse<byte[]> post(String command) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.noBody()), command);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, String command)
            throws IOException, InterruptedException {
        URI uri = URI.create(node.address() + "/api/v0/" + command);
        return http.send(request.uri(uri).build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "0, cid-version=1&raw-leaves=true&chunker=size-1048576, bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
        "1048576, cid-version=1&raw-leaves=true&chunker=size-1048576, bafkreibq4fevl27rgurgnxbp7adh42aqiyd6ouflxhj3gzmcxcxzbh6lla",
        "10485760, cid-version=1&raw-leaves=true&chunker=size-1048576, bafybeibfjdi66hrbmooad7adyrxlrjsn6cizfqmiyupkpye7nropwx4rya",
        "10485760, cid-version=0, QmaJ6kN9fW3TKpVkpf1NuW7cjhHjNp5Jwr3cQuHzsoZWkJ"
    })
    void zeros_getTheCidThatKuboGivesThem(int length, String options, String cid)
            throws IOException, InterruptedException {
        assertThat(text(post("add?" + options, new byte[length]))).contains("\"Hash\":\"" + cid + "\"");
    }

    @Test
    void hello_getsTheCidThatKuboGivesIt() throws IOException, InterruptedException {
        byte[] hello = "hello world\n".getBytes(StandardCharsets.UTF_8);
        assertThat(text(post("add?" + V1, hello)))
                .contains("\"Hash\":\"" + HELLO + "\"")
                .contains("\"Size\":\"12\"");
        assertThat(text(post("add?cid-version=0", hello))).contains("QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o");
    }

    @Test
    void fileThatLooksLikeItsBoundary_staysWhole() throws IOException, InterruptedException {
        byte[] tricky = "a\r\n--\r\n--\r\n-b\r\r\n--".getBytes(StandardCharsets.US_ASCII);
        ContentRef ref = client.put(tricky);
        post("add?" + V1, tricky);
        assertThat(client.get(ref, 100)).isEqualTo(tricky);
        assertThat(post("cat?arg=" + ref.cid()).body()).isEqualTo(tricky);
    }

    @Test
    void cat_givesTheAskedPart() throws IOException, InterruptedException {
        byte[] bytes = new byte[3_000_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        ContentRef ref = client.put(bytes);
        byte[] part = post("cat?arg=" + ref.cid() + "&offset=1048570&length=20").body();
        assertThat(part).hasSize(20);
        assertThat(part[0]).isEqualTo(bytes[1_048_570]);
        assertThat(post("cat?arg=" + ref.cid() + "&offset=2999999").body()).hasSize(1);
        assertThat(post("cat?arg=" + ref.cid() + "&offset=3000000").body()).isEmpty();
        assertThat(client.get(ref, bytes.length)).isEqualTo(bytes);
    }

    @Test
    void missingContent_isAnErrorThatNamesIt() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post("cat?arg=" + HELLO);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).contains("could not find " + HELLO).contains("\"Type\":\"error\"");
    }

    @Test
    void damagedBlock_isToldAndNeverServed() throws IOException, InterruptedException {
        Cid cid = client.putBlock(Codec.RAW, "precious".getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("blocks")
                .resolve(cid.sha256Hex().substring(0, 2))
                .resolve(cid.sha256Hex());
        Files.writeString(file, "spoiled!");
        HttpResponse<byte[]> answer = post("block/get?arg=" + cid);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).contains("hash verification failed").doesNotContain("spoiled");
    }

    @Test
    void garbageCollection_takesWhatNobodyPinned() throws IOException, InterruptedException {
        ContentRef kept = client.put(new byte[2_500_000]);
        Cid dropped = client.putBlock(Codec.RAW, "nobody's".getBytes(StandardCharsets.UTF_8));
        post("repo/gc");
        assertThat(post("block/get?arg=" + dropped).statusCode()).isEqualTo(500);
        assertThat(client.get(kept, 2_500_000)).hasSize(2_500_000);
        client.unpin(Cid.parse(kept.cid()));
        assertThat(client.pins()).isEmpty();
    }

    @Test
    void contentThatOneOwnerLetGoOf_staysForTheOther_untilItDoesToo() throws IOException, InterruptedException {
        PinOwner ann = new PinOwner("flock::Org1MSP::ann::task");
        PinOwner bob = new PinOwner("flock::Org1MSP::bob::task");
        ContentRef ref = client.put(new byte[2_500_000], ann);
        Cid cid = Cid.parse(ref.cid());
        client.pin(cid, bob);

        client.unpin(List.of(cid), ann);
        post("repo/gc");
        assertThat(client.get(ref, 2_500_000)).hasSize(2_500_000);
        assertThat(client.pins()).containsExactly(bob.root(cid).toString());

        client.unpin(List.of(cid), bob);
        post("repo/gc");
        assertThat(post("block/get?arg=" + cid).statusCode()).isEqualTo(500);
        assertThatThrownBy(() -> client.pin(cid, ann)).hasMessageStartingWith("CONTENT_UNAVAILABLE|");
    }

    @Test
    void contentFolderThatWasDeleted_isNamedAsTheCause() throws IOException {
        Path deep = folder.resolve("a-folder-with-a-long-name-".repeat(4));
        try (ContentNode other = ContentNode.start(deep, 0);
                IpfsClient its = IpfsClient.of(other.address())) {
            its.put(new byte[] {1});
            Folders.delete(deep);

            assertThatThrownBy(() -> its.put(new byte[] {2}))
                    .hasMessageContaining("NoSuchFile: ")
                    .satisfies(e -> assertThat(e.getMessage())
                            .doesNotContain("characters)")
                            .doesNotContain("{"));
        }
    }

    @Test
    void pinOfWhatIsNotHere_isRefused() throws IOException, InterruptedException {
        assertThat(post("pin/add?arg=" + HELLO).statusCode()).isEqualTo(500);
        assertThat(text(post("pin/rm?arg=" + HELLO))).contains("not pinned");
        assertThat(client.pins()).isEmpty();
    }

    @Test
    void contentOutlivesTheNode() {
        ContentRef ref = client.put("stays".getBytes(StandardCharsets.UTF_8));
        stop();
        start();
        assertThat(client.get(ref, 10)).isEqualTo("stays".getBytes(StandardCharsets.UTF_8));
        assertThat(client.pins()).containsExactly(ref.cid());
    }

    @ParameterizedTest
    @CsvSource({
        "cat, 400",
        "cat?arg=../../etc/passwd, 500",
        "cat?arg=%2Fipfs%2Fnonsense, 500",
        "cat?arg=bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4&offset=-1, 400",
        "pin/rm?arg=%00, 500",
        "add, 400",
        "files/ls, 404",
        "shutdown, 404"
    })
    void hostileCalls_areRefused(String command, int status) throws IOException, InterruptedException {
        assertThat(post(command).statusCode()).isEqualTo(status);
    }

    @Test
    void getFromABrowser_isRefused() throws IOException, InterruptedException {
        assertThat(send(HttpRequest.newBuilder().GET(), "version").statusCode()).isEqualTo(405);
        HttpRequest.Builder page =
                HttpRequest.newBuilder().header("Origin", "http://evil.example").POST(BodyPublishers.noBody());
        assertThat(send(page, "version").statusCode()).isEqualTo(403);
    }

    @Test
    void uploadThatEndsEarly_storesNothing() throws IOException, InterruptedException {
        HttpRequest.Builder cut = HttpRequest.newBuilder()
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\n\r\nhalf a fi"));
        assertThat(send(cut, "add?" + V1).statusCode()).isEqualTo(500);
        assertThat(client.pins()).isEmpty();
    }

    @Test
    void blockAboveTwoMebibytes_isRefused() throws IOException, InterruptedException {
        assertThat(post("block/put?cid-codec=raw", new byte[(2 << 20) + 1]).statusCode())
                .isEqualTo(500);
    }

    @Test
    void takenPort_isACodedError() {
        assertThatThrownBy(() -> ContentNode.start(
                        folder.resolve("second"), node.address().getPort()))
                .hasMessageStartingWith("PORT_IN_USE|");
    }

    @Test
    void folderBelowARegularFile_isACodedError() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThatThrownBy(() -> ContentNode.start(plain.resolve("content"), 0))
                .hasMessageStartingWith("STATE_FOLDER_UNUSABLE|");
    }
}
