package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.beacon.OrganisationDraw;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.money.Share;
import java.util.List;

/** Draws a round's roles: some propose, all others vote. */
public final class RoleDraw {
    private static final String PURPOSE = "proposer";
    private static final int FEWEST_VOTERS = 3;

    private RoleDraw() {}

    /**
     * How many of n propose: {@code max(1, ⌊fraction · n⌋)}, but at least three vote from four on; one of three.
     *
     * @param candidates n, at least 3
     */
    public static int proposers(int candidates, Millionths fraction) {
        int most = candidates > FEWEST_VOTERS ? candidates - FEWEST_VOTERS : 1;
        return Math.min(most, Math.max(1, fraction.ofCount(candidates)));
    }

    /**
     * Draws proposers organisation first, weighted by the candidates' stakes; the rest vote.
     *
     * @param candidates with the stakes by which they are drawn, as they stood before the seed could be known
     * @param current the roster that says the stakes at round start
     */
    public static List<Seat> draw(List<Member> candidates, Roster current, TaskDefinition definition, Digest seed) {
        List<AccountId> proposers = OrganisationDraw.draw(
                candidates.stream()
                        .map(member -> Share.of(member.account(), member.stake()))
                        .toList(),
                proposers(candidates.size(), definition.proposerFraction()),
                seed,
                PURPOSE);
        return candidates.stream()
                .map(Member::account)
                .map(account -> new Seat(
                        account,
                        proposers.contains(account) ? Role.PROPOSER : Role.VOTER,
                        current.member(account).orElseThrow().stake()))
                .toList();
    }
}
