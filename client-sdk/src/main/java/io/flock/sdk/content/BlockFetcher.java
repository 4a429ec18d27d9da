package io.flock.sdk.content;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Asks the nodes for a block until one gives the right bytes, beginning with the one that last did. A node that gives wrong
 * bytes is named only if no other gives the right ones.
 */
final class BlockFetcher implements BlockSource {
    private static final int SMALL_ANSWER = 1 << 16;

    private final List<NodeRpc> nodes;
    private final Executor executor;
    private volatile int preferred;

    /** Of one node or more; with several the executor must run tasks beside each other. */
    BlockFetcher(List<NodeRpc> nodes, Executor executor) {
        this.nodes = nodes;
        this.executor = executor;
    }

    @Override
    public byte[] block(Cid cid) {
        if (nodes.size() == 1) {
            return fetch(nodes.get(0), cid, new AtomicLong());
        }
        int first = preferred;
        List<BlockRace.Request> requests = IntStream.range(0, nodes.size())
                .map(i -> (first + i) % nodes.size())
                .<BlockRace.Request>mapToObj(index -> received -> {
                    byte[] block = fetch(nodes.get(index), cid, received);
                    preferred = index;
                    return block;
                })
                .toList();
        return new BlockRace(requests, executor).run();
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

    private static byte[] fetch(NodeRpc node, Cid cid, AtomicLong received) {
        byte[] block = node.call("block/get?arg=" + cid, ContentLimits.MAX_BLOCK, received);
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
