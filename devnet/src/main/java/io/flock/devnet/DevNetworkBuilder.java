package io.flock.devnet;

import io.flock.devnet.internal.chaincode.ChaincodeAddress;
import io.flock.devnet.internal.order.BatchLimits;
import io.flock.devnet.internal.policy.EndorsementPolicy;
import io.flock.devnet.internal.policy.Layouts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Describes a network. What is not said has the default that stands at each method. */
public final class DevNetworkBuilder {
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");
    private static final Pattern CHAINCODE = Pattern.compile("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*");
    private static final Pattern MSP_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,127}[a-z0-9])?");

    private final Map<String, String> organisations = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final List<Chaincode> chaincodes = new ArrayList<>();
    private String channel = "mychannel";
    private BatchLimits limits = BatchLimits.defaults();
    private Duration executeTimeout = Duration.ofSeconds(30);
    private Duration endorsementTimeout = Duration.ofSeconds(30);
    private Duration timeWindow = Duration.ofMinutes(15);
    private int queryLimit = 100_000;
    private int concurrency = 500;
    private Clock clock = Clock.systemUTC();
    private Optional<Path> data = Optional.empty();
    private boolean fsync;
    private boolean tls;

    DevNetworkBuilder() {}

    /** Default {@code mychannel}. */
    public DevNetworkBuilder channel(String name) {
        channel = name;
        return this;
    }

    /** Default {@code Org1MSP}, {@code Org2MSP}, {@code Org3MSP}. */
    public DevNetworkBuilder organisations(String... mspIds) {
        for (String mspId : mspIds) {
            organisation(mspId, mspId.replaceFirst("MSP$", "").toLowerCase(Locale.ROOT) + ".example.com");
        }
        return this;
    }

    /** Adds an organisation with a domain of its own; by default Org1MSP's is {@code org1.example.com}. */
    public DevNetworkBuilder organisation(String mspId, String domain) {
        organisations.put(mspId, domain);
        return this;
    }

    /** Port of an organisation's gateway; default any free one. */
    public DevNetworkBuilder port(String mspId, int port) {
        ports.put(mspId, port);
        return this;
    }

    public DevNetworkBuilder chaincode(Chaincode chaincode) {
        chaincodes.add(chaincode);
        return this;
    }

    /** How long the first transaction of a block waits for others; default 200 ms. */
    public DevNetworkBuilder batchTimeout(Duration timeout) {
        return limits(timeout, limits.maxMessages(), limits.preferredMaxBytes(), limits.absoluteMaxBytes());
    }

    /** Most transactions of a block; default 500. */
    public DevNetworkBuilder maxMessageCount(int count) {
        return limits(limits.timeout(), count, limits.preferredMaxBytes(), limits.absoluteMaxBytes());
    }

    /** Size of a block and of a transaction in bytes; default 2 MiB and 10 MiB. */
    public DevNetworkBuilder batchBytes(int preferredMax, int absoluteMax) {
        return limits(limits.timeout(), limits.maxMessages(), preferredMax, absoluteMax);
    }

    /** How long a chaincode may work on one transaction; default 30 s. */
    public DevNetworkBuilder executeTimeout(Duration timeout) {
        executeTimeout = timeout;
        return this;
    }

    /** How long the gateway collects endorsements; default 30 s. */
    public DevNetworkBuilder endorsementTimeout(Duration timeout) {
        endorsementTimeout = timeout;
        return this;
    }

    /** How far a client's clock may be from the peers'; default 15 min. */
    public DevNetworkBuilder timeWindow(Duration window) {
        timeWindow = window;
        return this;
    }

    /** Most entries of one query; default 100,000. */
    public DevNetworkBuilder totalQueryLimit(int limit) {
        queryLimit = limit;
        return this;
    }

    /** Most gateway calls at the same time, per organisation; open event streams count. Default 500. */
    public DevNetworkBuilder gatewayConcurrency(int limit) {
        concurrency = limit;
        return this;
    }

    /** The peers' and the orderer's time; default the system's. */
    public DevNetworkBuilder clock(Clock by) {
        clock = by;
        return this;
    }

    /**
     * Keeps blocks, keys and identities in a folder, so that a later start with the same description goes on from
     * there. By default everything is gone with the process.
     */
    public DevNetworkBuilder data(Path folder) {
        data = Optional.of(folder);
        return this;
    }

    /** Whether each block is forced to the disk; default no: a power failure may take the last blocks. */
    public DevNetworkBuilder fsync(boolean on) {
        fsync = on;
        return this;
    }

    /** Whether gateways speak TLS; default no. */
    public DevNetworkBuilder tls(boolean on) {
        tls = on;
        return this;
    }

    /**
     * Starts the network. It dials its chaincodes at once and goes on dialling those that don't answer yet; {@link
     * DevNetwork#awaitChaincodes} waits for them.
     *
     * @throws DevNetworkException {@code OPTION_INVALID} if the description makes no sense, {@code PORT_TAKEN}, {@code
     *     DATA_UNREADABLE}, {@code DATA_UNWRITABLE}, or a code of the ledger's, like {@code LEDGER_LOCKED}
     */
    public DevNetwork start() {
        return NetworkStart.start(options());
    }

    private NetworkOptions options() {
        if (organisations.isEmpty()) {
            organisations("Org1MSP", "Org2MSP", "Org3MSP");
        }
        require(
                organisations.size() <= Layouts.MOST_ORGANISATIONS,
                organisations.size() + " organisations",
                "name at most " + Layouts.MOST_ORGANISATIONS);
        require(CHANNEL.matcher(channel).matches(), "the channel name " + channel, "use lower-case letters and digits");
        organisations.forEach((mspId, domain) -> {
            require(MSP_ID.matcher(mspId).matches(), "the MSP id " + mspId, "use letters and digits");
            require(DOMAIN.matcher(domain).matches(), "the domain " + domain, "use a lower-case domain name");
        });
        require(
                !organisations.containsKey(OrdererOrganisation.MSP_ID),
                "a member called " + OrdererOrganisation.MSP_ID + ", which is the organisation that orders,",
                "give it another MSP id");
        require(
                new HashSet<>(organisations.values()).size() == organisations.size(),
                "two organisations with one domain: " + organisations,
                "give each a domain of its own");
        require(
                organisations.keySet().containsAll(ports.keySet()),
                "a port for one of " + ports.keySet(),
                "name an organisation");
        requirePositive("execute timeout", executeTimeout);
        requirePositive("endorsement timeout", endorsementTimeout);
        requirePositive("time window", timeWindow);
        require(queryLimit > 0 && concurrency > 0, "a limit below 1", "give a positive one");
        Set<String> names = new HashSet<>();
        for (Chaincode each : chaincodes) {
            require(names.add(each.name()), "chaincode " + each.name() + " twice", "define it once");
            check(each);
        }
        return new NetworkOptions(
                channel,
                new LinkedHashMap<>(organisations),
                Map.copyOf(ports),
                List.copyOf(chaincodes),
                limits,
                executeTimeout,
                endorsementTimeout,
                timeWindow,
                queryLimit,
                concurrency,
                clock,
                data,
                fsync,
                tls);
    }

    private void check(Chaincode chaincode) {
        require(
                CHAINCODE.matcher(chaincode.name()).matches(),
                "the chaincode name " + chaincode.name(),
                "use letters and digits, separated by single hyphens or underscores");
        require(
                !chaincode.version().isBlank() && chaincode.sequence() > 0,
                "version " + chaincode.version() + ", sequence " + chaincode.sequence() + " of " + chaincode.name(),
                "give a version and a sequence from 1");
        require(
                organisations.keySet().containsAll(chaincode.addresses().keySet()),
                chaincode.name() + " installed at " + chaincode.addresses().keySet(),
                "name organisations of the network");
        try {
            EndorsementPolicy.parse(chaincode.policy(), organisations.size());
            organisations.keySet().forEach(mspId -> chaincode.address(mspId).ifPresent(ChaincodeAddress::parse));
        } catch (IllegalArgumentException e) {
            throw new DevNetworkException(
                    "OPTION_INVALID",
                    chaincode.name() + ": " + e.getMessage(),
                    "correct the chaincode's definition",
                    e);
        }
    }

    private DevNetworkBuilder limits(Duration timeout, int messages, int preferred, int absolute) {
        try {
            limits = new BatchLimits(timeout, messages, preferred, absolute);
        } catch (IllegalArgumentException e) {
            throw new DevNetworkException("OPTION_INVALID", e.getMessage(), "give other batch limits", e);
        }
        return this;
    }

    private static void requirePositive(String what, Duration duration) {
        require(!duration.isZero() && !duration.isNegative(), "the " + what + " " + duration, "give a positive one");
    }

    private static void require(boolean holds, String what, String remedy) {
        if (!holds) {
            throw new DevNetworkException("OPTION_INVALID", what + " can't be", remedy);
        }
    }
}
