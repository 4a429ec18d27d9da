package io.flock.testnet.consortium;

import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.testnet.archive.ChaincodePackage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What goes into the start-up kit of one organisation.
 *
 * @param folder the organisation's, as cryptogen or Fabric's samples lay it out
 * @param profile where its peer is
 * @param address where its peer reaches its chaincode process
 * @param tls of the process; absent where connections are plain
 * @param software folder with {@code flock-chaincode.jar} and its libraries
 */
record Kit(
        OrganisationId organisation,
        Path folder,
        ConnectionProfile profile,
        FoundingDocument founding,
        ChaincodePackage chaincode,
        String channel,
        String address,
        Optional<ProcessTls> tls,
        Path software) {

    /**
     * Files of mutual TLS between a peer and its chaincode process.
     *
     * @param key of the process
     * @param certificate of the process, made out for its address
     * @param authority that issued what the peer shows, and what the process shows
     * @param peerKey what the peer shows
     * @param peerCertificate what the peer shows
     */
    record ProcessTls(Path key, Path certificate, Path authority, Path peerKey, Path peerCertificate) {}
}
