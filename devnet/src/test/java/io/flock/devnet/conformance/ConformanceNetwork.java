package io.flock.devnet.conformance;

import io.flock.devnet.conformance.contract.Gates;
import java.util.List;
import java.util.Set;

/**
 * A network on which scenarios are played: three organisations with one peer each, one channel, and the chaincodes of
 * {@link ChaincodeDefinition}.
 */
public interface ConformanceNetwork extends AutoCloseable {

    /** Product and version, for the head of the record. */
    String version();

    String channel();

    /** In order: Org1MSP, Org2MSP, Org3MSP. */
    List<TestOrganisation> organisations();

    Set<Capability> capabilities();

    /** The gates of the test contract's instances. */
    Gates gates();

    void stopPeer(String mspId) throws Exception;

    /** Returns when the peer's port answers; the network may take longer to find it again. */
    void startPeer(String mspId) throws Exception;

    void stopOrderer() throws Exception;

    void startOrderer() throws Exception;

    void stopChaincode(String mspId, String chaincode) throws Exception;

    void startChaincode(String mspId, String chaincode) throws Exception;

    /** Starts, in the place of a chaincode that was stopped, one of annotated classes on the shim's own server. */
    void startStockChaincode(String mspId, String chaincode) throws Exception;

    /** Stops and starts everything on the same ledger; ports may change. */
    void restart() throws Exception;

    @Override
    void close();
}
