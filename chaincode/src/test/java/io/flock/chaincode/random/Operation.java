package io.flock.chaincode.random;

import io.flock.chaincode.Identity;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.Verdicts;
import io.flock.protocol.alliance.request.AdvanceTask;
import io.flock.protocol.alliance.request.Cancel;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.alliance.request.CreateTask;
import io.flock.protocol.alliance.request.Leave;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.emission.EpochView;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.emission.request.GetEmission;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.GmFlock;
import io.flock.protocol.token.LockList;
import io.flock.protocol.token.LockView;
import io.flock.protocol.token.StakeUnit;
import io.flock.protocol.token.request.Approve;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Burn;
import io.flock.protocol.token.request.Collect;
import io.flock.protocol.token.request.GetLocks;
import io.flock.protocol.token.request.Lock;
import io.flock.protocol.token.request.Transfer;
import io.flock.protocol.token.request.TransferFrom;
import io.flock.protocol.token.request.Unlock;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Something that somebody sends.
 *
 * @param what which kind
 * @param who by number
 * @param other another one by number
 * @param amount in micro-FLOCK, or whatever number the kind needs
 */
record Operation(Kind what, int who, int other, long amount) {

    enum Kind {
        HONEST_PHASE,
        HONEST_PHASE_OF_SOME,
        ADVANCE,
        WAIT,
        TRANSFER,
        COLLECT,
        ALLOW,
        TRANSFER_FROM,
        BURN,
        LOCK,
        UNLOCK,
        MINT,
        CHANGE_MEMBERS,
        VERIFY,
        UNVERIFY,
        CLOSE_EPOCH,
        STOP,
        CREATE,
        CANCEL,
        JOIN,
        JOIN_WITH_A_LOCK,
        LEAVE,
        CLAIM,
        COMMIT_UPDATE,
        REVEAL_UPDATE,
        VOTE_AGAINST,
        REVEAL_VOTE,
        OTHER_AGGREGATE,
        REVEAL_AGGREGATE,
        LEAK
    }

    static Arbitrary<Operation> any() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of(Kind.HONEST_PHASE)),
                                Tuple.of(3, Arbitraries.of(Kind.ADVANCE)),
                                Tuple.of(1, Arbitraries.of(Kind.HONEST_PHASE_OF_SOME)),
                                Tuple.of(4, Arbitraries.of(Kind.TRANSFER, Kind.COLLECT, Kind.BURN, Kind.CLAIM)),
                                Tuple.of(8, Arbitraries.of(Kind.class))),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 300_000_000),
                                Arbitraries.of(0L, 1L, Long.MAX_VALUE, 1_000_000_000L)))
                .as(Operation::new);
    }

    void play(Players players) {
        TaskRun run = players.run();
        Identity client = players.client(who);
        AccountId receiver = players.client(other).account();
        Trainer trainer = players.trainer(who);
        PhaseRecord phase = run.phase();
        int round = phase.round();
        switch (what) {
            case HONEST_PHASE -> run.attempt(t -> true);
            case HONEST_PHASE_OF_SOME -> run.attempt(t -> t.account().hashCode() % 3 != who % 3);
            case ADVANCE ->
                players.attempt(client, "alliance:AdvanceTask", new AdvanceTask(TaskRun.TASK, round, phase.phase()));
            case WAIT -> players.channel().waitSeconds(other);
            case TRANSFER ->
                players.attempt(
                        client, "token:Transfer", new Transfer(receiver, Amount.ofMicros(amount), Optional.empty()));
            case COLLECT -> {
                List<CreditId> credits = view(players, other % 3 == 0 ? receiver : client.account())
                        .credits();
                players.attempt(client, "token:Collect", new Collect(credits));
            }
            case ALLOW -> players.attempt(client, "token:Approve", new Approve(receiver, Amount.ofMicros(amount)));
            case TRANSFER_FROM ->
                players.attempt(
                        client,
                        "token:TransferFrom",
                        new TransferFrom(
                                receiver,
                                client.account(),
                                Amount.ofMicros(amount),
                                amount % 2 == 0
                                        ? Optional.empty()
                                        : Optional.of(view(players, receiver).credits())));
            case BURN ->
                players.attempt(
                        client,
                        "token:Burn",
                        new Burn(
                                Amount.ofMicros(amount),
                                Optional.of(view(players, client.account()).credits())));
            case LOCK ->
                players.attempt(
                        client,
                        "token:Lock",
                        new Lock(
                                Amount.ofMicros(amount),
                                amount % 2 == 0 ? 1 + other : GmFlock.MAX_DAYS,
                                Optional.empty()));
            case UNLOCK -> unlock(players, client);
            case MINT -> decide(players, ProposalAction.mint(new Grant(receiver, Amount.ofMicros(amount))));
            case CHANGE_MEMBERS -> decide(players, changeOfMembers());
            case VERIFY -> decide(players, ProposalAction.verifyTask(TaskName.alliance(task())));
            case UNVERIFY -> decide(players, ProposalAction.unverifyTask(TaskName.alliance(task())));
            case CLOSE_EPOCH -> closeEpoch(players, client);
            case STOP -> decide(players, ProposalAction.stopTask(TaskRun.TASK));
            case CREATE ->
                players.attempt(
                        client,
                        "alliance:CreateTask",
                        new CreateTask(
                                TaskDefinition.builder(
                                                TaskId.parse("task-" + other),
                                                TaskRun.definition().build().bundle())
                                        .rewardPool(Amount.ofMicros(amount))
                                        .participants(3, 5)
                                        .stakeIn(who % 2 == 0 ? StakeUnit.FLOCK : StakeUnit.GMFLOCK)
                                        .build(),
                                Optional.empty()));
            case CANCEL -> players.attempt(client, "alliance:Cancel", new Cancel(task()));
            case JOIN ->
                players.attempt(
                        client, "alliance:Join", new Trainer(client, task()).join(other % 12, Amount.ofMicros(amount)));
            case JOIN_WITH_A_LOCK -> joinWithALock(players, client);
            case LEAVE -> players.attempt(client, "alliance:Leave", new Leave(task()));
            case CLAIM -> players.attempt(client, "alliance:Claim", new Claim(task()));
            case COMMIT_UPDATE ->
                players.attempt(
                        client, "alliance:CommitUpdate", players.trainer(other).commitUpdate(round));
            case REVEAL_UPDATE ->
                players.attempt(
                        trainer.identity(), "alliance:RevealUpdate", trainer.revealUpdate(round, tip(run, trainer)));
            case VOTE_AGAINST ->
                players.attempt(trainer.identity(), "alliance:CommitVote", trainer.commitVote(round, against(run)));
            case REVEAL_VOTE ->
                players.attempt(
                        trainer.identity(),
                        "alliance:RevealVote",
                        trainer.revealVote(round, against(run), tip(run, trainer)));
            case OTHER_AGGREGATE ->
                players.attempt(
                        trainer.identity(),
                        "alliance:CommitAggregate",
                        trainer.commitAggregate(round, Trainer.model("other")));
            case REVEAL_AGGREGATE ->
                players.attempt(
                        trainer.identity(),
                        "alliance:RevealAggregate",
                        trainer.revealAggregate(round, Trainer.model("other")));
            case LEAK ->
                players.attempt(
                        client,
                        "alliance:ProveLeak",
                        new ProveLeak(
                                TaskRun.TASK,
                                round,
                                Phase.PROPOSE_COMMIT,
                                trainer.account(),
                                Json.write(trainer.update(round)),
                                trainer.salt(round)));
        }
    }

    /** The first lock, redeemed or not; sometimes days later. */
    private void unlock(Players players, Identity client) {
        players.channel().waitSeconds(amount % 3 == 0 ? 0 : 2 * 86_400);
        firstLock(players, client, client)
                .forEach(view -> players.attempt(client, "token:Unlock", new Unlock(view.lockId())));
    }

    /** With all that is free of the first lock, mostly its own, or with whatever the number says. */
    private void joinWithALock(Players players, Identity client) {
        Identity owner = amount % 5 == 0 ? players.client(other) : client;
        firstLock(players, client, owner).forEach(view -> {
            Amount stake =
                    amount % 3 == 0 ? Amount.ofMicros(amount) : view.lock().free();
            players.attempt(
                    client,
                    "alliance:Join",
                    new Trainer(client, task()).join(other % 12, stake).withLock(view.lockId()));
        });
    }

    private static List<LockView> firstLock(Players players, Identity asking, Identity owner) {
        return players.channel()
                .evaluate(asking, "token:Locks", new GetLocks(owner.account(), 1, Optional.empty()), LockList.class)
                .locks();
    }

    /** The next epoch, mostly when it can be closed. */
    private void closeEpoch(Players players, Identity client) {
        EpochView view =
                players.channel().evaluate(client, "governance:GetEmission", new GetEmission(), EpochView.class);
        view.closableAt().filter(at -> amount % 4 != 0).ifPresent(at -> players.channel()
                .waitSeconds(Math.max(0, at - players.channel().now())));
        players.attempt(
                client,
                "governance:AdvanceEpoch",
                new AdvanceEpoch(
                        view.state().next(), view.treasuryEntries(), view.burnedEntries(), view.mintedEntries()));
    }

    /** Two governors decide; each decision has an id of its own as far as the numbers go. */
    private void decide(Players players, ProposalAction action) {
        ProposalId id = ProposalId.parse("p" + who + "-" + other);
        players.attempt(players.governor(who), "governance:Propose", new Propose(id, action));
        players.attempt(
                players.governor(who + 1),
                "governance:Approve",
                new io.flock.protocol.governance.request.Approve(id, action.digest()));
    }

    private ProposalAction changeOfMembers() {
        OrganisationId organisation = OrganisationId.parse(other % 2 == 0 ? "Org3MSP" : "Org4MSP");
        return amount % 2 == 0
                ? ProposalAction.addOrganisation(organisation)
                : ProposalAction.removeOrganisation(organisation);
    }

    private TaskId task() {
        return other % 3 == 0 ? TaskId.parse("task-" + other) : TaskRun.TASK;
    }

    private static Verdicts against(TaskRun run) {
        int proposals =
                run.document().flatMap(RoundDocument::proposals).map(List::size).orElse(1);
        return Trainer.all(Verdict.REJECT, proposals);
    }

    private static Digest tip(TaskRun run, Trainer trainer) {
        return run.view()
                .roster()
                .flatMap(roster -> roster.member(trainer.account()))
                .map(member -> member.tip())
                .orElse(trainer.tip());
    }

    private static BalanceView view(Players players, AccountId account) {
        return players.channel()
                .evaluate(players.client(0), "token:BalanceOf", new BalanceOf(account), BalanceView.class);
    }
}
