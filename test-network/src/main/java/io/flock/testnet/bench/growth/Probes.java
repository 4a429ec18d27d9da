package io.flock.testnet.bench.growth;

import io.flock.protocol.alliance.request.GetParticipant;
import io.flock.protocol.alliance.request.GetRound;
import io.flock.protocol.alliance.request.GetTask;
import io.flock.protocol.alliance.request.ListTasks;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.request.GetAssignments;
import io.flock.protocol.arena.request.GetEpoch;
import io.flock.protocol.arena.request.GetLeaderboard;
import io.flock.protocol.delegation.request.GetPool;
import io.flock.protocol.delegation.request.ListPools;
import io.flock.protocol.emission.request.GetEpochRecord;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListExperts;
import io.flock.protocol.governance.request.ListProposals;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeRef;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledge;
import io.flock.protocol.marketplace.knowledge.request.GetKnowledgeRevenue;
import io.flock.protocol.marketplace.knowledge.request.GetPoints;
import io.flock.protocol.marketplace.knowledge.request.ListKnowledge;
import io.flock.protocol.marketplace.request.GetChannel;
import io.flock.protocol.marketplace.request.GetLineage;
import io.flock.protocol.marketplace.request.GetModel;
import io.flock.protocol.marketplace.request.GetRatings;
import io.flock.protocol.marketplace.request.GetReferral;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.request.ListModels;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.GetAllowance;
import io.flock.protocol.token.request.GetLocks;
import io.flock.protocol.token.request.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transfer, and every query that the chaincode answers. Lists are asked for pages that both ledgers can fill. */
final class Probes {
    private static final int PAGE = Furniture.TASKS;

    private Probes() {}

    /**
     * In the order of measuring.
     *
     * @param caller who asks
     * @param payee who is paid, and is not asked about: what it gets lies uncollected
     */
    static List<Probe> of(AccountId caller, AccountId payee) {
        List<Probe> probes = new ArrayList<>();
        probes.add(Probe.submit("token:Transfer", new Transfer(payee, Amount.ofMicros(1), Optional.empty())));
        probes.addAll(token(caller, payee));
        probes.addAll(governance());
        probes.addAll(alliance(caller));
        probes.addAll(arena(caller));
        probes.addAll(marketplace(caller, payee));
        return List.copyOf(probes);
    }

    private static List<Probe> token(AccountId caller, AccountId payee) {
        return List.of(
                Probe.query("token:Name"),
                Probe.query("token:Symbol"),
                Probe.query("token:Decimals"),
                Probe.query("token:TotalSupply"),
                Probe.query("token:BalanceOf", new BalanceOf(caller)),
                Probe.query("token:ClientAccountID"),
                Probe.query("token:ClientAccountBalance"),
                Probe.query("token:Allowance", new GetAllowance(caller, payee)),
                Probe.query("token:Locks", new GetLocks(caller, PAGE, Optional.empty())));
    }

    private static List<Probe> governance() {
        return List.of(
                Probe.query("governance:GetConsortium"),
                Probe.query("governance:GetParameters"),
                Probe.query("governance:GetProposal", new GetProposal(Furniture.PROPOSAL)),
                Probe.query("governance:ListProposals", new ListProposals(PAGE, Optional.empty())),
                Probe.query("governance:ListExperts", new ListExperts(PAGE, Optional.empty())),
                Probe.query("governance:GetEmission"),
                Probe.query("governance:GetEpoch", new GetEpochRecord(0)));
    }

    private static List<Probe> alliance(AccountId caller) {
        TaskId task = Furniture.PLAYED;
        return List.of(
                Probe.query("alliance:GetTask", new GetTask(task)),
                Probe.query("alliance:GetRound", new GetRound(task, 0)),
                Probe.query("alliance:ListTasks", new ListTasks(PAGE, Optional.empty())),
                Probe.query("alliance:GetParticipant", new GetParticipant(task, caller)));
    }

    private static List<Probe> arena(AccountId caller) {
        TaskId task = Furniture.arenaTask(0);
        return List.of(
                Probe.query("arena:GetTask", new GetTask(task)),
                Probe.query("arena:ListTasks", new ListTasks(PAGE, Optional.empty())),
                Probe.query("arena:GetLeaderboard", new GetLeaderboard(task, Optional.empty())),
                Probe.query("arena:GetAssignments", new GetAssignments(task, caller)),
                Probe.query("arena:GetEpoch", new GetEpoch(task, 0)),
                Probe.query("arena:GetParticipant", new GetParticipant(task, caller)),
                Probe.query("delegation:GetPool", new GetPool(caller, ArenaRole.NODE, PAGE, Optional.empty())),
                Probe.query("delegation:ListPools", new ListPools(PAGE, Optional.empty())));
    }

    private static List<Probe> marketplace(AccountId caller, AccountId payee) {
        ListingId listing = ListingId.parse("none");
        VersionRef version = new VersionRef(listing, 1);
        return List.of(
                Probe.query("marketplace:GetModel", new GetModel(listing)),
                Probe.query("marketplace:ListModels", new ListModels(PAGE, Optional.empty())),
                Probe.query("marketplace:GetLineage", new GetLineage(version)),
                Probe.query("marketplace:GetReferral", new GetReferral(Furniture.arenaTask(0))),
                Probe.query("marketplace:GetRatings", new GetRatings(version)),
                Probe.query("marketplace:GetChannel", new GetChannel(new ChannelId(caller, payee, "none"))),
                Probe.query("marketplace:ListChannels", new ListChannels(caller, PAGE, Optional.empty())),
                Probe.query("marketplace:GetRevenue", new GetRevenue(version, caller)),
                Probe.query("marketplace:GetKnowledge", new GetKnowledge(new KnowledgeRef(listing, Furniture.DIGEST))),
                Probe.query("marketplace:ListKnowledge", new ListKnowledge(listing, PAGE, Optional.empty())),
                Probe.query("marketplace:GetKnowledgeRevenue", new GetKnowledgeRevenue(listing, caller)),
                Probe.query("marketplace:GetPoints", new GetPoints(caller)));
    }
}
