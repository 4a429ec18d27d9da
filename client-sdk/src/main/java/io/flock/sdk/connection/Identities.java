package io.flock.sdk.connection;

import io.flock.protocol.identity.OrganisationId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/**
 * Loads identities from the forms in which they are handed out. Each is checked at once: dates, that key and
 * certificate belong together, and, where the organisation's authorities lie beside it, that one of them issued it.
 *
 * <p>Every method throws {@link io.flock.protocol.error.FlockException} IDENTITY_INVALID with the file and what to do.
 */
public final class Identities {
    private Identities() {}

    /**
     * A folder as cryptogen and Fabric CA write it: {@code signcerts/*.pem}, {@code keystore/*}, {@code cacerts/*}.
     * Of several keys, as Fabric CA leaves them, the certificate's is taken.
     *
     * @param folder the {@code msp} folder itself or the folder that holds it
     */
    public static Identity fromMspFolder(OrganisationId organisation, Path folder) {
        MspFolder msp = MspFolder.of(folder);
        CertificateFile certificate = new CertificateFile(msp.certificate());
        return checked(organisation, certificate, keyOf(organisation, certificate, msp.keys()), msp.authorities());
    }

    /** A certificate and a private key (PKCS#8 or SEC1), both PEM. */
    public static Identity fromPem(OrganisationId organisation, Path certificate, Path key) {
        return checked(organisation, new CertificateFile(certificate), key, List.of());
    }

    /** A PKCS#12 file with one key entry. The password is used and not kept. */
    public static Identity fromPkcs12(OrganisationId organisation, Path file, char[] password) {
        Pkcs12File store = Pkcs12File.open(file, password);
        CertificateCheck check = new CertificateCheck(organisation, file, store.certificate(), List.of());
        return check.identity(Instant.now(), store.key(), file);
    }

    /** A certificate whose key lies elsewhere, in a hardware security module for instance. */
    public static Identity external(OrganisationId organisation, Path certificate, Signer signer) {
        CertificateFile file = new CertificateFile(certificate);
        return new CertificateCheck(organisation, certificate, file.read(), List.of())
                .identity(Instant.now(), signer, certificate);
    }

    /** The key of this certificate; where there is none, any, of which the check then says what is wrong. */
    private static Path keyOf(OrganisationId organisation, CertificateFile certificate, List<Path> keys) {
        if (keys.size() == 1) {
            return keys.get(0);
        }
        CertificateCheck check = new CertificateCheck(organisation, certificate.path(), certificate.read(), List.of());
        return keys.stream()
                .filter(key -> check.isKey(PrivateKeyFile.read(key)))
                .findFirst()
                .orElse(keys.get(0));
    }

    private static Identity checked(
            OrganisationId organisation, CertificateFile certificate, Path keyFile, List<Path> authorities) {
        ECPrivateKeyParameters key = PrivateKeyFile.read(keyFile);
        return new CertificateCheck(organisation, certificate.path(), certificate.read(), authorities)
                .identity(Instant.now(), key, keyFile);
    }
}
