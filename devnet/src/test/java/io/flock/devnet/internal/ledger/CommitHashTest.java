package io.flock.devnet.internal.ledger;

import static io.flock.devnet.internal.ledger.LedgerTestKit.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import io.flock.devnet.internal.ledger.rwset.ReadWriteSet;
import io.flock.devnet.internal.ledger.rwset.Version;
import io.flock.devnet.internal.ledger.state.BlockUpdates;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CommitHashTest {
    @Test
    void firstBlock_isHashedOverCodesAndUpdates() throws Exception {
        BlockUpdates updates = new BlockUpdates();
        updates.apply(new Version(1, 0), ReadWriteSet.parse(put("cc", "k", "v")));

        // 1 code, VALID; one update of 15 bytes: namespace, key, value, version = block 1 in one byte, transaction 0 in
        // none
        assertThat(CommitHash.next(ByteString.EMPTY, codes(0), updates))
                .isEqualTo(sha256("01" + "00" + "0a0f" + "0a026363" + "1a016b" + "2a0176" + "32030101" + "00"));
    }

    @Test
    void laterBlock_endsWithTheHashBefore_andDeletesAreMarked() throws Exception {
        BlockUpdates updates = new BlockUpdates();
        updates.apply(new Version(256, 3), ReadWriteSet.parse(put("b", "k", "")));
        updates.apply(new Version(256, 4), ReadWriteSet.parse(put("a", "2", "v")));
        updates.apply(new Version(256, 5), ReadWriteSet.parse(put("a", "1", "v")));

        assertThat(CommitHash.next(ByteString.copyFrom(new byte[] {7, 7}), codes(0, 0, 0, 255), updates))
                .isEqualTo(sha256("04" + "000000ff"
                        + ("0a10" + "0a0161" + "1a0131" + "2a0176" + "3205" + "020100" + "0105")
                        + ("0a0d" + "1a0132" + "2a0176" + "3205" + "020100" + "0104")
                        + ("0a0f" + "0a0162" + "1a016b" + "2001" + "3205" + "020100" + "0103")
                        + "0707"));
    }

    private static ByteString codes(int... codes) {
        ByteString.Output bytes = ByteString.newOutput();
        for (int code : codes) {
            bytes.write(code);
        }
        return bytes.toByteString();
    }

    private static ByteString sha256(String hex) {
        return ByteString.copyFrom(Sha256.of(HexFormat.of().parseHex(hex)));
    }
}
