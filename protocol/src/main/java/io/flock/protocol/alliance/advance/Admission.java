package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.committee.Applicant;
import io.flock.protocol.committee.SeatAdmission;
import io.flock.protocol.identity.AccountId;
import java.util.Comparator;
import java.util.List;

/** Who of the applicants is admitted (attack 43). */
public final class Admission {
    private Admission() {}

    /** Those who joined and did not leave, in account order. */
    public static List<JoinRecord> applicants(PhaseRecords records) {
        return records.joins().values().stream()
                .filter(join -> !records.leaves().containsKey(join.account()))
                .toList();
    }

    /**
     * The admitted, as {@link SeatAdmission} says.
     *
     * @return at most {@code maxParticipants}, in account order
     */
    public static List<JoinRecord> admit(TaskDefinition definition, List<JoinRecord> applicants) {
        List<AccountId> admitted =
                SeatAdmission.admit(definition.taskId(), definition.maxParticipants(), seeking(applicants));
        return applicants.stream()
                .filter(join -> admitted.contains(join.account()))
                .sorted(Comparator.comparing(JoinRecord::account))
                .toList();
    }

    /** Whether all seats can be filled with no organisation above its cap: then recruiting may end at once. */
    public static boolean isFull(TaskDefinition definition, List<JoinRecord> applicants) {
        return SeatAdmission.isFull(definition.taskId(), definition.maxParticipants(), seeking(applicants));
    }

    private static List<Applicant> seeking(List<JoinRecord> applicants) {
        return applicants.stream()
                .map(join -> new Applicant(join.account(), join.stake()))
                .toList();
    }
}
