package io.flock.protocol.committee;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.TaskId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who gets a task's seats when more apply than there are (attack 43): by stake, ties by {@code SHA-256(domain ‖ taskId ‖
 * accountId)}, at most a third of the seats, rounded up, for one organisation.
 */
public final class SeatAdmission {
    private static final String DOMAIN = "flock/admission/v1";

    private SeatAdmission() {}

    /**
     * The admitted. Seats that the cap would leave empty go to the others in the same order.
     *
     * @return at most {@code seats} accounts, in account order
     */
    public static List<AccountId> admit(TaskId task, int seats, List<Applicant> applicants) {
        List<AccountId> ranked = ranked(task, applicants);
        List<AccountId> admitted = new ArrayList<>(underCap(seats, ranked));
        for (AccountId account : ranked) {
            if (admitted.size() < seats && !admitted.contains(account)) {
                admitted.add(account);
            }
        }
        return admitted.stream().sorted().toList();
    }

    /**
     * Whether all seats can be filled with no organisation above its cap: then applying may end at once. Without the cap
     * one organisation could fill a task with its own accounts before others see it.
     */
    public static boolean isFull(TaskId task, int seats, List<Applicant> applicants) {
        return underCap(seats, ranked(task, applicants)).size() == seats;
    }

    private static List<AccountId> underCap(int seats, List<AccountId> ranked) {
        int cap = (seats + 2) / 3;
        SortedMap<OrganisationId, Integer> held = new TreeMap<>();
        List<AccountId> seated = new ArrayList<>();
        for (AccountId account : ranked) {
            if (seated.size() < seats && held.merge(account.organisation(), 1, Integer::sum) <= cap) {
                seated.add(account);
            }
        }
        return seated;
    }

    private static List<AccountId> ranked(TaskId task, List<Applicant> applicants) {
        return applicants.stream()
                .sorted(Comparator.comparing(Applicant::stake)
                        .reversed()
                        .thenComparing(applicant -> tie(task, applicant))
                        .thenComparing(Applicant::account))
                .map(Applicant::account)
                .toList();
    }

    private static Digest tie(TaskId task, Applicant applicant) {
        return FieldHash.ofDomain(DOMAIN)
                .field(task.text())
                .field(applicant.account().toString())
                .digest();
    }
}
