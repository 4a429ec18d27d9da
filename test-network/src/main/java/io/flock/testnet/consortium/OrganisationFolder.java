package io.flock.testnet.consortium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what lies in an organisation's folder under names that differ between cryptogen, Fabric CA and the samples. */
final class OrganisationFolder {
    private OrganisationFolder() {}

    /** {@code connection.json}, or the samples' {@code connection-org1.json}. */
    static Path profile(Path folder) {
        return only(folder, name -> name.matches("connection.*\\.json"), "connection profile", "--profile");
    }

    /** The certificate of the organisation's TLS authority. */
    static Path tlsAuthority(Path folder) {
        return only(folder.resolve("tlsca"), name -> name.endsWith(".pem"), "TLS authority's certificate", "--tls-ca");
    }

    /** The TLS folder of the organisation's only peer. */
    static Path peerTls(Path folder) {
        return only(folder.resolve("peers"), name -> true, "peer", "--peer-tls-key and --peer-tls-cert")
                .resolve("tls");
    }

    private static Path only(Path folder, Predicate<String> names, String what, String option) {
        List<Path> found;
        try (Stream<Path> entries = Files.list(folder)) {
            found = entries.filter(entry -> names.test(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw KitCommand.missing(folder + " can't be read: " + e, "name the files with " + option);
        }
        if (found.size() != 1) {
            throw KitCommand.missing(
                    folder + " holds " + found.size() + " files for the " + what + ", not one",
                    "say which with " + option);
        }
        return found.get(0);
    }
}
