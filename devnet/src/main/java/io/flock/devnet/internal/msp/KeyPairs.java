package io.flock.devnet.internal.msp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** Private keys as PKCS#8 text. */
final class KeyPairs {
    private KeyPairs() {}

    static byte[] pkcs8(ECPrivateKeyParameters key) {
        try {
            return PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("a key can be encoded", e);
        }
    }

    static String pem(ECPrivateKeyParameters key) {
        return Pem.write(Pem.PRIVATE_KEY, pkcs8(key));
    }

    static Optional<ECPrivateKeyParameters> parse(String pem) {
        return Pem.read(pem).flatMap(object -> parse(object.getContent()));
    }

    private static Optional<ECPrivateKeyParameters> parse(byte[] pkcs8) {
        try {
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(PrivateKeyInfo.getInstance(pkcs8));
            return key instanceof ECPrivateKeyParameters ec ? Optional.of(ec) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // What can't be decoded is no key; the caller names the file.
            return Optional.empty();
        }
    }
}
