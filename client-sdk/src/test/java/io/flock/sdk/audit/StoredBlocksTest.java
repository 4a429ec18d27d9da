package io.flock.sdk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBlocksTest {
    @TempDir
    Path folder;

    @Test
    void blocksThatWereWritten_areReadBack() {
        StoredLedger ledger = new StoredLedger();
        Path file = folder.resolve("blocks");

        StoredBlocks.write(file, ledger.blocks());

        assertThat(StoredBlocks.read(file)).isEqualTo(ledger.blocks());
    }

    @Test
    void cutFile_isRefused() throws IOException {
        Path file = folder.resolve("blocks");
        StoredBlocks.write(file, new StoredLedger().blocks());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        assertThatThrownBy(() -> StoredBlocks.read(file)).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.DATA_INVALID)).isTrue();
            assertThat(e.what()).contains(file.toString());
        });
    }
}
