package io.flock.protocol.arena.advance;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.committee.Applicant;
import io.flock.protocol.committee.SeatAdmission;
import io.flock.protocol.identity.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who of the applicants is admitted, role by role (attack 43). */
public final class ArenaAdmission {
    private ArenaAdmission() {}

    /** Those who staked for a role and did not take the stake back, in account order. */
    public static List<StakeRecord> applicants(ArenaRecords records, ArenaRole role) {
        return records.stakes().values().stream()
                .filter(record -> record.role() == role)
                .filter(record -> !records.unstaked().contains(record.account()))
                .toList();
    }

    /** Whether the seats of both roles can be filled with no organisation above its cap: then applying may end at once. */
    static boolean isFull(ArenaTask definition, ArenaRecords records) {
        return Stream.of(ArenaRole.values())
                .allMatch(role -> SeatAdmission.isFull(
                        definition.taskId(), definition.seats(role).max(), seeking(applicants(records, role))));
    }

    /** The admitted of both roles. */
    static List<ArenaMember> admit(ArenaAdvanceInput input) {
        List<ArenaMember> members = new ArrayList<>();
        for (ArenaRole role : ArenaRole.values()) {
            List<StakeRecord> applicants = applicants(input.records(), role);
            List<AccountId> admitted = SeatAdmission.admit(
                    input.task().taskId(), input.definition().seats(role).max(), seeking(applicants));
            applicants.stream()
                    .filter(record -> admitted.contains(record.account()))
                    .forEach(record -> members.add(ArenaMember.admitted(
                            record, Optional.ofNullable(input.backing().get(record.account())))));
        }
        return List.copyOf(members);
    }

    /** Whether a task can begin: the minimum of each role, and enough organisations to judge each other. */
    static boolean suffices(ArenaTask definition, ArenaRoster roster) {
        return roster.active(ArenaRole.NODE).size() >= definition.nodes().min()
                && roster.active(ArenaRole.VALIDATOR).size()
                        >= definition.validators().min()
                && canJudge(definition, roster);
    }

    /** Whether epochs can go on: somebody to judge, and validators of two organisations, enough for a score. */
    static boolean canJudge(ArenaTask definition, ArenaRoster roster) {
        List<ArenaMember> validators = roster.active(ArenaRole.VALIDATOR);
        long organisations = validators.stream()
                .map(member -> member.account().organisation())
                .distinct()
                .count();
        return !roster.active(ArenaRole.NODE).isEmpty()
                && validators.size() >= definition.jury().minScores()
                && organisations >= 2;
    }

    private static List<Applicant> seeking(List<StakeRecord> records) {
        return records.stream()
                .map(record -> new Applicant(record.account(), record.stake()))
                .toList();
    }
}
