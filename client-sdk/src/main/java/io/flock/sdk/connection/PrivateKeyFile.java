package io.flock.sdk.connection;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** A private EC key in PEM: PKCS#8 as cryptogen and Fabric CA write it, or SEC1 as openssl does. */
final class PrivateKeyFile {
    private PrivateKeyFile() {}

    static ECPrivateKeyParameters read(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(text)) {
            Object first = pem.readObject();
            if (first instanceof ASN1ObjectIdentifier) {
                // openssl writes EC PARAMETERS, the curve's name, before a SEC1 key.
                first = pem.readObject();
            }
            if (first instanceof PrivateKeyInfo info) {
                return key(file, info);
            }
            if (first instanceof PEMKeyPair pair) {
                return key(file, pair.getPrivateKeyInfo());
            }
            throw IdentityProblem.of(
                    file,
                    "holds no unencrypted private key",
                    "give a PEM file that begins with BEGIN PRIVATE KEY or BEGIN EC PRIVATE KEY");
        } catch (IOException e) {
            throw IdentityProblem.unreadable(file, e);
        }
    }

    static ECPrivateKeyParameters key(Path file, PrivateKeyInfo info) throws IOException {
        if (info.getPrivateKeyAlgorithm().getParameters() == null) {
            throw IdentityProblem.of(file, "the key does not name its curve", "convert it to PKCS#8");
        }
        AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
        if (key instanceof ECPrivateKeyParameters ec) {
            return ec;
        }
        throw IdentityProblem.of(file, "the key is no EC key", "enrol with an ECDSA P-256 key, as Fabric does");
    }
}
