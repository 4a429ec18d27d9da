package io.flock.devnet;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A development network as a process of its own. */
public final class DevNetworkMain {
    private static final String HELP =
            """
            Usage: DevNetworkMain [options]
              --channel NAME               default mychannel
              --organisation MSPID[=PORT]  repeat for each; default Org1MSP, Org2MSP, Org3MSP on free ports
              --chaincode NAME=HOST:PORT   repeat for each; one server for all organisations
              --policy NAME=POLICY         endorsement policy of a chaincode; default a majority of organisations
              --data FOLDER                keep blocks and keys; default memory only
              --export FOLDER              write keys and connection profiles, each organisation with a user admin
              --tls                        gateways speak TLS
            Example: DevNetworkMain --channel flock --chaincode asset=127.0.0.1:9999 --export crypto
            Ends when the process is told to.
            """;

    private DevNetworkMain() {}

    /** Runs until the process is told to end; exit code 2 for options that make no sense, 1 for a failed start. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return 0;
        }
        MainOptions options;
        try {
            options = MainOptions.parse(new ArrayDeque<>(arguments));
        } catch (DevNetworkException e) {
            err.println(e.getMessage());
            return 2;
        }
        try (DevNetwork network = options.network().start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(network::close, "devnet-close"));
            report(network, options.export(), out);
            new CountDownLatch(1).await();
            return 0;
        } catch (DevNetworkException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void report(DevNetwork network, Optional<Path> export, PrintStream out) {
        out.println("channel " + network.channel() + ", " + network.height() + " blocks; for development only");
        for (Organisation organisation : network.organisations()) {
            organisation.enroll("admin", Role.ADMIN, Map.of());
            out.println(organisation.mspId() + " gateway " + organisation.endpoint()
                    + export.map(folder -> ", keys in " + organisation.export(folder))
                            .orElse(""));
        }
    }
}
