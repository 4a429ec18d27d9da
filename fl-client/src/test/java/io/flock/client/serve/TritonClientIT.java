package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.flock.protocol.marketplace.PaymentToken;
import io.flock.sdk.payment.ChannelWallet;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The model server against a client that others wrote: tritonclient, over HTTP and gRPC. Runs in {@code -Pinterop}, and
 * fails there where the package is missing.
 */
class TritonClientIT {
    private static final String INSTALL = "install it with 'python3 -m venv DIR && DIR/bin/pip install"
            + " tritonclient[grpc,http]' and set FLOCK_PYTHON to DIR/bin/python";

    @TempDir
    private Path folder;

    @Test
    void tritonclient_readsMetadata_isAnswered_andRefused() throws IOException, InterruptedException {
        try (HostFixture host = new HostFixture(HostFixture.settings(folder))) {
            ChannelWallet wallet = host.wallet();

            String told = python(
                    host.server.port(),
                    host.server.grpcPort(),
                    pay(wallet),
                    pay(wallet),
                    pay(wallet),
                    pay(wallet),
                    pay(wallet));

            assertThat(told.lines())
                    .containsExactly(
                            "http live ready adder",
                            "http 3.5 7.0",
                            "http 3.5 7.0",
                            "http 3.5 7.0",
                            "http refused PAYMENT_REQUIRED",
                            "grpc live ready adder",
                            "grpc 3.5 7.0",
                            "grpc 3.5 7.0",
                            "grpc refused PAYMENT_REQUIRED");
            assertThat(host.server.unsettled().get(0).amount()).isEqualTo(HostFixture.PRICE.times(10));
        }
    }

    private static String pay(ChannelWallet wallet) {
        return wallet.pay(1, HostFixture.PRICE, 2).map(PaymentToken::toString).orElseThrow();
    }

    private String python(int http, int grpc, String... tokens) throws IOException, InterruptedException {
        Path interpreter = Optional.ofNullable(System.getenv("FLOCK_PYTHON"))
                .map(Path::of)
                .or(TritonClientIT::onPath)
                .orElseGet(() -> fail("there is no python3 on the PATH: " + INSTALL));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = Stream.concat(
                        Stream.of(
                                interpreter.toString(),
                                "src/test/resources/io/flock/client/serve/triton.py",
                                Integer.toString(http),
                                Integer.toString(grpc)),
                        Stream.of(tokens))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            fail(command + " did not end within two minutes");
        }
        assertThat(process.exitValue())
                .as(Files.readString(err, StandardCharsets.UTF_8) + ": " + INSTALL)
                .isZero();
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
