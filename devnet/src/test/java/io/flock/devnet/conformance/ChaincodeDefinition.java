package io.flock.devnet.conformance;

import java.util.List;

/**
 * A chaincode of the conformance channel; all run the same test contract.
 *
 * @param policy in the text form of signature policies; empty for the channel's default, a majority of organisations
 * @param installedAt the organisations that have the chaincode on their peer
 */
public record ChaincodeDefinition(String name, String policy, List<String> installedAt) {
    private static final List<String> EVERYWHERE = List.of("Org1MSP", "Org2MSP", "Org3MSP");

    /** Default policy, everywhere: what most scenarios call. */
    public static final String PROBE = "probe";
    /** A second one of the same kind, for calls from chaincode to chaincode. */
    public static final String OTHER = "other";
    /** Every organisation must endorse. */
    public static final String UNANIMOUS = "unanimous";
    /** One organisation is enough. */
    public static final String ANYONE = "anyone";
    /** One organisation is enough, and only Org2 has it. */
    public static final String SOLO = "solo";
    /** Defined on the channel, installed nowhere. */
    public static final String GHOST = "ghost";
    /** Not defined at all. */
    public static final String ABSENT = "absent";

    private static final String ANY_PEER = "OR('Org1MSP.peer','Org2MSP.peer','Org3MSP.peer')";
    private static final String ALL_PEERS = "AND('Org1MSP.peer','Org2MSP.peer','Org3MSP.peer')";

    public static List<ChaincodeDefinition> defined() {
        return List.of(
                new ChaincodeDefinition(PROBE, "", EVERYWHERE),
                new ChaincodeDefinition(OTHER, "", EVERYWHERE),
                new ChaincodeDefinition(UNANIMOUS, ALL_PEERS, EVERYWHERE),
                new ChaincodeDefinition(ANYONE, ANY_PEER, EVERYWHERE),
                new ChaincodeDefinition(SOLO, ANY_PEER, List.of("Org2MSP")),
                new ChaincodeDefinition(GHOST, ANY_PEER, List.of()));
    }
}
