package io.flock.testnet.fabric.channel;

import io.flock.testnet.fabric.files.Pem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTP clients that show a certificate and trust one authority. */
final class MutualTls {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final char[] NONE = new char[0];

    private MutualTls() {}

    /**
     * @param identity folder with {@code client.crt} and {@code client.key}
     */
    static HttpClient client(Path identity, Path authority) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, NONE);
            keys.setKeyEntry("client", Pem.key(identity.resolve("client.key")), NONE, new Certificate[] {
                Pem.certificate(identity.resolve("client.crt"))
            });
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(keys, NONE);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NONE);
            trusted.setCertificateEntry("authority", Pem.certificate(authority));
            TrustManagerFactory trustManagers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .sslContext(context)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates of cryptogen can be used", e);
        }
    }
}
