package io.flock.client.participant;

import io.flock.client.judge.Proposal;

/** What came of computing an adopted model again from the updates that stood. */
public sealed interface AdoptedAgain {
    /** What they combine to. */
    record Combined(Artifact artifact) implements AdoptedAgain {}

    /**
     * They combine to nothing: the ledger's own CID or digest leads to what no round may adopt.
     *
     * @param update the first that proves it
     */
    record Refuted(Proposal.Malformed update) implements AdoptedAgain {}
}
