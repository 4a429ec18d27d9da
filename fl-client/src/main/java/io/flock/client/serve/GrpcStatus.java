package io.flock.client.serve;

import io.flock.protocol.error.FlockException;
import io.grpc.Status;

/** A refusal as gRPC tells it: the status beside the one that it has over HTTP, with {@code CODE|what|todo}. */
final class GrpcStatus {
    private GrpcStatus() {}

    static Status of(FlockException refusal) {
        return beside(HttpStatusOf.refusal(refusal)).withDescription(refusal.getMessage());
    }

    private static Status beside(int http) {
        return switch (http) {
            case 400 -> Status.INVALID_ARGUMENT;
            case 402, 410 -> Status.FAILED_PRECONDITION;
            case 403 -> Status.PERMISSION_DENIED;
            case 404 -> Status.NOT_FOUND;
            case 413, 429 -> Status.RESOURCE_EXHAUSTED;
            case 503 -> Status.UNAVAILABLE;
            case 504 -> Status.DEADLINE_EXCEEDED;
            default -> Status.INTERNAL;
        };
    }
}
