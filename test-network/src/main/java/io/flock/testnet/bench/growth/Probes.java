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
import io.flock.protocol.governance.request.ListChanges;
import io.flock.protocol.governance.request.ListExperts;
import io.flock.protocol.governance.request.ListProposals;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.marketplace.VersionRef;
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

/**
 * A transfer, and every query that the chaincode answers, asked for what {@link Furniture} put there. Lists are asked for
 * pages that both ledgers can fill.
 */
final class Probes {
    private static final int PAGE = Furniture.TASKS;

    private Probes() {}

    /** In the order of measuring. */
    static List<Probe> of(Players players) {
        AccountId caller = players.caller();
        AccountId payee = players.payee();
        List<Probe> probes = new ArrayList<>();
        probes.add(Probe.submit("token:Transfer", new Transfer(payee, Amount.ofMicros(1), Optional.empty())));
        probes.addAll(token(caller, payee));
        probes.addAll(governance());
        probes.addAll(alliance(caller));
        probes.addAll(arena(caller));
        probes.addAll(marketplace(players));
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
                Probe.query("token:Locks", new GetLocks(caller, PAGE, Optional.empty()))
                        .holding("locks"));
    }

    private static List<Probe> governance() {
        return List.of(
                Probe.query("governance:GetConsortium"),
                Probe.query("governance:GetParameters"),
                Probe.query("governance:GetProposal", new GetProposal(Furniture.PROPOSAL)),
                Probe.query("governance:ListProposals", new ListProposals(PAGE, Optional.empty()))
                        .holding("proposals"),
                Probe.query(
                                "governance:ListChanges",
                                new ListChanges(Optional.empty(), Optional.empty(), PAGE, Optional.empty()))
                        .holding("changes", "start"),
                Probe.query("governance:ListExperts", new ListExperts(PAGE, Optional.empty()))
                        .holding("experts"),
                Probe.query("governance:GetEmission").holding("clock", "verified"),
                Probe.query("governance:GetEpoch", new GetEpochRecord(Furniture.EPOCH)));
    }

    private static List<Probe> alliance(AccountId caller) {
        TaskId task = Furniture.PLAYED;
        return List.of(
                Probe.query("alliance:GetTask", new GetTask(task)).holding("roster"),
                Probe.query("alliance:GetRound", new GetRound(task, 0)).holding("updates", "votes"),
                Probe.query("alliance:ListTasks", new ListTasks(PAGE, Optional.empty()))
                        .holding("tasks"),
                Probe.query("alliance:GetParticipant", new GetParticipant(task, caller))
                        .holding("join", "member"));
    }

    private static List<Probe> arena(AccountId caller) {
        TaskId task = PlayedArena.TASK;
        Optional<Integer> settled = Optional.of(PlayedArena.SETTLED);
        return List.of(
                Probe.query("arena:GetTask", new GetTask(task)).holding("roster", "access", "finalKey", "awaited"),
                Probe.query("arena:ListTasks", new ListTasks(PAGE, Optional.empty()))
                        .holding("tasks"),
                Probe.query("arena:GetLeaderboard", new GetLeaderboard(task, settled))
                        .holding("ranking", "best"),
                Probe.query("arena:GetAssignments", new GetAssignments(task, caller))
                        .holding("entries"),
                Probe.query("arena:GetEpoch", new GetEpoch(task, PlayedArena.SETTLED))
                        .holding("document", "settlement", "submissions", "scores"),
                Probe.query("arena:GetParticipant", new GetParticipant(task, caller))
                        .holding("stake", "member"),
                Probe.query("delegation:GetPool", new GetPool(caller, ArenaRole.NODE, PAGE, Optional.empty()))
                        .holding("delegations"),
                Probe.query("delegation:ListPools", new ListPools(PAGE, Optional.empty()))
                        .holding("pools"));
    }

    private static List<Probe> marketplace(Players players) {
        ListingId listing = FurnishedMarket.LISTING;
        VersionRef version = FurnishedMarket.VERSION;
        AccountId lister = players.lister();
        return List.of(
                Probe.query("marketplace:GetModel", new GetModel(listing)).holding("versions", "hosts"),
                Probe.query("marketplace:ListModels", new ListModels(PAGE, Optional.empty()))
                        .holding("listings"),
                Probe.query("marketplace:GetLineage", new GetLineage(version)).holding("rounds", "referral"),
                Probe.query("marketplace:GetReferral", new GetReferral(Furniture.arenaTask(0)))
                        .holding("referral"),
                Probe.query("marketplace:GetRatings", new GetRatings(version)).holding("ratings"),
                Probe.query("marketplace:GetChannel", new GetChannel(FurnishedMarket.predictions(players)))
                        .holding("spent"),
                Probe.query("marketplace:ListChannels", ListChannels.ofHost(players.host(), PAGE, Optional.empty()))
                        .holding("channels"),
                Probe.query(
                                "marketplace:ListChannels",
                                ListChannels.ofConsumer(players.consumer(), PAGE, Optional.empty()))
                        .asking("by consumer")
                        .holding("channels"),
                Probe.query("marketplace:GetRevenue", new GetRevenue(version, players.caller()))
                        .holding("settlements", "earned", "claimed"),
                Probe.query("marketplace:GetKnowledge", new GetKnowledge(FurnishedMarket.DOCUMENT))
                        .holding("votes"),
                Probe.query("marketplace:ListKnowledge", new ListKnowledge(listing, PAGE, Optional.empty()))
                        .holding("documents"),
                Probe.query("marketplace:GetKnowledgeRevenue", new GetKnowledgeRevenue(listing, lister))
                        .holding("settlements", "earned", "claimed"),
                Probe.query("marketplace:GetPoints", new GetPoints(lister)).holding("created", "contributed"));
    }
}
