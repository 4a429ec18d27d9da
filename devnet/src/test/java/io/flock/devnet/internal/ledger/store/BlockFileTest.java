package io.flock.devnet.internal.ledger.store;

import static io.flock.devnet.internal.ledger.LedgerTestKit.CONFIGURATION;
import static io.flock.devnet.internal.ledger.LedgerTestKit.bytes;
import static io.flock.devnet.internal.ledger.LedgerTestKit.commit;
import static io.flock.devnet.internal.ledger.LedgerTestKit.envelope;
import static io.flock.devnet.internal.ledger.LedgerTestKit.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.LedgerOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFileTest {
    private static final int BLOCKS = 4;

    @TempDir
    private Path folder;

    /** Sizes of the file with 1 to 4 blocks. */
    private final int[] ends = new int[BLOCKS + 1];

    private byte[] whole = {};

    @BeforeEach
    void writeFourBlocks() throws Exception {
        for (int block = 1; block <= BLOCKS; block++) {
            try (Ledger ledger = open()) {
                if (block > 1) {
                    commit(ledger, envelope("tx" + block, put("cc", "k" + block, "v")));
                }
            }
            ends[block] = (int) Files.size(file());
        }
        whole = Files.readAllBytes(file());
    }

    @Test
    void lastBlockTornAtAnyByte_isCutOff_andTheLedgerGoesOn() throws Exception {
        for (int size = ends[BLOCKS - 1]; size < ends[BLOCKS]; size++) {
            Files.write(file(), Arrays.copyOf(whole, size));
            try (Ledger ledger = open()) {
                assertThat(ledger.height()).isEqualTo(BLOCKS - 1);
                assertThat(Files.size(file())).isEqualTo(ends[BLOCKS - 1]);
                assertThat(ledger.find("tx4")).isEmpty();
                commit(ledger, envelope("tx4", put("cc", "k4", "v")));
            }
            assertThat(Files.readAllBytes(file())).isEqualTo(whole);
        }
    }

    @Test
    void changedByteInABlockBeforeTheLast_isAnErrorThatNamesTheBlock() throws Exception {
        for (int at = FileHeader.SIZE; at < ends[BLOCKS - 1]; at++) {
            int block = at < ends[1] ? 0 : at < ends[2] ? 1 : 2;
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x20;
            Files.write(file(), damaged);

            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageStartingWith("LEDGER_DAMAGED|block " + block + " is damaged: ");
            assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
        }
    }

    @Test
    void changedByteInACompleteLastBlock_isAnErrorToo() throws Exception {
        for (int at = ends[BLOCKS - 1]; at < ends[BLOCKS]; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);

            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageStartingWith("LEDGER_DAMAGED|block 3 is damaged: ");
        }
    }

    @Test
    void missingBlockInTheMiddle_isAnError() throws Exception {
        byte[] gap = Arrays.copyOf(whole, ends[1] + ends[BLOCKS] - ends[2]);
        System.arraycopy(whole, ends[2], gap, ends[1], ends[BLOCKS] - ends[2]);
        Files.write(file(), gap);

        assertThatThrownBy(this::open).hasMessageStartingWith("LEDGER_DAMAGED|block 1 is damaged: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 12, 13, 5000, 100_000})
    void bytesThatWereReservedAndNeverWritten_areCutOff(int zeros) throws Exception {
        Files.write(file(), new byte[zeros], StandardOpenOption.APPEND);

        try (Ledger ledger = open()) {
            assertThat(ledger.height()).isEqualTo(BLOCKS);
            assertThat(Files.readAllBytes(file())).isEqualTo(whole);
        }
    }

    @Test
    void lastBlockThatEndsInUnwrittenBytes_isCutOff() throws Exception {
        byte[] partial = whole.clone();
        Arrays.fill(partial, ends[BLOCKS - 1] + 40, ends[BLOCKS], (byte) 0);
        Files.write(file(), partial);

        try (Ledger ledger = open()) {
            assertThat(ledger.height()).isEqualTo(BLOCKS - 1);
        }
    }

    @Test
    void bytesBehindTheLastBlock_areAnError() throws Exception {
        Files.write(file(), "something else".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);

        assertThatThrownBy(this::open).hasMessageStartingWith("LEDGER_DAMAGED|block 4 is damaged: ");
    }

    @Test
    void fileCutInsideBlockZero_isAnError() throws Exception {
        for (int size = 0; size < ends[1]; size++) {
            Files.write(file(), Arrays.copyOf(whole, size));

            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageStartingWith("LEDGER_DAMAGED|");
        }
    }

    @Test
    void changedByteInTheFileHeader_isAnError() throws Exception {
        for (int at = 0; at < FileHeader.SIZE; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file(), damaged);

            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageStartingWith("LEDGER_DAMAGED|");
        }
    }

    @Test
    void folderOfAnotherDefinition_isRefused_andUntouched() throws Exception {
        Envelope other =
                Envelope.newBuilder().setPayload(bytes("two organisations")).build();

        assertThatThrownBy(() -> Ledger.open(new LedgerOptions(Optional.of(folder), other, false)))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("LEDGER_OTHER_DEFINITION|");
        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }

    @Test
    void secondLedgerOnTheFolder_isRefused_untilTheFirstIsClosed() {
        Ledger first = open();

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("LEDGER_LOCKED|")
                .hasMessageContaining(folder.toString());
        first.close();
        open().close();
    }

    @Test
    void failedOpening_leavesNoLock() throws Exception {
        byte[] damaged = whole.clone();
        damaged[ends[1] + 20] ^= 1;
        Files.write(file(), damaged);
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class);
        Files.write(file(), whole);

        open().close();
    }

    @Test
    void folderThatIsAFile_isAnError() {
        assertThatThrownBy(() -> Ledger.open(new LedgerOptions(Optional.of(file()), CONFIGURATION, false)))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("LEDGER_UNREADABLE|");
    }

    @Test
    void appendAfterClose_isRefused_andChangesNothing() throws Exception {
        Ledger ledger = open();
        ledger.close();

        assertThatThrownBy(() -> commit(ledger, envelope("tx5", put("cc", "k5", "v"))))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("LEDGER_NOT_WRITTEN|");
        assertThat(ledger.height()).isEqualTo(BLOCKS);
        assertThat(ledger.snapshot().get("cc", "k5")).isEmpty();
        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }

    @Test
    void interruptedReader_doesNotCloseTheFileForOthers() {
        try (Ledger ledger = open()) {
            Thread.currentThread().interrupt();
            assertThat(ledger.block(3)).isPresent();
            assertThat(Thread.interrupted()).isTrue();

            assertThat(ledger.block(2)).isPresent();
            commit(ledger, envelope("tx5", put("cc", "k5", "v")));
        }
    }

    private Path file() {
        return folder.resolve("blocks");
    }

    private Ledger open() {
        return Ledger.open(new LedgerOptions(Optional.of(folder), CONFIGURATION, false));
    }
}
