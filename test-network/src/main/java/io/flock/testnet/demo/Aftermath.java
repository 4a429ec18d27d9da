package io.flock.testnet.demo;

import io.flock.client.cli.audit.LiveAudit;
import io.flock.client.participant.RoundUpdates;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.Tally;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.Difference;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.demo.report.DemoResult;
import io.flock.testnet.demo.report.MarketResult;
import io.flock.testnet.demo.report.ParticipantResult;
import io.flock.testnet.demo.report.RoundResult;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a finished task from the ledger and audits the ledger: the demo's result, all of it from there. */
final class Aftermath {
    private static final Duration AUDIT_QUIET = Duration.ofMillis(700);

    private final DemoOptions options;
    private final Cast cast;
    private final TestNetwork network;
    private final FlockClient flock;
    private final Scores scores;
    private final RoundUpdates updates;

    Aftermath(
            DemoOptions options,
            Cast cast,
            TestNetwork network,
            FlockClient flock,
            Scores scores,
            RoundUpdates updates) {
        this.options = options;
        this.cast = cast;
        this.network = network;
        this.flock = flock;
        this.scores = scores;
        this.updates = updates;
    }

    DemoResult read(Timing timing, Optional<MarketResult> market) {
        LedgerSize size = new LedgerSize(timing.firstBlock(), timing.lastBlock());
        AuditReport audit = new LiveAudit(flock, auditSettings()).run(AUDIT_QUIET, size);
        TaskView task = flock.alliance().task(cast.task()).run();
        Roster roster = task.roster().orElseThrow();
        List<RoundView> views = views(task.phase().round());
        List<RoundDocument> documents = views.stream().map(RoundView::round).toList();
        List<GlobalModel> models = models(documents, roster);
        long shares = Math.max(1, (long) cast.players().size() * documents.size());
        return new DemoResult(
                network.engine().toString(),
                Optional.of(options.seed()),
                options.attack().toString(),
                task.phase().phase().name(),
                scores.of(models.get(models.size() - 1)),
                scores.of(models.get(0)),
                timing.seconds(),
                timing.startMillis(),
                timing.overheadSeconds() / Math.max(1, documents.size()),
                audit.valid(),
                size.taskStateBytes() / shares,
                size.blockBytes() / shares,
                Stream.concat(
                                audit.differences().stream().map(Difference::toString),
                                views.stream().flatMap(view -> modelDifference(task, view).stream()))
                        .toList(),
                isConserved(audit),
                digests(models),
                cast.players().stream()
                        .map(player -> participant(player, roster))
                        .toList(),
                rounds(documents, models),
                cast.arena()
                        .map(competition -> new ArenaAftermath(flock.arena(), competition).read(timing.arenaSeconds())),
                market);
    }

    private List<RoundView> views(int last) {
        List<RoundView> views = new ArrayList<>();
        for (int round = 0; round <= last; round++) {
            views.add(flock.alliance().round(cast.task(), round).run());
        }
        return views;
    }

    /** The audit of the ledger can't see models: the adopted one is computed again from the standing updates. */
    private Optional<String> modelDifference(TaskView task, RoundView view) {
        RoundDocument round = view.round();
        return round.settlement()
                .flatMap(Settlement::adopted)
                .map(adopted -> {
                    List<AccountId> standing = round.tally().orElseThrow().standing();
                    ModelRef again = updates.aggregate(task.task().definition().aggregation(), view, standing)
                            .ref();
                    return again.equals(adopted)
                            ? ""
                            : "MODEL round " + round.round() + ": adopted " + adopted + ", computed again " + again;
                })
                .filter(difference -> !difference.isEmpty());
    }

    /** What each round started from, and what was left at the end. */
    private static List<GlobalModel> models(List<RoundDocument> documents, Roster roster) {
        List<GlobalModel> models = new ArrayList<>();
        documents.forEach(document -> models.add(document.model()));
        models.add(roster.model());
        return models;
    }

    private List<Digest> digests(List<GlobalModel> models) {
        Set<Digest> adopted = new LinkedHashSet<>();
        models.forEach(model -> adopted.add(scores.digest(model)));
        return List.copyOf(adopted);
    }

    private ParticipantResult participant(Player player, Roster roster) {
        Member member = roster.member(player.account()).orElseThrow();
        return new ParticipantResult(
                player.account(),
                player.malicious(),
                Cast.STAKE,
                member.stake(),
                member.status() == MemberStatus.REMOVED || member.stake().isLessThan(Cast.STAKE));
    }

    private List<RoundResult> rounds(List<RoundDocument> documents, List<GlobalModel> models) {
        StakeHistory stakes = new StakeHistory(cast);
        List<RoundResult> rounds = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            RoundDocument document = documents.get(i);
            Optional<Settlement> settlement = document.settlement();
            rounds.add(new RoundResult(
                    document.round(),
                    scores.of(models.get(i + 1)),
                    settlement.map(Settlement::voided).orElse(true),
                    settlement.flatMap(Settlement::adopted).isPresent(),
                    seated(document, Role.PROPOSER),
                    seated(document, Role.VOTER),
                    document.tally().map(Tally::standing).map(Set::copyOf).orElse(Set.of()),
                    settlement.map(Settlement::penalties).orElse(List.of()).stream()
                            .map(Penalty::account)
                            .collect(Collectors.toSet()),
                    stakes.after(document)));
        }
        return rounds;
    }

    private static Set<AccountId> seated(RoundDocument document, Role role) {
        return document.seats(role).stream().map(Seat::account).collect(Collectors.toSet());
    }

    private AuditSettings auditSettings() {
        Map<OrganisationId, List<X509Certificate>> authorities = new TreeMap<>();
        for (OrganisationId organisation : cast.founding().organisations()) {
            authorities.put(organisation, network.home().authorities(organisation));
        }
        return new AuditSettings(
                TestNetwork.NAME,
                TestNetwork.NAME,
                Optional.of(cast.founding().digest()),
                authorities,
                network.home().ordererAuthorities());
    }

    private boolean isConserved(AuditReport audit) {
        return audit.supply().equals(cast.founding().minted())
                && audit.differences().stream().noneMatch(each -> each.kind() == Difference.Kind.MONEY);
    }
}
