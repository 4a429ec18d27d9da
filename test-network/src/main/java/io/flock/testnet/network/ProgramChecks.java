package io.flock.testnet.network;

import io.flock.client.preflight.Finding;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.testnet.fabric.program.Program;
import io.flock.testnet.fabric.program.ProgramPath;
import io.flock.testnet.fabric.program.ProgramSearch;
import io.flock.testnet.fabric.program.Tool;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Fabric's and Kubo's programs are and which versions they say they have. */
final class ProgramChecks {
    private static final Pattern VERSION = Pattern.compile("[Vv]ersion:? v?(\\d+)\\.(\\d+)[.\\w-]*");
    private static final int OLDEST_FABRIC = 3;

    private ProgramChecks() {}

    static Finding check(ProgramSearch search, Program program) throws InterruptedException {
        try {
            ProgramPath path = search.find(List.of(program)).get(0);
            String argument = program == Program.CONFIGTXGEN ? "-version" : "version";
            return judged(
                    path, Tool.attempt(Map.of(), List.of(path.path(), argument)).output());
        } catch (FlockException e) {
            return Finding.failed(program.fileName(), e);
        }
    }

    /** Fabric's time window filter came with 3.0. */
    static Finding judged(ProgramPath path, String output) {
        String name = path.program().fileName();
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find()) {
            return Finding.failed(
                    name,
                    new FlockException(
                            ErrorCode.PROGRAM_MISSING, path.path() + " does not say its version", "install it again"));
        }
        boolean old =
                path.program().source() == Program.Source.FABRIC && Integer.parseInt(matcher.group(1)) < OLDEST_FABRIC;
        return old
                ? Finding.failed(
                        name,
                        new FlockException(
                                ErrorCode.PROGRAM_MISSING,
                                path.path() + " is " + matcher.group() + ", which has no time window filter",
                                "install Fabric 3.1"))
                : Finding.ok(name, matcher.group() + " at " + path.path());
    }
}
