package io.flock.client.preflight;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.sdk.FlockClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The channel as the peers show it: its height, the chaincode, the consortium's parameters, the time window. */
final class NetworkChecks {
    private static final Set<String> CONTRACTS = Set.of("token", "governance", "alliance");

    private final FlockClient flock;
    private final boolean noMoney;

    NetworkChecks(FlockClient flock, boolean noMoney) {
        this.flock = flock;
        this.noMoney = noMoney;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(found("channel", () -> flock.blocks().height() + " blocks"));
        findings.add(found("chaincode", this::chaincode));
        findings.add(found("consortium", this::consortium));
        findings.addAll(new ClockChecks(flock, noMoney).run());
        return findings;
    }

    static Finding found(String check, Supplier<String> look) {
        try {
            return Finding.ok(check, look.get());
        } catch (FlockException e) {
            return Finding.failed(check, e);
        }
    }

    private String chaincode() {
        JsonObject metadata = JsonParser.parseString(flock.metadata().run()).getAsJsonObject();
        Set<String> missing = new TreeSet<>(CONTRACTS);
        missing.removeAll(metadata.getAsJsonObject("contracts").keySet());
        String version = metadata.getAsJsonObject("info").get("version").getAsString();
        if (!missing.isEmpty()) {
            throw new FlockException(
                    ErrorCode.CONFIGURATION_INVALID,
                    "the chaincode, version " + version + ", has no contract " + missing,
                    "check the chaincode's name, or have the consortium upgrade it");
        }
        return "version " + version + ", contracts "
                + String.join(", ", metadata.getAsJsonObject("contracts").keySet());
    }

    private String consortium() {
        GovernanceParameters parameters = flock.governance().parameters().run();
        return "founded; clocks may be off by " + parameters.clockWindowSeconds() + " s";
    }
}
