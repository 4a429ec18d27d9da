package io.flock.testnet.fabric;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.channel.Height;
import io.flock.testnet.fabric.channel.OrdererAdmin;
import io.flock.testnet.fabric.channel.PeerLedger;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import io.flock.testnet.fabric.layout.Orderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A peer or an orderer that was away gets the blocks of the time between from the others. */
final class Rejoining {
    private final Layout layout;
    private final OrdererAdmin orderers;
    private final Set<String> down;

    Rejoining(FabricNetwork network) {
        this.layout = network.layout();
        this.orderers = new OrdererAdmin(layout);
        this.down = network.down().stream().collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Waits until a node has all blocks that any other one has now, as long as they come.
     *
     * @return how many it has then; empty for a node that keeps no ledger
     * @throws FlockException NODE_FAILED with how many it has, when none came for a minute
     */
    OptionalLong await(String node) throws InterruptedException {
        Optional<Member> peer = layout.memberOfPeer(node);
        if (peer.isPresent()) {
            return OptionalLong.of(new PeerLedger(layout, peer.get()).awaitHeight(highest(others(node))));
        }
        Optional<Orderer> orderer = layout.orderers().stream()
                .filter(each -> each.name().equals(node))
                .findFirst();
        return orderer.isPresent()
                ? OptionalLong.of(orderers.awaitHeight(orderer.get(), highest(others(node))))
                : OptionalLong.empty();
    }

    private List<Height> others(String node) {
        List<Height> others = new ArrayList<>();
        for (Orderer orderer : layout.orderers()) {
            if (isAsked(orderer.name(), node)) {
                others.add(() -> orderers.height(orderer));
            }
        }
        for (Member member : layout.members()) {
            if (isAsked(NodeNames.peer(member.number()), node)) {
                others.add(() -> new PeerLedger(layout, member).height());
            }
        }
        return others;
    }

    private boolean isAsked(String other, String node) {
        return !other.equals(node) && !down.contains(other);
    }

    /** Of those that answer; 0 where none does: what nobody can tell is not waited for. */
    static long highest(List<Height> nodes) throws InterruptedException {
        long highest = 0;
        for (Height node : nodes) {
            try {
                highest = Math.max(highest, node.now());
            } catch (FlockException e) {
                if (!e.is(ErrorCode.CONNECTION_FAILED)) {
                    throw e;
                }
            }
        }
        return highest;
    }
}
