package io.flock.client.judge;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.tensor.ModelWeights;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An update as a voter got it. */
public sealed interface Proposal {
    /** Who revealed it. */
    AccountId proposer();

    /** The weights of those whose file is what it should be. */
    static SortedMap<AccountId, ModelWeights> loaded(List<Proposal> proposals) {
        SortedMap<AccountId, ModelWeights> loaded = new TreeMap<>();
        for (Proposal proposal : proposals) {
            if (proposal instanceof Loaded update) {
                loaded.put(update.proposer(), update.weights());
            }
        }
        return loaded;
    }

    /** Its bytes could be had from no node. */
    record Missing(AccountId proposer, String why) implements Proposal {}

    /** Bytes came, sealed so that this account can't open them, which others can't see. */
    record Withheld(AccountId proposer, String why) implements Proposal {}

    /** Bytes came, but they are not the file that the ledger and the task ask for. */
    record Malformed(AccountId proposer, String why) implements Proposal {}

    /** A file that is what it should be; what it is worth is still to be judged. */
    record Loaded(AccountId proposer, ModelWeights weights) implements Proposal {}
}
