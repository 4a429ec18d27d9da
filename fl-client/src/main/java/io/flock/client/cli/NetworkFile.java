package io.flock.client.cli;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A running network on this machine.
 *
 * @param pid its process; 0 for a network of several processes, whose own folders name them
 * @param startedAt when the process began, in milliseconds since 1970: a process id alone may have been given to another
 * @param content addresses of the content nodes' RPC: one for all, or one per organisation in the founding's order
 * @param founding what the consortium was founded with
 * @param accounts whose keys lie in the folder
 */
public record NetworkFile(
        long pid,
        long startedAt,
        @Limit(249) String channel,
        @Limit(64) String chaincode,
        @Limit(64) List<String> content,
        FoundingDocument founding,
        @Limit(1024) List<AccountId> accounts)
        implements StateDocument {

    public NetworkFile {
        content = List.copyOf(content);
        accounts = List.copyOf(accounts);
        if (content.size() != 1 && content.size() != founding.organisations().size()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    content.size() + " content nodes for "
                            + founding.organisations().size() + " organisations");
        }
    }

    /** The content nodes that an organisation's members use: its own first, then the others'. */
    public List<URI> contentFor(OrganisationId organisation) {
        List<URI> nodes = new ArrayList<>();
        int own = founding.organisations().indexOf(organisation);
        for (int i = 0; i < content.size(); i++) {
            nodes.add(URI.create(content.get((Math.max(own, 0) + i) % content.size())));
        }
        return List.copyOf(nodes);
    }
}
