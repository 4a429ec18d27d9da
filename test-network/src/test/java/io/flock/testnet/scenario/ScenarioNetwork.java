package io.flock.testnet.scenario;

import io.flock.client.cli.network.NetworkFile;
import io.flock.client.cli.network.NetworkHome;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A founded network under test, and all that a scenario may know of it. */
public interface ScenarioNetwork extends AutoCloseable {
    /** The state folder, by which {@code flock} finds the network. */
    NetworkHome home();

    /** The processes that can be killed, by name. */
    Set<String> parts();

    /** Kills a process as {@code kill -9} does; it is dead when this returns. */
    void kill(String part);

    /** What {@code flock network status} must say, in one line, while this part is dead. */
    Pattern complaint(String part);

    /** Starts a killed process again on what it left behind; it is up, though maybe not yet reached, on return. */
    void restart(String part);

    /** Ends every process of the network. */
    @Override
    void close();

    /** Where channel, chaincode and content nodes are, and who has an account. */
    default NetworkFile description() {
        return home().network().orElseThrow();
    }

    /** What the consortium was founded with: organisations, parameters, who began with how much. */
    default FoundingDocument founding() {
        return description().founding();
    }

    /** Whose keys there are. */
    default List<AccountId> accounts() {
        return description().accounts();
    }

    /** What {@code flock network status} says and how it ends. */
    default CommandRun status() {
        return CommandRun.of("network", "status", "--home", home().folder().toString());
    }

    /** A new client; the caller closes it. */
    default FlockClient connect(AccountId account) {
        return home().connect(account, description());
    }

    /** A new client of the content nodes as an organisation's members use them; the caller closes it. */
    default IpfsClient content(OrganisationId organisation) {
        return IpfsClient.of(description().contentFor(organisation), IpfsOptions.DEFAULT);
    }

    /** The options by which {@code flock} finds this network as this account. */
    default List<String> options(AccountId account) {
        return List.of("--home", home().folder().toString(), "--as", account.toString());
    }

    /** The organisations' CA certificates. */
    default Map<OrganisationId, List<X509Certificate>> authorities() {
        Map<OrganisationId, List<X509Certificate>> authorities = new TreeMap<>();
        description().organisations().forEach(each -> authorities.put(each, home().authorities(each)));
        return authorities;
    }
}
