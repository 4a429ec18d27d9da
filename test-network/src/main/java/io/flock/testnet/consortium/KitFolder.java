package io.flock.testnet.consortium;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a start-up kit: beside its place first, so that a folder of the right name is whole. */
final class KitFolder {
    /** Private keys of the authorities stay with who runs them. */
    private static final Set<String> AUTHORITIES = Set.of("ca", "tlsca");

    private final Path target;

    KitFolder(Path target) {
        this.target = target.toAbsolutePath();
    }

    /** @throws FlockException STATE_FOLDER_UNUSABLE when the folder is there already or can't be written */
    void write(Kit kit) {
        if (Files.exists(target)) {
            throw unusable("is there already", "remove it, or name another with --to");
        }
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        try {
            OwnerOnly.deleteTree(draft);
            OwnerOnly.createFolder(draft);
            fill(draft, kit);
            Files.move(draft, target);
        } catch (IOException e) {
            throw unusable("can't be written: " + e, "check the disk, and that what goes into it can be read");
        } catch (UncheckedIOException e) {
            throw unusable(
                    "can't be written: " + e.getCause(), "check the disk, and that what goes into it can be read");
        }
    }

    private static void fill(Path draft, Kit kit) throws IOException {
        KitTexts texts = new KitTexts(kit);
        OwnerOnly.write(draft.resolve("README.md"), texts.readme());
        OwnerOnly.write(draft.resolve("settings.env"), texts.settings());
        Path start = draft.resolve("start.sh");
        OwnerOnly.write(start, KitTexts.resource("start.sh"));
        OwnerOnly.makeExecutable(start);
        new FoundingFile(draft.resolve("founding.json")).write(kit.founding());
        Files.write(
                draft.resolve(kit.chaincode().label() + ".tar.gz"),
                kit.chaincode().bytes());
        OwnerOnly.write(draft.resolve("connection.json"), ProfileText.of(kit.profile()));
        copy(kit.software(), draft.resolve("chaincode"), List.of());
        for (Path part : parts(kit.folder())) {
            boolean authority = AUTHORITIES.contains(part.getFileName().toString());
            copy(
                    part,
                    draft.resolve("organisation").resolve(part.getFileName().toString()),
                    authority ? List.of("_sk", ".key") : List.of());
        }
        if (kit.tls().isPresent()) {
            Kit.ProcessTls tls = kit.tls().get();
            OwnerOnly.copy(tls.key(), draft.resolve("tls/server.key"));
            OwnerOnly.copy(tls.certificate(), draft.resolve("tls/server.crt"));
            OwnerOnly.copy(tls.authority(), draft.resolve("tls/ca.crt"));
            OwnerOnly.write(draft.resolve("builder-config.json"), builderConfig(kit.address(), tls));
        }
    }

    /** The organisation's own folders: its members, nodes and authorities; nothing else that lies there. */
    private static List<Path> parts(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> Set.of("msp", "users", "peers", "ca", "tlsca")
                            .contains(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to, List<String> without) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (without.stream()
                        .noneMatch(end -> file.getFileName().toString().endsWith(end))) {
                    OwnerOnly.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    /** What the peer's environment variable CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG holds, on one line. */
    private static String builderConfig(String address, Kit.ProcessTls tls) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("address", address);
        json.addProperty("root_cert", Files.readString(tls.authority(), StandardCharsets.US_ASCII));
        json.addProperty("client_key", Files.readString(tls.peerKey(), StandardCharsets.US_ASCII));
        json.addProperty("client_cert", Files.readString(tls.peerCertificate(), StandardCharsets.US_ASCII));
        return new GsonBuilder().disableHtmlEscaping().create().toJson(json) + "\n";
    }

    private FlockException unusable(String why, String todo) {
        return new FlockException(ErrorCode.STATE_FOLDER_UNUSABLE, "the kit's folder " + target + " " + why, todo);
    }
}
