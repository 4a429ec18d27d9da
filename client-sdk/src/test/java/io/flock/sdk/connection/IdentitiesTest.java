package io.flock.sdk.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.sdk.fake.TestAuthority;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesTest {
    private static final OrganisationId ORG = OrganisationId.parse("Org1MSP");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final TestAuthority authority = new TestAuthority("ca");
    private final Instant now = Instant.now();
    private final KeyPair keys = TestAuthority.ecKeys();
    private final X509Certificate valid = authority.issue(keys, "ann", now.minus(DAY), now.plus(DAY));

    private static void assertInvalid(ThrowingCallable loading, Object file, String what) {
        assertThatThrownBy(loading).isInstanceOfSatisfying(FlockException.class, e -> {
            assertThat(e.is(ErrorCode.IDENTITY_INVALID)).as(e.getMessage()).isTrue();
            assertThat(e.what()).contains(file.toString()).contains(what);
            assertThat(e.todo()).isNotEmpty();
        });
    }

    @Test
    void mspFolder_givesTheAccountOfItsCertificate_andASignatureThatVerifies() throws Exception {
        TestAuthority.mspFolder(folder, valid, keys, authority.certificate());

        Identity identity = Identities.fromMspFolder(ORG, folder);

        assertThat(identity.account()).isEqualTo(AccountId.parse("Org1MSP::ann"));
        byte[] digest = new byte[32];
        Signature verifier = Signature.getInstance("NONEwithECDSA");
        verifier.initVerify(valid);
        verifier.update(digest);
        assertThat(verifier.verify(identity.sign(digest))).isTrue();
    }

    @Test
    void expiredCertificate_isRefused() {
        X509Certificate expired = authority.issue(keys, "ann", now.minus(DAY.multipliedBy(2)), now.minus(DAY));
        TestAuthority.mspFolder(folder, expired, keys, authority.certificate());

        assertInvalid(() -> Identities.fromMspFolder(ORG, folder), "cert.pem", "expired at");
    }

    @Test
    void certificateOfTheFuture_isRefused_andPointsAtTheClock() {
        X509Certificate future = authority.issue(keys, "ann", now.plus(DAY), now.plus(DAY.multipliedBy(2)));
        TestAuthority.mspFolder(folder, future, keys, authority.certificate());

        assertThatThrownBy(() -> Identities.fromMspFolder(ORG, folder))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.todo()).contains("clock"));
    }

    @Test
    void certificateOfAForeignAuthority_isRefused() {
        TestAuthority.mspFolder(folder, valid, keys, new TestAuthority("ca").certificate());

        assertInvalid(() -> Identities.fromMspFolder(ORG, folder), "cert.pem", "none of the authorities");
    }

    @Test
    void keyOfAnotherCertificate_isRefused() {
        TestAuthority.mspFolder(folder, valid, TestAuthority.ecKeys(), authority.certificate());

        assertInvalid(() -> Identities.fromMspFolder(ORG, folder), "priv_sk", "is not the one of the certificate");
    }

    @Test
    void folderOfFabricCa_withTheKeysOfEarlierEnrolments_givesTheOneOfTheCertificate() throws Exception {
        Path user = folder.resolve("users/User1@org1.example.com");
        X509Certificate issued = authority.issue(keys, "User1@org1.example.com", now.minus(DAY), now.plus(DAY));
        TestAuthority.pem(user.resolve("msp/signcerts/cert.pem"), issued);
        TestAuthority.pem(user.resolve("msp/cacerts/localhost-7054-ca-org1.pem"), authority.certificate());
        TestAuthority.pkcs8(user.resolve("msp/keystore/0a_sk"), TestAuthority.ecKeys());
        TestAuthority.pkcs8(user.resolve("msp/keystore/7f_sk"), keys);
        Files.writeString(user.resolve("msp/IssuerPublicKey"), "not ours");

        assertThat(Identities.fromMspFolder(ORG, user).account())
                .isEqualTo(AccountId.parse("Org1MSP::User1@org1.example.com"));
        Files.delete(user.resolve("msp/keystore/7f_sk"));
        TestAuthority.pkcs8(user.resolve("msp/keystore/9c_sk"), TestAuthority.ecKeys());
        assertInvalid(() -> Identities.fromMspFolder(ORG, user), "0a_sk", "is not the one of the certificate");
    }

    @Test
    void folderWithoutKey_isRefused() throws Exception {
        TestAuthority.mspFolder(folder, valid, keys, authority.certificate());
        Files.delete(folder.resolve("msp/keystore/priv_sk"));

        assertInvalid(() -> Identities.fromMspFolder(ORG, folder), "keystore", "holds 0 files");
    }

    @Test
    void fileThatIsNoCertificate_isRefused() throws Exception {
        TestAuthority.mspFolder(folder, valid, keys, authority.certificate());
        Path file = Files.writeString(folder.resolve("msp/signcerts/cert.pem"), "hello");

        assertInvalid(() -> Identities.fromMspFolder(ORG, folder), file, "can't be read");
    }

    @Test
    void rsaKey_isRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Path key = TestAuthority.pkcs8(folder.resolve("rsa.pem"), generator.generateKeyPair());
        Path certificate = TestAuthority.pem(folder.resolve("cert.pem"), valid);

        assertInvalid(() -> Identities.fromPem(ORG, certificate, key), key, "no EC key");
    }

    @Test
    void commonNameOutsideOfTheAccountGrammar_isRefused() {
        X509Certificate odd = authority.issue(keys, "ann smith", now.minus(DAY), now.plus(DAY));
        TestAuthority.mspFolder(folder, odd, keys, authority.certificate());

        assertInvalid(() -> Identities.fromMspFolder(ORG, folder), "cert.pem", "common name");
    }

    @Test
    void sec1Key_isReadLikePkcs8() throws Exception {
        Path certificate = TestAuthority.pem(folder.resolve("cert.pem"), valid);
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
        ECPrivateKey sec1 = new ECPrivateKey(
                256,
                ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS(),
                info.getPrivateKeyAlgorithm().getParameters());
        Path key = folder.resolve("ec.pem");
        try (PemWriter pem = new PemWriter(Files.newBufferedWriter(key))) {
            pem.writeObject(new PemObject("EC PRIVATE KEY", sec1.getEncoded()));
        }

        assertThat(Identities.fromPem(ORG, certificate, key).account().name()).isEqualTo("ann");
    }

    @Test
    void pkcs12_isRead_andAWrongPasswordIsNamed() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("ann", keys.getPrivate(), "right".toCharArray(), new Certificate[] {valid});
        Path file = folder.resolve("ann.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "right".toCharArray());
        }

        assertThat(Identities.fromPkcs12(ORG, file, "right".toCharArray())
                        .account()
                        .name())
                .isEqualTo("ann");
        assertInvalid(() -> Identities.fromPkcs12(ORG, file, "wrong".toCharArray()), file, "can't be opened");
    }
}
