package io.flock.testnet.fabric;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.GovernanceClient;
import io.flock.testnet.Founding;
import io.flock.testnet.TestNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes an organisation a member of the consortium, by as many voices of the members as that takes. An open proposal to
 * that effect, whoever made it, is approved. One that took effect before the organisation was removed stands for nothing,
 * and so does an open one that removals have made a majority: only a voice that is new to it lets it take effect.
 */
record MembershipVote(TestNetwork network, OrganisationId newcomer) {
    private static final int PAGE = 100;
    private static final int LONGEST = 36;

    /**
     * Nothing happens where it is a member.
     *
     * @param administrators organisations whose administrators vote; those that are no members are passed over
     * @return how many blocks a peer has at least that knows of the last voice; 0 where there was none
     * @throws FlockException ENDORSEMENT_REFUSED when it is no member after the last voice
     */
    long run(List<OrganisationId> administrators) {
        long height = 0;
        Optional<ProposalId> proposal = Optional.empty();
        for (OrganisationId organisation : administrators) {
            try (FlockClient administrator =
                    network.connect(AccountId.of(organisation.text(), Founding.ADMINISTRATOR))) {
                GovernanceClient governance = administrator.governance();
                Consortium consortium = governance.consortium().run();
                if (!consortium.has(newcomer) && consortium.has(organisation)) {
                    Voice voice = voice(governance, consortium, organisation, proposal);
                    proposal = Optional.of(voice.proposal());
                    height = voice.block() + 1;
                    consortium = governance.consortium().run();
                }
                if (consortium.has(newcomer)) {
                    return height;
                }
            }
        }
        throw new FlockException(
                ErrorCode.ENDORSEMENT_REFUSED,
                "governance has not made " + newcomer + " a member: the members among " + administrators
                        + ", who are for it, are no majority",
                "have further members approve "
                        + proposal.map(id -> "proposal " + id).orElse("a proposal")
                        + " with 'flock governance approve', then run this again");
    }

    private record Voice(ProposalId proposal, long block) {}

    private Voice voice(
            GovernanceClient governance, Consortium members, OrganisationId own, Optional<ProposalId> known) {
        List<ProposalView> all = known.isPresent() ? List.of() : all(governance);
        Optional<ProposalId> open = known.or(() -> all.stream()
                .filter(view -> !view.executed())
                .filter(view -> view.proposal().digest().equals(action().digest()))
                .filter(view -> !view.approvals().contains(own) || !hasMajority(view, members))
                .map(view -> view.proposal().proposalId())
                .findFirst());
        if (open.isPresent()) {
            return new Voice(
                    open.get(),
                    governance.approve(open.get(), action().digest()).run().block());
        }
        ProposalId fresh =
                free(all.stream().map(view -> view.proposal().proposalId()).collect(Collectors.toSet()));
        return new Voice(fresh, governance.propose(fresh, action()).run().block());
    }

    private static boolean hasMajority(ProposalView open, Consortium members) {
        return open.approvals().stream().filter(members::has).count() >= members.majority();
    }

    private ProposalAction action() {
        return ProposalAction.addOrganisation(newcomer);
    }

    private ProposalId free(Set<ProposalId> taken) {
        String name = "add-" + newcomer.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        String stem = name.substring(0, Math.min(name.length(), LONGEST));
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> ProposalId.parse(number == 1 ? stem : stem + "-" + number))
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<ProposalView> all(GovernanceClient governance) {
        List<ProposalView> all = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            ProposalList page = governance.proposals(PAGE, bookmark).run();
            all.addAll(page.proposals());
            bookmark = page.bookmark();
        } while (bookmark.isPresent());
        return all;
    }
}
