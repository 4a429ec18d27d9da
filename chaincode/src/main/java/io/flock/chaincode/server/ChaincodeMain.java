package io.flock.chaincode.server;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The chaincode as a process of its own, which a peer dials (chaincode as a service). */
public final class ChaincodeMain {

    private ChaincodeMain() {}

    /** Serves until the process is told to end; a setting that can't be used ends it with that error's exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "io/flock/chaincode/server/logback.xml");
        }
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(help());
            return 0;
        }
        try (ChaincodeServer server = ChaincodeServer.start(new Settings(arguments, environment).options())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "chaincode-close"));
            out.println("listening at " + server.address());
            server.awaitTermination();
            return 0;
        } catch (FlockException e) {
            err.println(e.getMessage());
            return e.code().orElse(ErrorCode.INTERNAL).exitClass().status();
        }
    }

    private static String help() {
        StringBuilder text = new StringBuilder(
                """
                Serves the FLock chaincode to the peers that dial it.

                  java -jar flock-chaincode.jar --chaincode-id flock_0.1:1f0c… --address 127.0.0.1:9999 \\
                    --founding-document founding.json

                Each option has an environment variable; the option wins. Mutual TLS where the three files are given.

                """);
        for (Setting setting : Setting.values()) {
            text.append(String.format(
                    Locale.ROOT, "  %-20s %-25s %s%n", setting.option, setting.variable, setting.meaning));
        }
        return text.toString();
    }
}
