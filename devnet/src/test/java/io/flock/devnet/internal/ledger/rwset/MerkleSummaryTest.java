package io.flock.devnet.internal.ledger.rwset;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleSummaryTest {
    @Test
    void fiftyReads_areListed() {
        RangeQueryInfo info = summed(50);

        assertThat(info.getRawReads().getKvReadsList()).isEqualTo(reads(50));
        assertThat(info.hasReadsMerkleHashes()).isFalse();
    }

    @Test
    void fiftyOneReads_areOneLeaf() {
        RangeQueryInfo info = summed(51);

        assertThat(info.hasRawReads()).isFalse();
        assertThat(info.getReadsMerkleHashes().getMaxDegree()).isEqualTo(50);
        assertThat(info.getReadsMerkleHashes().getMaxLevel()).isEqualTo(1);
        assertThat(info.getReadsMerkleHashes().getMaxLevelHashesList()).containsExactly(leaf(reads(51)));
    }

    /** A leaf holds 51 reads and a node 51 nodes, because both are closed by the one that is too many. */
    @ParameterizedTest
    @CsvSource({
        "52,1,2",
        "102,1,2",
        "2550,1,50",
        "2551,2,1",
        "2601,2,1",
        "2602,2,2",
        "5203,2,3",
        "130050,2,50",
        "130051,3,1",
        "132651,3,1"
    })
    void manyReads_leaveTheHashesOfTheHighestLevel(int count, int level, int hashes) {
        RangeQueryInfo info = summed(count);

        assertThat(info.getReadsMerkleHashes().getMaxLevel()).isEqualTo(level);
        assertThat(info.getReadsMerkleHashes().getMaxLevelHashesCount()).isEqualTo(hashes);
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 52, 101, 102, 103, 2550, 2551, 2601, 2602, 2653, 5202, 5300, 130_051, 132_700})
    void hashes_areThoseOfATreeBuiltLevelByLevel(int count) {
        assertThat(summed(count).getReadsMerkleHashes().getMaxLevelHashesList()).isEqualTo(tree(reads(count)));
    }

    @Test
    void askingInBetween_changesNothing() {
        RangeReads reads = new RangeReads();
        for (int i = 0; i < 3000; i++) {
            reads.add("k" + i, new Version(i, 1));
            reads.writeTo(RangeQueryInfo.newBuilder());
        }
        RangeQueryInfo.Builder info = RangeQueryInfo.newBuilder();
        reads.writeTo(info);

        assertThat(info.build()).isEqualTo(summed(3000));
    }

    private static RangeQueryInfo summed(int count) {
        RangeReads reads = new RangeReads();
        for (int i = 0; i < count; i++) {
            reads.add("k" + i, new Version(i, 1));
        }
        RangeQueryInfo.Builder info = RangeQueryInfo.newBuilder();
        reads.writeTo(info);
        return info.build();
    }

    private static List<KVRead> reads(int count) {
        List<KVRead> reads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reads.add(KVRead.newBuilder()
                    .setKey("k" + i)
                    .setVersion(org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                            .setBlockNum(i)
                            .setTxNum(1))
                    .build());
        }
        return reads;
    }

    /** All levels at once: whole groups of 51 move up; where a level was ever left, its rest moves up as one. */
    private static List<ByteString> tree(List<KVRead> reads) {
        List<ByteString> level = new ArrayList<>();
        for (int i = 0; i < reads.size(); i += 51) {
            level.add(leaf(reads.subList(i, Math.min(i + 51, reads.size()))));
        }
        while (level.size() > 50) {
            List<ByteString> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 51) {
                next.add(node(level.subList(i, Math.min(i + 51, level.size()))));
            }
            level = next;
        }
        return level;
    }

    private static ByteString leaf(List<KVRead> reads) {
        return ByteString.copyFrom(
                Sha256.of(QueryReads.newBuilder().addAllKvReads(reads).build().toByteArray()));
    }

    private static ByteString node(List<ByteString> hashes) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        hashes.forEach(hash -> joined.writeBytes(hash.toByteArray()));
        return ByteString.copyFrom(Sha256.of(joined.toByteArray()));
    }
}
