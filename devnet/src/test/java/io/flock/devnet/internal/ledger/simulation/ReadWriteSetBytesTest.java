package io.flock.devnet.internal.ledger.simulation;

import static io.flock.devnet.internal.ledger.LedgerTestKit.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.rwset.Version;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Endorsers of different implementations must come to the same bytes, so the bytes themselves are written down. */
class ReadWriteSetBytesTest {
    private final ReadWriteSetBuilder set = new ReadWriteSetBuilder();

    @Test
    void nothingTouched_isAnEmptyMessage() {
        assertThat(set.build()).isEqualTo(ByteString.EMPTY);
    }

    @Test
    void readOfAbsentKey_hasNoVersion() {
        set.read("cc", "k", Optional.empty());

        assertThat(hex()).isEqualTo(namespace("0a03" + "0a016b"));
    }

    @Test
    void readOfPresentKey_hasBlockAndTransaction() {
        set.read("cc", "k", Optional.of(new Version(300, 2)));

        assertThat(hex()).isEqualTo(namespace("0a0a" + "0a016b" + "1205" + "08ac02" + "1002"));
    }

    @Test
    void writeInFirstPlaceOfFirstBlock_hasAnEmptyVersion() {
        set.read("cc", "k", Optional.of(new Version(0, 0)));

        assertThat(hex()).isEqualTo(namespace("0a05" + "0a016b" + "1200"));
    }

    @Test
    void put_hasKeyAndValue() {
        set.write("cc", "k", bytes("v"));

        assertThat(hex()).isEqualTo(namespace("1a06" + "0a016b" + "1a0176"));
    }

    @Test
    void emptyValue_isADelete() {
        set.write("cc", "k", ByteString.EMPTY);

        assertThat(hex()).isEqualTo(namespace("1a05" + "0a016b" + "1001"));
    }

    @Test
    void lastWriteOfAKey_wins() {
        set.write("cc", "k", ByteString.EMPTY);
        set.write("cc", "k", bytes("v"));

        assertThat(hex()).isEqualTo(namespace("1a06" + "0a016b" + "1a0176"));
    }

    @Test
    void exhaustedRange_endsAtTheRequestedEnd_andListsWhatItSaw() {
        RangeRecord range = new RangeRecord("a", "z");
        set.range("cc", range);
        range.add("k", new Version(1, 0));
        range.exhaust();

        assertThat(hex())
                .isEqualTo(namespace(
                        "1213" + "0a0161" + "12017a" + "1801" + "2209" + "0a07" + "0a016b" + "1202" + "0801"));
    }

    @Test
    void openRange_endsAtTheLastKeySeen() {
        RangeRecord range = new RangeRecord("a", "z");
        set.range("cc", range);
        range.add("k", new Version(1, 0));

        assertThat(hex()).isEqualTo(namespace("1211" + "0a0161" + "12016b" + "2209" + "0a07" + "0a016b" + "12020801"));
    }

    @Test
    void emptyRange_hasNeitherReadsNorHashes() {
        RangeRecord range = new RangeRecord("a", "z");
        set.range("cc", range);
        range.exhaust();

        assertThat(hex()).isEqualTo(namespace("1208" + "0a0161" + "12017a" + "1801"));
    }

    @Test
    void equalRanges_areThereOnce_othersInOrderOfOpening() {
        for (String start : List.of("b", "a", "b")) {
            RangeRecord range = new RangeRecord(start, "z");
            set.range("cc", range);
            range.exhaust();
        }

        assertThat(hex())
                .isEqualTo(namespace("1208" + "0a0162" + "12017a" + "1801" + "1208" + "0a0161" + "12017a" + "1801"));
    }

    @Test
    void namespacesAndKeys_areSortedByUtf8Bytes_whateverCameFirst() {
        ReadWriteSetBuilder other = new ReadWriteSetBuilder();
        for (String namespace : List.of("a", "b")) {
            for (String key : List.of("\uffff", "\ud800\udc00", "k")) {
                set.read(namespace, key, Optional.empty());
                set.write(namespace, key, bytes("v"));
            }
        }
        for (String namespace : List.of("b", "a")) {
            for (String key : List.of("k", "\ud800\udc00", "\uffff")) {
                other.write(namespace, key, bytes("v"));
                other.read(namespace, key, Optional.empty());
            }
        }

        assertThat(set.build()).isEqualTo(other.build());
        assertThat(hex()).containsSubsequence("0a016b", "0a03efbfbf", "0a04f0908080");
    }

    private String hex() {
        return HexFormat.of().formatHex(set.build().toByteArray());
    }

    /** One namespace "cc" around the given part. */
    private static String namespace(String part) {
        int length = part.length() / 2;
        HexFormat hex = HexFormat.of();
        return "12" + hex.toHexDigits((byte) (length + 6)) + "0a026363" + "12" + hex.toHexDigits((byte) length) + part;
    }
}
