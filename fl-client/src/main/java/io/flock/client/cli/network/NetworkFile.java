package io.flock.client.cli.network;

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
import java.util.Optional;

/**
 * A running network on this machine.
 *
 * @param pid its process; 0 for a network of several processes, whose own folders name them
 * @param startedAt when the process began, in milliseconds since 1970: a process id alone may have been given to another
 * @param content addresses of the content nodes' RPC: one for all, or one per organisation in their order
 * @param founding what the consortium was founded with
 * @param accounts whose keys lie in the folder
 * @param joined organisations that came after the founding, in their order; absent: none
 */
public record NetworkFile(
        long pid,
        long startedAt,
        @Limit(249) String channel,
        @Limit(64) String chaincode,
        @Limit(64) List<String> content,
        FoundingDocument founding,
        @Limit(1024) List<AccountId> accounts,
        @Limit(64) Optional<List<OrganisationId>> joined)
        implements StateDocument {

    public NetworkFile {
        content = List.copyOf(content);
        accounts = List.copyOf(accounts);
        if (content.size() != 1
                && content.size() != organisations(founding, joined).size()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    content.size() + " content nodes for "
                            + organisations(founding, joined).size() + " organisations");
        }
    }

    /** All organisations of the channel: the founding's, then those that came later. */
    public List<OrganisationId> organisations() {
        return organisations(founding, joined);
    }

    private static List<OrganisationId> organisations(
            FoundingDocument founding, Optional<List<OrganisationId>> joined) {
        List<OrganisationId> all = new ArrayList<>(founding.organisations());
        all.addAll(joined.orElse(List.of()));
        return List.copyOf(all);
    }

    /** The content nodes that an organisation's members use: its own first, then the others'. */
    public List<URI> contentFor(OrganisationId organisation) {
        List<URI> nodes = new ArrayList<>();
        int own = organisations().indexOf(organisation);
        for (int i = 0; i < content.size(); i++) {
            nodes.add(URI.create(content.get((Math.max(own, 0) + i) % content.size())));
        }
        return List.copyOf(nodes);
    }
}
