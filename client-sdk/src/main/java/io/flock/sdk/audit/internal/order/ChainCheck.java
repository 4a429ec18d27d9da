package io.flock.sdk.audit.internal.order;

import com.google.protobuf.ByteString;
import io.flock.protocol.codec.Range;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.audit.BlockSpan;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.internal.block.BlockBytes;
import io.flock.sdk.audit.internal.finding.Findings;
import java.util.HexFormat;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/**
 * Whether blocks follow each other: numbers without a gap, each header naming the hash of the one before, each body
 * having the hash that its header says.
 */
public final class ChainCheck {
    private static final HexFormat HEX = HexFormat.of();

    private final Findings findings;
    private long first;
    private long next;
    private long count;
    private ByteString previousHash = ByteString.EMPTY;

    public ChainCheck(Findings findings) {
        this.findings = findings;
    }

    /**
     * Holds a block against the one before it.
     *
     * @throws FlockException DATA_INVALID: no block has such a number
     */
    public void accept(Block block) {
        BlockHeader header = block.getHeader();
        long number = header.getNumber();
        if (number < 0 || number > Range.MAX_EXACT) {
            throw new FlockException(
                    ErrorCode.DATA_INVALID,
                    "the block behind number " + (next - 1) + " calls itself " + Long.toUnsignedString(number),
                    "get the blocks from another peer");
        }
        if (count == 0) {
            first = number;
        }
        if (number != next) {
            findings.block(number, Difference.Kind.CHAIN, "number", next, number);
        } else if (!header.getPreviousHash().equals(previousHash)) {
            findings.block(
                    number, Difference.Kind.CHAIN, "previous hash", hex(previousHash), hex(header.getPreviousHash()));
        }
        ByteString dataHash = BlockBytes.dataHash(block);
        if (!header.getDataHash().equals(dataHash)) {
            findings.block(number, Difference.Kind.CHAIN, "data hash", hex(dataHash), hex(header.getDataHash()));
        }
        int codes = BlockBytes.codes(block).size();
        if (codes != block.getData().getDataCount() && number > 0) {
            findings.block(
                    number,
                    Difference.Kind.CHAIN,
                    "validation codes",
                    block.getData().getDataCount(),
                    codes);
        }
        count++;
        next = number + 1;
        previousHash = BlockBytes.hash(header);
    }

    /** Which blocks were read; empty: none yet. */
    public Optional<BlockSpan> span() {
        return count == 0
                ? Optional.empty()
                : Optional.of(new BlockSpan(first, next - 1, count, Digest.ofBytes(previousHash.toByteArray())));
    }

    private static String hex(ByteString bytes) {
        return HEX.formatHex(bytes.toByteArray());
    }
}
