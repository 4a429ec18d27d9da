package io.flock.devnet.internal.chaincode;

/** A chaincode could not be run to its end; the message is Fabric's reason. */
public final class ChaincodeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The suffix by which a caller knows that another peer may do better. */
    public static final String STREAM_TERMINATED = "chaincode stream terminated";

    public ChaincodeFailure(String reason) {
        super(reason, null, false, false);
    }

    static ChaincodeFailure sending(String transaction, String reason) {
        return new ChaincodeFailure("failed to execute transaction " + transaction + ": error sending: " + reason);
    }

    static ChaincodeFailure launching(String transaction, String packageId, String reason) {
        return new ChaincodeFailure("failed to execute transaction " + transaction + ": could not launch chaincode "
                + packageId + ": " + reason);
    }
}
