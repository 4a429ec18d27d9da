package io.flock.chaincode;

import io.flock.protocol.governance.ArenaBounds;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.List;

/** Three organisations, each with a governor and some clients that own 1000 FLOCK each. */
public final class Consortium3 {
    public static final List<String> ORGANISATIONS = List.of("Org1MSP", "Org2MSP", "Org3MSP");
    public static final Amount GRANT = Amount.ofFlock(1000);
    public static final int CLOCK_WINDOW = 5;

    private final List<Identity> clients = new ArrayList<>();
    private final FoundingDocument document;
    private final Channel channel;

    private Consortium3(int clientsPerOrganisation, GovernanceParameters parameters) {
        for (int i = 0; i < clientsPerOrganisation; i++) {
            for (String organisation : ORGANISATIONS) {
                clients.add(Identity.client(organisation, "client" + i));
            }
        }
        document = new FoundingDocument(
                ORGANISATIONS.stream().map(OrganisationId::parse).toList(),
                parameters,
                clients.stream()
                        .map(client -> new Grant(client.account(), GRANT))
                        .toList());
        channel = new Channel(document);
    }

    public static Consortium3 unfounded(int clientsPerOrganisation) {
        return new Consortium3(clientsPerOrganisation, parameters());
    }

    public static Consortium3 founded(int clientsPerOrganisation) {
        return founded(clientsPerOrganisation, parameters());
    }

    /** Founded with other parameters than {@link #parameters}. */
    public static Consortium3 founded(int clientsPerOrganisation, GovernanceParameters parameters) {
        Consortium3 consortium = new Consortium3(clientsPerOrganisation, parameters);
        consortium.channel.submit(consortium.governor(0), "governance:Found", new Found(consortium.document));
        return consortium;
    }

    public static GovernanceParameters parameters() {
        return new GovernanceParameters(CLOCK_WINDOW, 15, 86_400, 256, 1_000, Millionths.of(250_000), true)
                .withArena(new ArenaBounds(Amount.ofFlock(100), Millionths.of(80_000), 365));
    }

    public Channel channel() {
        return channel;
    }

    public FoundingDocument document() {
        return document;
    }

    /** Clients by turns of the three organisations. */
    public Identity client(int number) {
        return clients.get(number);
    }

    public List<Identity> clients() {
        return List.copyOf(clients);
    }

    public Identity governor(int organisation) {
        return Identity.governor(ORGANISATIONS.get(organisation));
    }
}
