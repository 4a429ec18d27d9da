package io.flock.client.cli;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import java.util.List;

/**
 * A running network on this machine.
 *
 * @param pid its process
 * @param startedAt when the process began, in milliseconds since 1970: a process id alone may have been given to another
 * @param content address of the content node's RPC
 * @param founding what the consortium was founded with
 * @param accounts whose keys lie in the folder
 */
public record NetworkFile(
        long pid,
        long startedAt,
        @Limit(249) String channel,
        @Limit(64) String chaincode,
        @Limit(256) String content,
        FoundingDocument founding,
        @Limit(1024) List<AccountId> accounts)
        implements StateDocument {

    public NetworkFile {
        accounts = List.copyOf(accounts);
    }
}
