package io.flock.client.cli.network;

import io.flock.client.preflight.Preflight;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.connection.Identity;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.content.IpfsOptions;
import io.flock.sdk.transaction.CallListener;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which network, and as whom: a network of this machine by its state folder, or any by profile and identity. */
public final class ConnectionOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:FLOCK_HOME:-.flock}",
            description = "state folder of 'flock network up' (default: FLOCK_HOME, or .flock)")
    private Path home;

    @Option(
            names = "--as",
            paramLabel = "ACCOUNT",
            defaultValue = "${env:FLOCK_ACCOUNT:-}",
            description = "account of that network, as Org1MSP::user1 (default: FLOCK_ACCOUNT, or the first one)")
    private String as;

    @Option(names = "--profile", paramLabel = "FILE", description = "connection profile of another network")
    private Path profile;

    @Option(names = "--identity", paramLabel = "DIR", description = "MSP folder of the identity for --profile")
    private Path identity;

    @Option(names = "--content", paramLabel = "URL", description = "RPC of the content node for --profile")
    private List<URI> content = List.of(URI.create("http://127.0.0.1:5001"));

    @Option(names = "--channel", paramLabel = "NAME", description = "channel for --profile (default: flock)")
    private Optional<String> channel;

    @Option(names = "--chaincode", paramLabel = "NAME", description = "chaincode for --profile (default: flock)")
    private String chaincode = "flock";

    /**
     * A client of the network; nothing is sent yet.
     *
     * @throws FlockException CONFIGURATION_INVALID: no network runs in the folder; CONNECTION_FAILED: its process has died
     */
    public FlockClient connect() {
        return connect(CallListener.NONE);
    }

    /** The same, with somebody who is told of its calls. */
    public FlockClient connect(CallListener listener) {
        if (isForeign()) {
            ConnectionProfile foreign = ConnectionProfile.load(profile);
            Identity caller = Identities.fromMspFolder(foreign.organisation(), identity);
            return FlockClient.builder(foreign, caller)
                    .channel(channel())
                    .chaincode(chaincode)
                    .callListener(listener)
                    .connect();
        }
        NetworkFile network = network();
        home().requireAlive(network);
        return home().connect(account(), network, listener);
    }

    /** Who calls, with what signs for it. */
    public Identity caller() {
        if (isForeign()) {
            return Identities.fromMspFolder(ConnectionProfile.load(profile).organisation(), identity);
        }
        return Identities.fromMspFolder(account().organisation(), home().identity(account()));
    }

    /** The peers to call, the caller's own organisation's first. */
    public ConnectionProfile peers() {
        return isForeign() ? ConnectionProfile.load(profile) : home().profile(account(), network());
    }

    /** A client of the network's content nodes. */
    public IpfsClient contentClient() {
        return IpfsClient.of(contentNodes(), IpfsOptions.DEFAULT);
    }

    /** The content nodes' RPC, the own organisation's first. */
    public List<URI> contentNodes() {
        return isForeign() ? content : network().contentFor(account().organisation());
    }

    /** The checks of this network, as this account. */
    public Preflight preflight(boolean noMoney) {
        return new Preflight(
                peers(), caller(), client -> client.channel(channel()).chaincode(chaincode()), contentNodes(), noMoney);
    }

    /** The channel's name. */
    public String channel() {
        return isForeign() ? channel.orElse("flock") : network().channel();
    }

    /** The channel that was named on the command line, if one was. */
    public Optional<String> namedChannel() {
        return channel;
    }

    /** The chaincode that was named on the command line, or the usual one, whatever network there is. */
    public String namedChaincode() {
        return chaincode;
    }

    /** The content nodes that were named on the command line, or the usual one, whatever network there is. */
    public List<URI> namedContent() {
        return content;
    }

    /** The chaincode's name. */
    public String chaincode() {
        return isForeign() ? chaincode : network().chaincode();
    }

    /** The state folder, where the network is one of this machine. */
    public NetworkHome home() {
        return new NetworkHome(home);
    }

    /** Whether the network is named by its profile. */
    public boolean isForeign() {
        if ((profile == null) != (identity == null)) {
            throw new FlockException(
                    ErrorCode.USAGE, "--profile and --identity belong together", "give both, or neither");
        }
        return profile != null;
    }

    /**
     * The file of {@code --profile}.
     *
     * @throws IllegalStateException where the network is not {@linkplain #isForeign named by its profile}
     */
    public Path profile() {
        if (!isForeign()) {
            throw new IllegalStateException("no profile was named");
        }
        return profile;
    }

    /** The network of the state folder. */
    public NetworkFile network() {
        return home().network()
                .orElseThrow(
                        () -> new FlockException(
                                ErrorCode.CONFIGURATION_INVALID,
                                "no network runs in " + home.toAbsolutePath(),
                                "start one with 'flock network up', name its folder with --home, or use --profile and --identity"));
    }

    private AccountId account() {
        if (as.isEmpty()) {
            return network().accounts().get(0);
        }
        AccountId account = AccountId.parse(as);
        return Optional.of(account)
                .filter(known -> network().accounts().contains(known) || Files.isDirectory(home().identity(known)))
                .orElseThrow(() -> new FlockException(
                        ErrorCode.IDENTITY_INVALID,
                        "there is no key of " + account + " in " + home.toAbsolutePath(),
                        "use one of 'flock account list'"));
    }
}
