package io.flock.testnet.bench.round;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * What blocks hold.
 *
 * @param invalid how many transactions were refused, by validation code
 */
record BlockFigures(int blocks, int valid, SortedMap<String, Integer> invalid, long bytes) {
    static final BlockFigures NONE = new BlockFigures(0, 0, new TreeMap<>(), 0);

    BlockFigures {
        invalid = Collections.unmodifiableSortedMap(new TreeMap<>(invalid));
    }

    static BlockFigures of(Block block) {
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        SortedMap<String, Integer> invalid = new TreeMap<>();
        int valid = 0;
        for (int i = 0; i < codes.size(); i++) {
            int code = Byte.toUnsignedInt(codes.byteAt(i));
            if (code == TxValidationCode.VALID_VALUE) {
                valid++;
            } else {
                invalid.merge(name(code), 1, Integer::sum);
            }
        }
        return new BlockFigures(1, valid, invalid, block.getSerializedSize());
    }

    private static String name(int code) {
        TxValidationCode known = TxValidationCode.forNumber(code);
        return known == null ? Integer.toString(code) : known.name();
    }

    BlockFigures plus(BlockFigures more) {
        SortedMap<String, Integer> all = new TreeMap<>(invalid);
        more.invalid.forEach((code, count) -> all.merge(code, count, Integer::sum));
        return new BlockFigures(blocks + more.blocks, valid + more.valid, all, bytes + more.bytes);
    }
}
