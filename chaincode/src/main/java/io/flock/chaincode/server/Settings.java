package io.flock.chaincode.server;

import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.FoundingDocument;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns command line and environment into the options of a server. */
final class Settings {
    private static final Pattern PACKAGE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]*:[0-9a-f]{64}");

    private final Map<Setting, String> given = new EnumMap<>(Setting.class);

    /** @throws FlockException USAGE for an unknown option or one without a value */
    Settings(List<String> arguments, Map<String, String> environment) {
        for (Setting setting : Setting.values()) {
            Optional.ofNullable(environment.get(setting.variable))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> given.put(setting, value));
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            Setting setting = Stream.of(Setting.values())
                    .filter(s -> s.option.equals(option))
                    .findFirst()
                    .orElseThrow(() -> usage("unknown option " + option));
            if (i + 1 == arguments.size()) {
                throw usage(option + " has no value");
            }
            given.put(setting, arguments.get(i + 1));
        }
    }

    /** @throws FlockException CONFIGURATION_INVALID when a setting is missing or can't be used */
    ChaincodeServerOptions options() {
        return new ChaincodeServerOptions(
                packageId(), address(Setting.ADDRESS), foundingDigest(), tls(), threads(), metrics());
    }

    /** A peer accepts the registration of the id alone under which it has the package. */
    private String packageId() {
        String id = required(Setting.CHAINCODE_ID);
        if (!PACKAGE_ID.matcher(id).matches()) {
            throw invalid(Setting.CHAINCODE_ID, "'" + id + "' is not label:sha256");
        }
        return id;
    }

    private Digest foundingDigest() {
        if (!given.containsKey(Setting.FOUNDING_DOCUMENT)) {
            return agreedDigest();
        }
        Digest digest = documentDigest(Path.of(given.get(Setting.FOUNDING_DOCUMENT)));
        if (given.containsKey(Setting.FOUNDING_DIGEST) && !agreedDigest().equals(digest)) {
            throw invalid(
                    Setting.FOUNDING_DIGEST, agreedDigest() + " is not the digest of the document given, " + digest);
        }
        return digest;
    }

    private Digest agreedDigest() {
        String digest = required(Setting.FOUNDING_DIGEST);
        try {
            return Digest.parse(digest);
        } catch (FlockException e) {
            throw invalid(Setting.FOUNDING_DIGEST, e.what());
        }
    }

    private static Digest documentDigest(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), FoundingDocument.class).digest();
        } catch (IOException e) {
            throw invalid(Setting.FOUNDING_DOCUMENT, file + " can't be read: " + e);
        } catch (FlockException e) {
            throw invalid(Setting.FOUNDING_DOCUMENT, file + " is no founding document: " + e.what());
        }
    }

    private Optional<InetSocketAddress> metrics() {
        return given.containsKey(Setting.METRICS) ? Optional.of(address(Setting.METRICS)) : Optional.empty();
    }

    private InetSocketAddress address(Setting setting) {
        String text = required(setting);
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            InetSocketAddress address = new InetSocketAddress(text.substring(0, Math.max(colon, 0)), port);
            if (colon > 0 && !address.isUnresolved()) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(setting, text + " is not host:port");
        }
        throw invalid(setting, text + " is not host:port of a known host");
    }

    private Optional<TlsFiles> tls() {
        List<Setting> files = List.of(Setting.TLS_KEY, Setting.TLS_CERTIFICATE, Setting.TLS_TRUSTED);
        if (files.stream().noneMatch(given::containsKey)) {
            return Optional.empty();
        }
        return Optional.of(new TlsFiles(
                Path.of(required(Setting.TLS_KEY)),
                Path.of(required(Setting.TLS_CERTIFICATE)),
                Path.of(required(Setting.TLS_TRUSTED))));
    }

    private ThreadPool threads() {
        int core = number(Setting.CORE_THREADS, ThreadPool.DEFAULT.core());
        return new ThreadPool(
                core, number(Setting.MAX_THREADS, core), number(Setting.QUEUE, ThreadPool.DEFAULT.queue()));
    }

    private int number(Setting setting, int otherwise) {
        String text = given.get(setting);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid(setting, text + " is not a whole number");
        }
    }

    private String required(Setting setting) {
        String value = given.get(setting);
        if (value == null) {
            throw invalid(setting, "it is not given");
        }
        return value;
    }

    private static FlockException invalid(Setting setting, String why) {
        return new FlockException(
                ErrorCode.CONFIGURATION_INVALID,
                setting.variable + ": " + why,
                "give " + setting.option + " or " + setting.variable + ": " + setting.meaning);
    }

    private static FlockException usage(String what) {
        return new FlockException(ErrorCode.USAGE, what, "see --help");
    }
}
