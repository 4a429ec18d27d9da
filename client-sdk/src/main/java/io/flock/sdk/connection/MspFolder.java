package io.flock.sdk.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a local MSP, as cryptogen ({@code priv_sk}) and Fabric CA ({@code <hash>_sk}) name them. Fabric CA leaves
 * the old key beside the new one when somebody enrols again, so there may be several.
 */
record MspFolder(Path certificate, List<Path> keys, List<Path> authorities) {
    static MspFolder of(Path folder) {
        Path msp = Files.isDirectory(folder.resolve("msp")) ? folder.resolve("msp") : folder;
        Path certificate = only(msp.resolve("signcerts"), "a certificate");
        List<Path> keys = files(msp.resolve("keystore"));
        if (keys.isEmpty()) {
            throw IdentityProblem.of(
                    msp.resolve("keystore"),
                    "holds 0 files, none with a private key",
                    "name the msp folder of a user, or give certificate and key as files");
        }
        return new MspFolder(
                certificate,
                keys,
                Stream.of("cacerts", "intermediatecerts")
                        .map(msp::resolve)
                        .filter(Files::isDirectory)
                        .flatMap(authorities -> files(authorities).stream())
                        .toList());
    }

    private static Path only(Path folder, String what) {
        List<Path> files = files(folder);
        if (files.size() != 1) {
            throw IdentityProblem.of(
                    folder,
                    "holds " + files.size() + " files, not one with " + what,
                    "name the msp folder of a user, or give certificate and key as files");
        }
        return files.get(0);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw IdentityProblem.of(
                    folder, "is not a readable folder", "name the msp folder of a user, with signcerts and keystore");
        }
    }
}
