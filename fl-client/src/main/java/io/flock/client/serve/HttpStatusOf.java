package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** Which HTTP status a refusal has. */
final class HttpStatusOf {
    private HttpStatusOf() {}

    static int refusal(FlockException refusal) {
        return refusal.code().map(HttpStatusOf::code).orElse(500);
    }

    private static int code(ErrorCode code) {
        return switch (code) {
            case PAYMENT_REQUIRED, VOUCHER_INVALID, CHANNEL_CLOSED -> 402;
            case NOT_AUTHORISED -> 403;
            case UNKNOWN_LISTING, UNKNOWN_CHANNEL -> 404;
            case LISTING_CLOSED -> 410;
            case CONTENT_TOO_LARGE -> 413;
            case TOO_MANY_REQUESTS -> 429;
            case OVERLOADED -> 503;
            case DEADLINE_EXCEEDED -> 504;
            case INVALID_ARGUMENT, MALFORMED_JSON, UNKNOWN_FIELD, MISSING_FIELD -> 400;
            default -> 500;
        };
    }
}
