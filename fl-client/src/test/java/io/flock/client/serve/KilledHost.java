package io.flock.client.serve;

import io.flock.protocol.marketplace.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A host in a process of its own, to be killed: prints its port, and lives as long as its standard input. */
final class KilledHost {
    private KilledHost() {}

    public static void main(String[] arguments) throws IOException {
        ServeSettings settings = ServeSettings.defaults(Path.of(arguments[0]));
        try (HostFixture host = new HostFixture(settings, Optional.of(SigningKey.parse(arguments[1])))) {
            System.out.println(host.server.port());
            System.out.flush();
            int end = System.in.read();
            assert end < 0 : end;
        }
    }
}
