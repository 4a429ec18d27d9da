package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;

/** An update as a voter got it. */
public sealed interface Proposal {
    /** Who revealed it. */
    AccountId proposer();

    /** Its bytes could be had from no node. */
    record Missing(AccountId proposer, String why) implements Proposal {}

    /** Bytes came, but they are not the file that the ledger and the task ask for. */
    record Malformed(AccountId proposer, String why) implements Proposal {}

    /** A file that is what it should be; what it is worth is still to be judged. */
    record Loaded(AccountId proposer, ModelWeights weights) implements Proposal {}
}
