package io.flock.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TlsTest {
    @TempDir
    Path folder;

    @Test
    void peerWithATrustedCertificate_isServed_anotherIsNot() throws Exception {
        TlsFiles files = TlsFixture.in(folder).files();
        ChaincodeServerOptions options = options().withTls(files);
        try (ChaincodeServer server = ChaincodeServer.start(options)) {
            ChannelCredentials trusted = TlsChannelCredentials.newBuilder()
                    .trustManager(files.certificateChain().toFile())
                    .keyManager(files.certificateChain().toFile(), files.key().toFile())
                    .build();
            ChannelCredentials nameless = TlsChannelCredentials.newBuilder()
                    .trustManager(files.certificateChain().toFile())
                    .build();
            try (FakePeer peer = new FakePeer(server.address(), trusted)) {
                assertThat(peer.ready().get()).isNull();
            }
            requireRefused(server, nameless);
            requireRefused(server, InsecureChannelCredentials.create());
        }
    }

    @Test
    void filesThatAreNoKey_areACodedError() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("key.pem"), "nonsense");
        ChaincodeServerOptions options = options().withTls(new TlsFiles(nonsense, nonsense, nonsense));

        assertThatThrownBy(() -> ChaincodeServer.start(options))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.code()).contains(ErrorCode.CONFIGURATION_INVALID));
    }

    @Test
    void missingFile_isACodedError() {
        Path missing = folder.resolve("missing.pem");
        ChaincodeServerOptions options = options().withTls(new TlsFiles(missing, missing, missing));

        assertThatThrownBy(() -> ChaincodeServer.start(options))
                .isInstanceOfSatisfying(
                        FlockException.class, e -> assertThat(e.what()).contains("missing.pem"));
    }

    private static void requireRefused(ChaincodeServer server, ChannelCredentials credentials) {
        try (FakePeer peer = new FakePeer(server.address(), credentials)) {
            assertThatThrownBy(() -> peer.ready().get()).isInstanceOf(ExecutionException.class);
        }
    }

    private static ChaincodeServerOptions options() {
        return ChaincodeServerOptions.plain(
                "flock:1", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Digest.parse("0".repeat(64)));
    }
}
