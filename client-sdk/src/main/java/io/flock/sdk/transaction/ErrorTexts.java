package io.flock.sdk.transaction;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * What a gateway's error says: the messages of the peers first, since only they carry what the chaincode said to a
 * submit, then the status' own text, which carries it for an evaluate.
 *
 * @param description the status' text, as the gateway wrote it
 */
record ErrorTexts(Status.Code status, String description, List<String> details) {
    private static final Pattern CHAINCODE = Pattern.compile("chaincode response (\\d{3}), (.*)", Pattern.DOTALL);
    private static final Pattern CODED = Pattern.compile("[A-Z][A-Z0-9_]{2,39}\\|.*\\|.*", Pattern.DOTALL);

    ErrorTexts {
        details = List.copyOf(details);
    }

    static ErrorTexts of(GatewayException failure) {
        Status status = failure.getStatus();
        String description = status.getDescription() == null ? "" : status.getDescription();
        return new ErrorTexts(
                status.getCode(),
                description,
                failure.getDetails().stream().map(ErrorDetail::getMessage).toList());
    }

    /** What the chaincode refused with; a refusal without a code of ours is INTERNAL. */
    Optional<FlockException> refusal() {
        for (String text : all()) {
            Matcher matcher = CHAINCODE.matcher(text);
            if (matcher.find()) {
                return Optional.of(refusal(matcher.group(2)));
            }
        }
        return Optional.empty();
    }

    private static FlockException refusal(String message) {
        Optional<FlockException> coded =
                CODED.matcher(message).matches() ? FlockException.parse(message) : Optional.empty();
        return coded.orElseGet(() -> new FlockException(
                ErrorCode.INTERNAL,
                "the chaincode answered: " + oneLine(message),
                "see the chaincode's log; this answer is not one of its own refusals"));
    }

    boolean mentions(String part) {
        return all().stream().anyMatch(text -> text.contains(part));
    }

    /** Everything that was said, on one line, for a person. */
    String summary() {
        List<String> texts = new ArrayList<>();
        texts.add(status + (description.isEmpty() ? "" : " " + description));
        texts.addAll(details);
        return oneLine(String.join("; ", texts));
    }

    private List<String> all() {
        List<String> texts = new ArrayList<>(details);
        texts.add(description);
        return texts;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replace('|', '/');
    }
}
