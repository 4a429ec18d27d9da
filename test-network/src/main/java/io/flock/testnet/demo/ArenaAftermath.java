package io.flock.testnet.demo;

import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.arena.Result;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.sdk.ArenaClient;
import io.flock.testnet.demo.report.ArenaResult;
import io.flock.testnet.demo.report.ArenaResult.Contestant;
import io.flock.testnet.demo.report.ArenaResult.Epoch;
import java.util.ArrayList;
import java.util.List;

/** Reads a finished competition from the ledger. */
final class ArenaAftermath {
    private final ArenaClient arena;
    private final ArenaCast cast;

    ArenaAftermath(ArenaClient arena, ArenaCast cast) {
        this.arena = arena;
        this.cast = cast;
    }

    ArenaResult read(double seconds) {
        ArenaTaskView task = arena.task(cast.task()).run();
        ArenaRoster roster = task.roster().orElseThrow();
        List<EpochSettlement> settlements = new ArrayList<>();
        for (int epoch = 0; epoch <= task.phase().epoch(); epoch++) {
            arena.epoch(cast.task(), epoch).run().settlement().ifPresent(settlements::add);
        }
        return new ArenaResult(
                cast.task(),
                task.phase().phase().name(),
                roster.best().orElseThrow(),
                seconds,
                contestants(ArenaRole.NODE, roster, settlements),
                contestants(ArenaRole.VALIDATOR, roster, settlements),
                settlements.stream().map(ArenaAftermath::epoch).toList());
    }

    private List<Contestant> contestants(ArenaRole role, ArenaRoster roster, List<EpochSettlement> settlements) {
        return cast.players(role).stream()
                .map(player -> contestant(player, roster, settlements))
                .toList();
    }

    private Contestant contestant(ArenaPlayer player, ArenaRoster roster, List<EpochSettlement> settlements) {
        ArenaMember member = roster.member(player.account()).orElseThrow();
        List<String> faults = new ArrayList<>();
        for (EpochSettlement settlement : settlements) {
            for (Penalty penalty : settlement.penalties()) {
                if (penalty.account().equals(player.account())) {
                    faults.add(settlement.epoch() + " " + penalty.reason());
                }
            }
        }
        return new Contestant(
                player.account(),
                player.behaviour().toString(),
                ArenaCast.STAKE,
                member.stake(),
                arena.participant(cast.task(), player.account()).run().claimed().total(),
                faults,
                member.status() == MemberStatus.REMOVED);
    }

    private static Epoch epoch(EpochSettlement settlement) {
        return new Epoch(
                settlement.epoch(),
                settlement.voided(),
                settlement.ranking(),
                settlement.results().stream()
                        .filter(Result::disputed)
                        .map(Result::node)
                        .toList());
    }
}
