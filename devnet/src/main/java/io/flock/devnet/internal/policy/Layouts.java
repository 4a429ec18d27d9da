package io.flock.devnet.internal.policy;

import io.flock.devnet.internal.msp.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The smallest sets of peers that meet policies, one peer per organisation. */
public final class Layouts {
    /** With more organisations the sets would be too many to look at. */
    public static final int MOST_ORGANISATIONS = 16;

    private Layouts() {}

    /**
     * The sets of organisations whose peers meet all policies and of which no part does, small ones first.
     *
     * @param peers those that can be asked
     */
    public static List<Set<String>> minimal(Collection<EndorsementPolicy> policies, List<Identity> peers) {
        if (peers.size() > MOST_ORGANISATIONS) {
            throw new IllegalArgumentException("at most " + MOST_ORGANISATIONS + " organisations: " + peers.size());
        }
        List<Integer> found = new ArrayList<>();
        for (int size = 0; size <= peers.size(); size++) {
            for (int mask = 0; mask < 1 << peers.size(); mask++) {
                int candidate = mask;
                if (Integer.bitCount(mask) == size
                        && found.stream().noneMatch(smaller -> (candidate & smaller) == smaller)
                        && satisfied(policies, chosen(peers, mask))) {
                    found.add(mask);
                }
            }
        }
        return found.stream().map(mask -> organisations(chosen(peers, mask))).toList();
    }

    private static boolean satisfied(Collection<EndorsementPolicy> policies, List<Identity> peers) {
        return policies.stream().allMatch(policy -> policy.satisfied(peers));
    }

    private static List<Identity> chosen(List<Identity> peers, int mask) {
        List<Identity> chosen = new ArrayList<>();
        for (int i = 0; i < peers.size(); i++) {
            if ((mask & 1 << i) != 0) {
                chosen.add(peers.get(i));
            }
        }
        return chosen;
    }

    private static Set<String> organisations(List<Identity> peers) {
        Set<String> organisations = new LinkedHashSet<>();
        peers.forEach(peer -> organisations.add(peer.mspId()));
        return organisations;
    }
}
