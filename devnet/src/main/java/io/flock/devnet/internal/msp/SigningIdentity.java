package io.flock.devnet.internal.msp;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A node's identity, with the key by which a peer endorses and an orderer signs blocks. */
public final class SigningIdentity {
    private final KeyMaterial material;
    private final ByteString serialised;

    public SigningIdentity(String mspId, KeyMaterial material) {
        this.material = material;
        this.serialised = serialise(mspId, material.certificatePem());
    }

    /** The bytes by which an identity is known everywhere: as creator and as endorser. */
    public static ByteString serialise(String mspId, String certificatePem) {
        return SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFrom(certificatePem, StandardCharsets.UTF_8))
                .build()
                .toByteString();
    }

    public ByteString serialised() {
        return serialised;
    }

    public ByteString sign(ByteString message) {
        return signDigest(Ecdsa.sha256(message.toByteArray()));
    }

    /** Signs what a message's SHA-256 is. */
    ByteString signDigest(byte[] digest) {
        return ByteString.copyFrom(Ecdsa.sign(material.key(), digest));
    }
}
