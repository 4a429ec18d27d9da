package io.flock.sdk.content;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks the nodes in turn for a block until one gives the right bytes, beginning with the one that last did. A node that
 * gives wrong bytes is named only if no other gives the right ones.
 */
final class BlockFetcher implements BlockSource {
    private static final int SMALL_ANSWER = 1 << 16;

    private final List<NodeRpc> nodes;
    private volatile int preferred;

    BlockFetcher(List<NodeRpc> nodes) {
        this.nodes = nodes;
    }

    @Override
    public byte[] block(Cid cid) {
        FlockException worst = null;
        int first = preferred;
        for (int i = 0; i < nodes.size(); i++) {
            int index = (first + i) % nodes.size();
            try {
                byte[] block = fetch(nodes.get(index), cid);
                preferred = index;
                return block;
            } catch (FlockException e) {
                // Wrong bytes say more than silence: somebody lies, or a disk is broken.
                worst = worst == null || e.is(ErrorCode.CONTENT_MISMATCH) ? e : worst;
            }
        }
        throw worst;
    }

    /**
     * Whether a node says that it holds a block of this length itself; none is made to search for it. No answer, or another
     * one, is no.
     */
    boolean held(Cid cid, long length) {
        return nodes.stream().anyMatch(node -> holds(node, cid, length));
    }

    private static boolean holds(NodeRpc node, Cid cid, long length) {
        try {
            byte[] answer = node.call("block/stat?offline=true&arg=" + cid, SMALL_ANSWER);
            return NodeAnswer.isBlock(new String(answer, StandardCharsets.UTF_8), cid, length);
        } catch (FlockException | IOException | IllegalStateException e) {
            // Whoever asks gets the block instead, which tells what is wrong.
            return false;
        }
    }

    private static byte[] fetch(NodeRpc node, Cid cid) {
        byte[] block = node.call("block/get?arg=" + cid, ContentLimits.MAX_BLOCK);
        if (!cid.names(block)) {
            throw new FlockException(
                    ErrorCode.CONTENT_MISMATCH,
                    "content node " + node.node() + " gave " + block.length + " bytes for block " + cid
                            + " that are not its bytes",
                    "fetch from another node, and tell this one's owner");
        }
        return block;
    }
}
