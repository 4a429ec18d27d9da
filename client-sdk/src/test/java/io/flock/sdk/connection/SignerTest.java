package io.flock.sdk.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.fake.TestAuthority;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {
    @TempDir
    Path folder;

    private final KeyPair keys = TestAuthority.ecKeys();
    private final BigInteger order =
            ((ECPublicKey) keys.getPublic()).getParams().getOrder();

    private Identity identity(Signer signer) {
        Instant now = Instant.now();
        Path certificate = TestAuthority.pem(
                folder.resolve("cert.pem"),
                new TestAuthority("ca").issue(keys, "ann", now.minusSeconds(60), now.plusSeconds(60)));
        return Identities.external(OrganisationId.parse("Org1MSP"), certificate, signer);
    }

    private byte[] platformSignature(byte[] digest) throws Exception {
        Signature signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(digest);
        return signature.sign();
    }

    @Test
    void highSOfAnExternalSigner_isLowered_andStillVerifies() throws Exception {
        Identity identity = identity(digest -> {
            try {
                BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(order, platformSignature(digest));
                BigInteger high = parts[1].max(order.subtract(parts[1]));
                return StandardDSAEncoding.INSTANCE.encode(order, parts[0], high);
            } catch (Exception e) {
                throw new SignatureException(e);
            }
        });
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(new byte[] {1});

        byte[] signature = identity.sign(digest);

        BigInteger s = StandardDSAEncoding.INSTANCE.decode(order, signature)[1];
        assertThat(s).isLessThanOrEqualTo(order.shiftRight(1));
        Signature verifier = Signature.getInstance("NONEwithECDSA");
        verifier.initVerify(keys.getPublic());
        verifier.update(digest);
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void answerThatIsNoSignature_isRefused() {
        Identity identity = identity(digest -> new byte[] {1, 2, 3});

        assertThatThrownBy(() -> identity.sign(new byte[32])).isInstanceOf(SignatureException.class);
    }
}
