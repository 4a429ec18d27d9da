package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.channel.ChaincodeDefinition;
import io.flock.devnet.internal.endorse.Peer;
import io.flock.devnet.internal.msp.Identity;
import io.flock.devnet.internal.policy.EndorsementPolicy;
import io.flock.devnet.internal.policy.Layouts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the sets of organisations that can endorse what certain chaincodes did. */
final class EndorsementLayouts {
    private final GatewayContext context;
    private final Map<Question, List<Set<String>>> known = new ConcurrentHashMap<>();

    EndorsementLayouts(GatewayContext context) {
        this.context = context;
    }

    private record Question(Set<String> chaincodes, List<String> peers) {}

    /** Sets with the preferred organisation first, otherwise in random order, so that the load is shared. */
    List<Set<String>> find(Set<String> chaincodes, String preferred) {
        List<Peer> peers = context.peers()
                .filter(peer -> chaincodes.stream().allMatch(peer::offers))
                .toList();
        Question question = new Question(
                Set.copyOf(chaincodes), peers.stream().map(Peer::mspId).toList());
        List<Set<String>> layouts =
                new ArrayList<>(known.computeIfAbsent(question, asked -> minimal(asked.chaincodes(), peers)));
        Collections.shuffle(layouts);
        layouts.sort(Comparator.comparing(layout -> !layout.contains(preferred)));
        return layouts;
    }

    /** Whether the peers that run would do, if only they had the chaincodes. */
    boolean couldBe(Set<String> chaincodes) {
        List<Peer> running = context.peers().filter(Peer::running).toList();
        return !minimal(chaincodes, running).isEmpty();
    }

    private List<Set<String>> minimal(Set<String> chaincodes, List<Peer> peers) {
        List<EndorsementPolicy> policies = chaincodes.stream()
                .flatMap(name -> context.channel().chaincode(name).stream())
                .map(ChaincodeDefinition::policy)
                .toList();
        List<Identity> identities = peers.stream().map(Peer::identity).toList();
        return Layouts.minimal(policies, identities);
    }
}
