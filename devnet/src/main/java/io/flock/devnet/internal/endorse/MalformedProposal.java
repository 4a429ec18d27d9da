package io.flock.devnet.internal.endorse;

/** A proposal that can't be unpacked; the message is Fabric's reason. */
public final class MalformedProposal extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedProposal(String reason) {
        super(reason);
    }
}
