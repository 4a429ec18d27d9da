package io.flock.devnet.internal.ledger.rwset;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.bytes.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;

/**
 * A Merkle tree that keeps its open nodes only. Level 1 holds the hashes of the leaves; a level that has more than
 * {@value #DEGREE} hashes is replaced by one hash on the level above.
 */
final class MerkleSummary {
    /** Most hashes that a level holds, and most reads that a range lists one by one. */
    static final int DEGREE = 50;

    private final List<List<byte[]>> levels;

    MerkleSummary() {
        this(new ArrayList<>());
        levels.add(new ArrayList<>());
    }

    private MerkleSummary(List<List<byte[]>> levels) {
        this.levels = levels;
    }

    boolean isEmpty() {
        return levels.size() == 1 && levels.get(0).isEmpty();
    }

    MerkleSummary copy() {
        List<List<byte[]>> copies = new ArrayList<>();
        levels.forEach(level -> copies.add(new ArrayList<>(level)));
        return new MerkleSummary(copies);
    }

    void addLeaf(byte[] leaf) {
        levels.get(0).add(Sha256.of(leaf));
        for (int level = 0; levels.get(level).size() > DEGREE; level++) {
            lift(level);
        }
    }

    /** Closes the tree: what is open on lower levels moves up until the highest level stands for everything. */
    QueryReadsMerkleSummary finish() {
        int highest = levels.size() - 1;
        for (int level = 0; level < highest; level++) {
            lift(level);
        }
        if (levels.get(highest).size() > DEGREE) {
            lift(highest);
        }
        QueryReadsMerkleSummary.Builder summary =
                QueryReadsMerkleSummary.newBuilder().setMaxDegree(DEGREE).setMaxLevel(levels.size());
        levels.get(levels.size() - 1).forEach(hash -> summary.addMaxLevelHashes(ByteString.copyFrom(hash)));
        return summary.build();
    }

    /** Replaces the hashes of a level by one on the next; a single one moves up as it is. */
    private void lift(int level) {
        List<byte[]> hashes = levels.get(level);
        if (hashes.isEmpty()) {
            return;
        }
        if (levels.size() == level + 1) {
            levels.add(new ArrayList<>());
        }
        levels.get(level + 1).add(hashes.size() == 1 ? hashes.get(0) : combined(hashes));
        hashes.clear();
    }

    private static byte[] combined(List<byte[]> hashes) {
        MessageDigest digest = Sha256.digest();
        hashes.forEach(digest::update);
        return digest.digest();
    }
}
