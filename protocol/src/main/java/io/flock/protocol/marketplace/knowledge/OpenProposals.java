package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.codec.StateDocument;

/** How many proposals of an account are voted on now, so that nobody floods the voters (attack 35). */
public record OpenProposals(int open) implements StateDocument {
    public static OpenProposals none() {
        return new OpenProposals(0);
    }

    public OpenProposals plusOne() {
        return new OpenProposals(open + 1);
    }

    public OpenProposals minusOne() {
        return new OpenProposals(open - 1);
    }
}
