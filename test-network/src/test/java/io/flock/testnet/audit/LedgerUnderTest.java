package io.flock.testnet.audit;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.FlockClient;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.Gateway;

/** A network of three organisations, and all that a scenario knows of it. It closes the clients that it gave out. */
public interface LedgerUnderTest extends AutoCloseable {
    /** What it is, or is to be, founded with. */
    FoundingDocument founding();

    FlockClient connect(AccountId account);

    /** The same account with another key and certificate, as after a renewal. */
    FlockClient renewed(AccountId account);

    /** A client that may speak for its organisation in governance. */
    FlockClient governor(String organisation);

    /** Fabric's own client of an account, at its organisation's peer. */
    Gateway gateway(AccountId account);

    /** The organisations' CA certificates. */
    Map<OrganisationId, List<X509Certificate>> authorities();

    /** The CA certificates of the organisation whose orderers sign the blocks. */
    Map<OrganisationId, List<X509Certificate>> orderers();

    @Override
    void close();
}
