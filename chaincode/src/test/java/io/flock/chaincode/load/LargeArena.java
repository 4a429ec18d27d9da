package io.flock.chaincode.load;

import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.arena.ArenaRun;
import io.flock.protocol.arena.Seats;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;

/** Tasks of the Arena with many participants. */
final class LargeArena {
    private LargeArena() {}

    /** A task of three organisations with so many participants, nodes among them; nobody has staked. */
    static ArenaRun created(int participants, int nodes) {
        Consortium3 consortium = Consortium3.founded(participants / 2 + 1);
        // It knows the final set, and may not train.
        OrganisationId creators = consortium.client(0).account().organisation();
        List<Identity> clients = new ArrayList<>(
                consortium.clients().subList(1, consortium.clients().size()));
        List<Identity> training = clients.stream()
                .filter(client -> !client.account().organisation().equals(creators))
                .limit(nodes)
                .toList();
        clients.removeAll(training);
        List<Identity> validating = clients.subList(0, participants - nodes);
        return ArenaRun.created(
                consortium,
                ArenaRun.definition()
                        .nodes(new Seats(2, nodes, Amount.ofFlock(100)))
                        .validators(new Seats(6, validating.size(), Amount.ofFlock(100)))
                        .build(),
                training,
                validating);
    }
}
