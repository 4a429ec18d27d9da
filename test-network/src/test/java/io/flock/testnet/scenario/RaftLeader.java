package io.flock.testnet.scenario;

import io.flock.testnet.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who leads, from what the orderers write: {@code Raft leader changed: 0 -> 2 channel=flock node=1}. */
final class RaftLeader {
    private static final Pattern CHANGED = Pattern.compile(
            "^(\\S+ \\S+).*Raft leader changed: \\d+ -> (\\d+) channel=\\S+ node=(\\d+)", Pattern.MULTILINE);

    private RaftLeader() {}

    /** The name of the orderer that was seen to lead last; waits while they elect one. */
    static String among(List<String> orderers, Function<String, Path> log) {
        return Waiting.until("a raft leader", () -> now(orderers, log));
    }

    private static Optional<String> now(List<String> orderers, Function<String, Path> log) {
        String latest = "";
        String leader = "0";
        for (String orderer : orderers) {
            Matcher change = CHANGED.matcher(read(log.apply(orderer)));
            while (change.find()) {
                if (change.group(1).compareTo(latest) >= 0) {
                    latest = change.group(1);
                    leader = change.group(2);
                }
            }
        }
        String id = leader;
        return orderers.stream()
                .filter(orderer -> isNode(read(log.apply(orderer)), id))
                .findFirst();
    }

    private static boolean isNode(String text, String id) {
        Matcher change = CHANGED.matcher(text);
        return change.find() && change.group(3).equals(id);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
