package io.flock.devnet.conformance.embedded;

import io.flock.devnet.Organisation;
import io.flock.devnet.conformance.TestOrganisation;
import io.flock.devnet.conformance.identity.CertificateAuthority;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.identity.PemFolder;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** An organisation of the development network. */
record EmbeddedOrganisation(Organisation organisation, Path exported) implements TestOrganisation {
    private static final int MAX_MESSAGE = 100 * 1024 * 1024;

    @Override
    public String mspId() {
        return organisation.mspId();
    }

    @Override
    public ManagedChannel connect() {
        return NettyChannelBuilder.forAddress("127.0.0.1", organisation.port(), trust())
                .maxInboundMessageSize(MAX_MESSAGE)
                .build();
    }

    private ChannelCredentials trust() {
        byte[] root = organisation.tlsRootCertificate().orElseThrow().getBytes(StandardCharsets.UTF_8);
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(new ByteArrayInputStream(root))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CertificateAuthority authority() {
        Path ca = exported.resolve("ca");
        try {
            return new CertificateAuthority(mspId(), PemFolder.certificate(ca), PemFolder.key(ca));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Credentials peerIdentity() {
        return new Credentials(
                mspId(),
                organisation.peerIdentity().certificate(),
                organisation.peerIdentity().privateKey());
    }
}
