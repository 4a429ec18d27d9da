package io.flock.devnet;

import java.nio.file.Path;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The command line, read. */
record MainOptions(DevNetworkBuilder network, Optional<Path> export) {
    static MainOptions parse(Deque<String> rest) {
        DevNetworkBuilder network = DevNetwork.builder();
        Map<String, Chaincode> chaincodes = new LinkedHashMap<>();
        Optional<Path> export = Optional.empty();
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--tls" -> network.tls(true);
                case "--channel" -> network.channel(value(option, rest));
                case "--data" -> network.data(Path.of(value(option, rest)));
                case "--export" -> export = Optional.of(Path.of(value(option, rest)));
                case "--organisation" -> organisation(network, value(option, rest));
                case "--chaincode" -> {
                    String[] pair = pair(option, value(option, rest));
                    chaincodes.merge(pair[0], Chaincode.named(pair[0]).at(pair[1]), (old, added) -> old.at(pair[1]));
                }
                case "--policy" -> {
                    String[] pair = pair(option, value(option, rest));
                    chaincodes.merge(
                            pair[0], Chaincode.named(pair[0]).policy(pair[1]), (old, added) -> old.policy(pair[1]));
                }
                default -> throw invalid("the option " + option + " is not known");
            }
        }
        chaincodes.values().forEach(network::chaincode);
        return new MainOptions(network, export);
    }

    private static void organisation(DevNetworkBuilder network, String text) {
        int equals = text.indexOf('=');
        String mspId = equals < 0 ? text : text.substring(0, equals);
        network.organisations(mspId);
        if (equals >= 0) {
            try {
                network.port(mspId, Integer.parseInt(text.substring(equals + 1)));
            } catch (NumberFormatException e) {
                throw invalid(text + " has no port number behind the sign =");
            }
        }
    }

    private static String[] pair(String option, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw invalid(option + " " + text + " is not NAME=VALUE");
        }
        return new String[] {text.substring(0, equals), text.substring(equals + 1)};
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw invalid(option + " has no value");
        }
        return rest.pop();
    }

    private static DevNetworkException invalid(String what) {
        return new DevNetworkException("OPTION_INVALID", what, "see --help");
    }
}
