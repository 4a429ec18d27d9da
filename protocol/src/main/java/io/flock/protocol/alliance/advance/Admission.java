package io.flock.protocol.alliance.advance;

import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.OrganisationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who of the applicants is admitted (attack 43). */
public final class Admission {
    private static final String DOMAIN = "flock/admission/v1";

    private Admission() {}

    /** Those who joined and did not leave, in account order. */
    public static List<JoinRecord> applicants(PhaseRecords records) {
        return records.joins().values().stream()
                .filter(join -> !records.leaves().containsKey(join.account()))
                .toList();
    }

    /**
     * The admitted: by stake, ties by {@code SHA-256(domain ‖ taskId ‖ accountId)}, at most a third of the seats (rounded
     * up) for one organisation; seats that would stay empty so go to the others in the same order.
     *
     * @return at most {@code maxParticipants}, in account order
     */
    public static List<JoinRecord> admit(TaskDefinition definition, List<JoinRecord> applicants) {
        List<JoinRecord> ranked = ranked(definition, applicants);
        List<JoinRecord> admitted = new ArrayList<>(underCap(definition, ranked));
        for (JoinRecord join : ranked) {
            if (admitted.size() < definition.maxParticipants() && !admitted.contains(join)) {
                admitted.add(join);
            }
        }
        admitted.sort(Comparator.comparing(JoinRecord::account));
        return List.copyOf(admitted);
    }

    /**
     * Whether all seats can be filled with no organisation above its cap: then recruiting may end at once. Without the cap
     * one organisation could fill a task with its own accounts before others see it.
     */
    public static boolean isFull(TaskDefinition definition, List<JoinRecord> applicants) {
        return underCap(definition, ranked(definition, applicants)).size() == definition.maxParticipants();
    }

    private static List<JoinRecord> underCap(TaskDefinition definition, List<JoinRecord> ranked) {
        int cap = (definition.maxParticipants() + 2) / 3;
        SortedMap<OrganisationId, Integer> held = new TreeMap<>();
        List<JoinRecord> seated = new ArrayList<>();
        for (JoinRecord join : ranked) {
            if (seated.size() < definition.maxParticipants()
                    && held.merge(join.account().organisation(), 1, Integer::sum) <= cap) {
                seated.add(join);
            }
        }
        return seated;
    }

    private static List<JoinRecord> ranked(TaskDefinition definition, List<JoinRecord> applicants) {
        return applicants.stream()
                .sorted(Comparator.comparing(JoinRecord::stake)
                        .reversed()
                        .thenComparing(join -> tie(definition, join))
                        .thenComparing(JoinRecord::account))
                .toList();
    }

    private static Digest tie(TaskDefinition definition, JoinRecord join) {
        return FieldHash.ofDomain(DOMAIN)
                .field(definition.taskId().text())
                .field(join.account().toString())
                .digest();
    }
}
