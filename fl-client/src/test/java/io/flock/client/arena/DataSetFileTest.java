package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.client.bundle.Bundle;
import io.flock.client.bundle.Bundles;
import io.flock.client.data.DataReader;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetFileTest {
    private static final Bundle BUNDLE = Bundles.of(Bundles.TWO_PIXELS);

    @TempDir
    private Path folder;

    private Path csv(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "0,4,1\n3,1,0\n");
    }

    private static void assertInvalid(byte[] packed) {
        assertThatThrownBy(() -> DataSetFile.read(BUNDLE.data(), packed))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.DATA_INVALID))
                        .isTrue());
    }

    @Test
    void whatIsPacked_isReadAgain_whateverItsFileIsCalled() throws IOException {
        Path file = csv("données (1).csv");

        byte[] packed = DataSetFile.pack(BUNDLE.data(), List.of(file));

        assertThat(DataSetFile.read(BUNDLE.data(), packed)).isEqualTo(DataReader.read(BUNDLE.data(), List.of(file)));
    }

    @Test
    void packingAgain_givesTheSameBytes() throws IOException {
        Path file = csv("set.csv");

        assertThat(DataSetFile.pack(BUNDLE.data(), List.of(file)))
                .isEqualTo(DataSetFile.pack(BUNDLE.data(), List.of(file)));
    }

    /** Attack 29: a name that leads elsewhere. */
    @Test
    void attack29_namesThatAreNoPlainNames_areRefused() {
        for (String name : List.of("../set.csv", "/tmp/set.csv", "a/b", ".", "..", "")) {
            String head = "flock-set/1\n{\"files\":[{\"length\":1,\"name\":\"" + name + "\"}]}\nx";
            assertInvalid(head.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyCutSet_isRefused() throws IOException {
        byte[] packed = DataSetFile.pack(BUNDLE.data(), List.of(csv("set.csv")));

        for (int length = 0; length < packed.length; length++) {
            assertInvalid(Arrays.copyOf(packed, length));
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /** A few kilobytes would unpack into more than a validator has memory for. */
    @Test
    void setWithAGzippedFile_isRefused_thoughItsDataAreGood() throws IOException {
        byte[] packed = gzip(Files.readAllBytes(csv("set.csv")));
        ByteArrayOutputStream set = new ByteArrayOutputStream();
        set.write(("flock-set/1\n{\"files\":[{\"length\":" + packed.length + ",\"name\":\"0-set.csv\"}]}\n")
                .getBytes(StandardCharsets.US_ASCII));
        set.write(packed);

        assertThatThrownBy(() -> DataSetFile.read(BUNDLE.data(), set.toByteArray()))
                .hasMessageContaining("DATA_INVALID|the set's file 0-set.csv is gzipped");
    }

    @Test
    void gzippedFile_isPackedUnpacked() throws IOException {
        Path plain = csv("set.csv");
        Path gzipped = Files.write(folder.resolve("set.csv.gz"), gzip(Files.readAllBytes(plain)));

        byte[] packed = DataSetFile.pack(BUNDLE.data(), List.of(gzipped));

        assertThat(DataSetFile.read(BUNDLE.data(), packed)).isEqualTo(DataReader.read(BUNDLE.data(), List.of(plain)));
    }

    @Test
    void setWithMoreValuesThanAllowed_isRefused_byItsSenderToo() throws IOException {
        Path file = csv("set.csv");
        byte[] packed = DataSetFile.pack(BUNDLE.data(), List.of(file), 4);

        assertThat(DataSetFile.read(BUNDLE.data(), packed, 4).size()).isEqualTo(2);
        assertThatThrownBy(() -> DataSetFile.read(BUNDLE.data(), packed, 3))
                .hasMessageContaining("the examples have more than 3 values");
        assertThatThrownBy(() -> DataSetFile.pack(BUNDLE.data(), List.of(file), 3))
                .hasMessageContaining("the examples have more than 3 values");
    }

    @Test
    void aSetOfWrongData_isNotPacked() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "0,4,7\n");

        assertThatThrownBy(() -> DataSetFile.pack(BUNDLE.data(), List.of(file))).hasMessageContaining("bad.csv");
    }
}
