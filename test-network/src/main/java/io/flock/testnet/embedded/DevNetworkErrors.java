package io.flock.testnet.embedded;

import io.flock.devnet.DevNetworkException;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;

/** devnet knows nothing of FLock and has codes of its own. */
final class DevNetworkErrors {
    private DevNetworkErrors() {}

    static FlockException coded(DevNetworkException e) {
        ErrorCode code =
                switch (e.code()) {
                    case "PORT_TAKEN" -> ErrorCode.PORT_IN_USE;
                    case "OPTION_INVALID" -> ErrorCode.CONFIGURATION_INVALID;
                    case "CHAINCODE_UNREACHABLE" -> ErrorCode.CONNECTION_FAILED;
                    default -> ErrorCode.STATE_FOLDER_UNUSABLE;
                };
        String[] parts = e.getMessage().split("\\|", 3);
        return new FlockException(
                code, parts.length > 1 ? parts[1] : e.getMessage(), parts.length > 2 ? parts[2] : code.remedy(), e);
    }
}
