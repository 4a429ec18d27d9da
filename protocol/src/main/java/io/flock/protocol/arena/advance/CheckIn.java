package io.flock.protocol.arena.advance;

import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.arena.ArenaFault;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.Mark;
import io.flock.protocol.arena.Standing;
import io.flock.protocol.arena.jury.AssignmentDraw;
import io.flock.protocol.beacon.Beacon;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a REVEAL phase makes: the submissions to judge, the validators that checked in, the seed of their preimages, and who
 * judges what.
 */
final class CheckIn {
    private CheckIn() {}

    /**
     * Void unless more than half of the validators, and more than half of their weight, checked in. A submission that was
     * committed and not revealed pays like a lie; a validator that did not check in is absent.
     */
    static ArenaOutcome advance(ArenaAdvanceInput input) {
        ArenaRoster before = input.frozen();
        ArenaRecords records = input.records();
        int epoch = input.phase().epoch();
        List<ArenaMember> expected = before.active(ArenaRole.VALIDATOR);
        SortedMap<AccountId, Digest> preimages = new TreeMap<>();
        expected.stream()
                .map(ArenaMember::account)
                .filter(account -> records.ready().containsKey(account))
                .forEach(account ->
                        preimages.put(account, records.ready().get(account).preimage()));
        Digest seed = Beacon.next(before.seed().orElseThrow(), preimages);
        ArenaRoster roster =
                before.each(member -> checkedIn(member, input, preimages)).withSeed(seed);
        List<EpochEntry> entries = roster.active(ArenaRole.NODE).stream()
                .filter(member -> records.revealed(member.account()).isPresent())
                .map(member -> new EpochEntry(
                        member.account(),
                        member.standing().orElseThrow().submission(),
                        member.standing().orElseThrow().firstEpoch()))
                .toList();
        boolean voided = !Turnout.isEnough(before.stakes(ArenaRole.VALIDATOR), preimages.keySet());
        SortedMap<AccountId, Amount> all = roster.stakes(ArenaRole.VALIDATOR);
        SortedMap<AccountId, Amount> ready = new TreeMap<>(all);
        ready.keySet().retainAll(preimages.keySet());
        List<Assignment> assignments = voided
                ? List.of()
                : AssignmentDraw.draw(
                        entries.stream().map(EpochEntry::node).toList(),
                        AssignmentDraw.Pool.of(ready, all),
                        input.definition().jury(),
                        seed);
        EpochDocument document = new EpochDocument(
                epoch,
                seed,
                List.copyOf(preimages.keySet()),
                entries,
                assignments,
                faults(before, records),
                List.of(),
                List.of());
        ArenaStep step = ArenaStep.of(input).with(roster).write(document);
        boolean nothingToScore = document.jury(ArenaPhase.SCORE_COMMIT).isEmpty();
        return voided || nothingToScore
                ? ArenaSettling.settle(step, document, voided)
                : step.to(ArenaPhase.SCORE_COMMIT);
    }

    private static ArenaMember checkedIn(
            ArenaMember member, ArenaAdvanceInput input, SortedMap<AccountId, Digest> preimages) {
        if (!member.isActive()) {
            return member;
        }
        if (member.role() == ArenaRole.NODE) {
            return input.records()
                    .revealed(member.account())
                    .map(submission -> member.withStanding(
                            Standing.after(member, submission, input.phase().epoch(), toBeat(member, input))))
                    .orElse(member);
        }
        Digest preimage = preimages.get(member.account());
        return preimage == null ? member.withheldAgain() : member.withTip(preimage);
    }

    /** What a model that nobody has seen before has to be better than; nothing where last submissions are ranked. */
    private static Optional<Mark> toBeat(ArenaMember member, ArenaAdvanceInput input) {
        return input.frozen()
                .frontier()
                .flatMap(frontier -> frontier.ofOthers(member.account().organisation()));
    }

    private static List<ArenaFault> faults(ArenaRoster roster, ArenaRecords records) {
        List<ArenaFault> faults = new ArrayList<>();
        for (ArenaMember member : roster.members()) {
            AccountId account = member.account();
            if (member.isActive(ArenaRole.VALIDATOR) && !records.ready().containsKey(account)) {
                faults.add(new ArenaFault(account, PenaltyReason.ABSENT));
            }
            boolean committed = records.submissions().containsKey(account);
            if (member.isActive(ArenaRole.NODE)
                    && committed
                    && records.revealed(account).isEmpty()) {
                faults.add(new ArenaFault(
                        account, records.leaked().contains(account) ? PenaltyReason.LEAKED : PenaltyReason.UNREVEALED));
            }
        }
        return List.copyOf(faults);
    }
}
