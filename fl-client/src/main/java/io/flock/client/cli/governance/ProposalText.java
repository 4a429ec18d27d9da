package io.flock.client.cli.governance;

import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalView;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** A proposal in words. */
final class ProposalText {
    private ProposalText() {}

    /** What it is about, without its kind. */
    static String subject(ProposalAction action) {
        return switch (action.kind()) {
            case MINT ->
                action.grant()
                        .map(grant -> grant.amount().format() + " for " + grant.account())
                        .orElse("");
            case ADD_ORGANISATION, REMOVE_ORGANISATION ->
                action.organisation().map(Object::toString).orElse("");
            case STOP_TASK -> action.task().map(Object::toString).orElse("");
            case VERIFY_TASK, UNVERIFY_TASK ->
                action.taskName().map(Object::toString).orElse("");
            case RECOGNISE_EXPERT, DISMISS_EXPERT ->
                action.expert().map(Object::toString).orElse("");
            case SET_PARAMETERS -> "parameters";
        };
    }

    /** "unknown" in records of chaincode before there was a history. */
    static String time(Optional<Long> seconds) {
        return seconds.map(at -> Instant.ofEpochSecond(at).toString()).orElse("unknown");
    }

    static String approvals(ProposalView view) {
        return view.approvals().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
