package io.flock.devnet;

import io.flock.devnet.internal.msp.CryptoFolder;
import io.flock.devnet.internal.msp.NodeKind;
import io.flock.devnet.internal.msp.OrganisationCrypto;
import java.io.IOException;
import java.nio.file.Path;

/** The organisation whose one orderer signs the blocks. It has no members who could propose transactions. */
public final class OrdererOrganisation {
    /** No other organisation of a network can be called so. */
    static final String MSP_ID = "OrdererMSP";

    static final String DOMAIN = "orderer.example.com";

    private final OrganisationCrypto crypto;

    OrdererOrganisation(OrganisationCrypto crypto) {
        this.crypto = crypto;
    }

    /** {@code OrdererMSP}. */
    public String mspId() {
        return MSP_ID;
    }

    /** The root certificate, PEM, of the authority that issued the orderer's certificate. */
    public String rootCertificate() {
        return crypto.root().certificatePem();
    }

    /**
     * Writes the certificates by which the orderer's signatures are checked, in cryptogen's layout, into {@code
     * ordererOrganizations/orderer.example.com/msp} of the folder. No key is among them.
     *
     * @return the organisation's folder
     * @throws DevNetworkException {@code DATA_UNWRITABLE}
     */
    public Path export(Path into) {
        CryptoFolder target = new CryptoFolder(into, NodeKind.ORDERER, DOMAIN);
        try {
            target.writeMembership(crypto);
            return target.path();
        } catch (IOException e) {
            throw new DevNetworkException(
                    "DATA_UNWRITABLE",
                    "certificates of " + MSP_ID + " can't be written: " + e,
                    "check space and rights of the folder",
                    e);
        }
    }
}
