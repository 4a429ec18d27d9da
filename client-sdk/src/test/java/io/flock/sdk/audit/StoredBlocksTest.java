package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBlocksTest {
    private final List<Block> blocks = new StoredLedger().blocks();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("blocks");
    }

    private static void isRefused(Path copy, String... parts) {
        assertThatThrownBy(() -> StoredBlocks.read(copy)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.DATA_INVALID)).isTrue();
            assertThat(e.what()).contains(parts);
            assertThat(e.todo()).contains("flock audit --save");
        });
    }

    @Test
    void blocksThatWereWritten_areReadBack() {
        StoredBlocks.write(file, blocks);

        assertThat(StoredBlocks.read(file)).isEqualTo(blocks);
        assertThat(StoredBlocks.channel(file)).contains("flock");
        assertThat(folder).isDirectoryContaining("glob:**blocks").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void cutFile_isRefused() throws IOException {
        StoredBlocks.write(file, blocks);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        isRefused(file, file.toString(), (blocks.size() - 1) + " whole ones");
    }

    @Test
    void otherBytes_areRefused() throws IOException {
        isRefused(Files.writeString(file, "{\"blocks\": []}"), file.toString());
        isRefused(Files.write(file, new byte[] {-1, -1, -1, -1, 15}), "no block header");
    }

    @Test
    void nothing_isRefused() throws IOException {
        isRefused(Files.createFile(file), "holds no block");
        isRefused(folder.resolve("nowhere"), "nowhere", "can't be read");
        isRefused(Files.createDirectory(folder.resolve("empty")), "holds no file *.block");
    }

    @Test
    void folderOfSingleBlocks_isReadByTheirNumbers() throws IOException {
        for (Block block : blocks) {
            // Names in another order than the numbers.
            long number = block.getHeader().getNumber();
            Files.write(folder.resolve("flock_" + (1_000 - number) + ".block"), block.toByteArray());
        }
        Files.writeString(folder.resolve("notes.txt"), "not a block");

        assertThat(StoredBlocks.read(folder)).isEqualTo(blocks);
        assertThat(StoredBlocks.channel(folder)).contains("flock");
    }

    @Test
    void folderWithOneNumberTwice_isRefused() throws IOException {
        Files.write(folder.resolve("flock_5.block"), blocks.get(5).toByteArray());
        Files.write(folder.resolve("flock_newest.block"), blocks.get(5).toByteArray());

        isRefused(folder, "flock_5.block", "flock_newest.block");
    }

    @Test
    void folderWithAnythingElse_isRefused() throws IOException {
        Files.writeString(folder.resolve("flock_0.block"), "-----BEGIN CERTIFICATE-----");
        isRefused(folder, "flock_0.block");
        Files.write(folder.resolve("flock_0.block"), new byte[0]);
        isRefused(folder, "flock_0.block", "no block header");
    }

    @Test
    void copyThatIsBrokenOff_leavesTheOneBefore() {
        StoredBlocks.write(file, blocks);

        assertThatThrownBy(() -> {
                    try (BlockFileWriter writer = BlockFileWriter.to(file)) {
                        writer.accept(blocks.get(0));
                        throw new IllegalStateException("the network is gone");
                    }
                })
                .hasMessage("the network is gone");

        assertThat(StoredBlocks.read(file)).isEqualTo(blocks);
        assertThat(folder.toFile().list()).containsExactly("blocks");
    }

    @Test
    void copyIntoAFolder_isRefusedBeforeAnythingIsRead() {
        assertThatThrownBy(() -> BlockFileWriter.to(folder))
                .isInstanceOfSatisfying(FlockException.class, e -> assertThat(e.is(ErrorCode.STATE_FOLDER_UNUSABLE))
                        .isTrue());
    }
}
