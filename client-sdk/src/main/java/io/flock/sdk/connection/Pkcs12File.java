package io.flock.sdk.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/** The one key entry of a PKCS#12 file. */
record Pkcs12File(ECPrivateKeyParameters key, X509Certificate certificate) {
    static Pkcs12File open(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            List<String> keys = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (keys.size() != 1) {
                throw IdentityProblem.of(
                        file, "holds " + keys.size() + " keys, not one", "export one identity into a file of its own");
            }
            Key key = store.getKey(keys.get(0), password);
            X509Certificate certificate = (X509Certificate) store.getCertificate(keys.get(0));
            return new Pkcs12File(PrivateKeyFile.key(file, PrivateKeyInfo.getInstance(key.getEncoded())), certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw IdentityProblem.of(
                    file, "can't be opened: " + e.getMessage(), "check the password, and that the file is PKCS#12");
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the store is loaded", e);
        }
    }
}
