package io.flock.devnet.conformance.identity;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A certificate, its key and the MSP that the owner claims to belong to. */
public record Credentials(String mspId, X509Certificate certificate, PrivateKey key) {

    public Identity identity() {
        return new X509Identity(mspId, certificate);
    }

    public Signer signer() {
        return Signers.newPrivateKeySigner(key);
    }

    /** The bytes that stand as creator in a header. */
    public ByteString creator() {
        return SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(
                        ByteString.copyFrom(Identities.toPemString(certificate).getBytes(StandardCharsets.UTF_8)))
                .build()
                .toByteString();
    }

    public Credentials claiming(String otherMspId) {
        return new Credentials(otherMspId, certificate, key);
    }
}
