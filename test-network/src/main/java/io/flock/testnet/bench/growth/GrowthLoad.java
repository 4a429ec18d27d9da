package io.flock.testnet.bench.growth;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.ledger.EntryKind;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.Account;
import io.flock.protocol.token.Entry;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.Identity;
import io.flock.testnet.TestNetwork;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;

/** Fills a ledger: accounts as founding writes them, thousands in a transaction; tasks by the chaincode, one by one. */
final class GrowthLoad {
    private static final Amount EACH = Amount.ofFlock(1);
    private static final int PER_TRANSACTION = 2_000;

    private final Site site;
    private final Consumer<String> audience;

    GrowthLoad(Site site, Consumer<String> audience) {
        this.site = site;
        this.audience = audience;
    }

    /** Accounts with a balance; what was minted is their sum. */
    void accounts(int count) {
        audience.accept("writing " + count + " accounts");
        Amount before = supply();
        List<OrganisationId> organisations = site.network().founding().organisations();
        AccountId own = site.caller().account();
        Identity identity = Identities.fromMspFolder(
                own.organisation(), site.network().home().identity(own));
        ConnectionProfile profile = ConnectionProfile.load(site.network().home().profile(own.organisation()));
        try (Gateways gateways = Gateways.open(profile, identity)) {
            EndorsedWrites writes =
                    new EndorsedWrites(gateways.current().gateway(), TestNetwork.NAME, peers(organisations));
            for (int begin = 0; begin < count; begin += PER_TRANSACTION) {
                int end = Math.min(count, begin + PER_TRANSACTION);
                Map<LedgerKey, StateDocument> documents = new LinkedHashMap<>();
                for (int i = begin; i < end; i++) {
                    documents.put(LedgerKey.account(account(organisations, i)), new Account(EACH));
                }
                documents.put(LedgerKey.total(EntryKind.MINTED), new Entry(EACH.times(end)));
                writes.commit(documents);
            }
        } catch (GatewayException | CommitException e) {
            throw new IllegalStateException("the accounts could not be written", e);
        }
        if (!supply().equals(before.plus(EACH.times(count)))) {
            throw new IllegalStateException(before + " and " + count + " accounts make " + supply());
        }
    }

    private Amount supply() {
        return site.caller().token().totalSupply().run();
    }

    /** By turns of the Alliance and of the Arena, and of all accounts. */
    void tasks(int count) {
        audience.accept("creating " + count + " tasks");
        for (int i = 0; i < count; i++) {
            FlockClient creator = site.lanes().client(1 + i / 2 % (site.lanes().count() - 1));
            if (i % 2 == 0) {
                Furniture.createAlliance(creator, Furniture.TASKS + i);
            } else {
                Furniture.createArena(creator, Furniture.TASKS + i);
            }
        }
    }

    private static AccountId account(List<OrganisationId> organisations, int number) {
        return AccountId.of(organisations.get(number % organisations.size()).text(), "grown%07d".formatted(number));
    }

    private Map<OrganisationId, Identity> peers(List<OrganisationId> organisations) {
        Map<OrganisationId, Identity> peers = new HashMap<>();
        for (OrganisationId organisation : organisations) {
            Path folder = site.network().home().profile(organisation).resolveSibling("peers");
            peers.put(
                    organisation,
                    Identities.fromMspFolder(
                            organisation,
                            folder.resolve("peer0." + folder.getParent().getFileName())));
        }
        return peers;
    }
}
