package io.flock.client.preflight;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.connection.PeerEndpoint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Dates of the certificates: the identity's own, and those by which the peers' TLS is trusted. */
final class CertificateChecks {
    private static final Duration SOON = Duration.ofDays(30);

    private final Instant now;

    CertificateChecks(Instant now) {
        this.now = now;
    }

    List<Finding> of(Identity identity, ConnectionProfile profile) {
        List<Finding> findings = new ArrayList<>();
        String who = identity.account() + ", issued by "
                + identity.certificate().getIssuerX500Principal().getName();
        findings.add(dates("identity", who, identity.certificate()));
        for (PeerEndpoint peer : profile.peers()) {
            findings.addAll(tls(peer));
        }
        return findings;
    }

    private List<Finding> tls(PeerEndpoint peer) {
        if (peer.tlsCaCertificates().isEmpty()) {
            return List.of(isLocal(peer) ? Finding.ok("tls", peer + " is on this machine, without TLS") : open(peer));
        }
        byte[] pem = peer.tlsCaCertificates().get().getBytes(StandardCharsets.UTF_8);
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(certificate -> dates("tls", peer + ", its authority", (X509Certificate) certificate))
                    .toList();
        } catch (CertificateException e) {
            return List.of(Finding.failed(
                    "tls",
                    new FlockException(
                            ErrorCode.CONFIGURATION_INVALID,
                            "the TLS authority of " + peer + " can't be read: " + e.getMessage(),
                            "correct tlsCACerts in the connection profile",
                            e)));
        }
    }

    private static boolean isLocal(PeerEndpoint peer) {
        return List.of("127.0.0.1", "localhost", "::1").contains(peer.host());
    }

    private static Finding open(PeerEndpoint peer) {
        return Finding.warning(
                "tls",
                new FlockException(
                        ErrorCode.CONFIGURATION_INVALID,
                        peer + " is called without TLS",
                        "use a grpcs address with tlsCACerts in the connection profile"));
    }

    private Finding dates(String check, String whose, X509Certificate certificate) {
        Instant until = certificate.getNotAfter().toInstant();
        String text = whose + ": valid until " + until;
        if (now.isAfter(until) || now.isBefore(certificate.getNotBefore().toInstant())) {
            return Finding.failed(
                    check,
                    new FlockException(
                            ErrorCode.IDENTITY_INVALID,
                            whose + ": valid from " + certificate.getNotBefore().toInstant() + " to " + until
                                    + ", it is " + now,
                            "renew it at the organisation's CA, or set this machine's clock"));
        }
        return now.plus(SOON).isAfter(until)
                ? Finding.warning(
                        check,
                        new FlockException(
                                ErrorCode.IDENTITY_INVALID,
                                text + ", that is soon",
                                "renew it in time; the account stays the same"))
                : Finding.ok(check, text);
    }
}
