package io.flock.testnet.fabric.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Gateways;
import io.flock.sdk.connection.Identities;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.fabric.layout.Layout;
import io.flock.testnet.fabric.layout.Member;
import io.flock.testnet.fabric.layout.NodeNames;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.BlockchainInfo;

/**
 * A peer's copy of the channel, asked through the peer's own gateway. A peer listens some time before it has loaded its
 * channels; until then it takes every member for a stranger.
 */
public final class PeerLedger {
    private static final int DEADLINE_SECONDS = 3;

    private final Layout layout;
    private final Member member;

    public PeerLedger(Layout layout, Member member) {
        this.layout = layout;
        this.member = member;
    }

    /**
     * How many blocks the peer has; what stands in them has taken effect there.
     *
     * @throws FlockException CONNECTION_FAILED with what the peer said when it does not answer for the channel
     */
    public long height() {
        try (Gateways gateways = open()) {
            return answered(gateways);
        }
    }

    /** Waits until the peer answers for the channel. */
    public void awaitServing() throws InterruptedException {
        long end = System.nanoTime() + CatchUp.PATIENCE.toNanos();
        try (Gateways gateways = open()) {
            while (true) {
                try {
                    height(gateways);
                    return;
                } catch (GatewayException e) {
                    if (System.nanoTime() > end) {
                        throw failure(e);
                    }
                    CatchUp.Pace.REAL.pause();
                }
            }
        }
    }

    /**
     * Waits until the peer has so many blocks, as long as they come.
     *
     * @return how many it has then
     * @throws FlockException NODE_FAILED with how many it has, when none came for a minute
     */
    public long awaitHeight(long blocks) throws InterruptedException {
        try (Gateways gateways = open()) {
            return new CatchUp(
                            NodeNames.peer(member.number()),
                            () -> answered(gateways),
                            "until it has them its organisation's commands may be refused",
                            CatchUp.PATIENCE,
                            CatchUp.Pace.REAL)
                    .await(blocks);
        }
    }

    private long answered(Gateways gateways) {
        try {
            return height(gateways);
        } catch (GatewayException e) {
            throw failure(e);
        }
    }

    private Gateways open() {
        ConnectionProfile profile =
                ConnectionProfile.load(layout.crypto().organisation(member).resolve("connection.json"));
        return Gateways.open(
                profile, Identities.fromMspFolder(member.id(), layout.crypto().admin(member)));
    }

    private long height(Gateways gateways) throws GatewayException {
        byte[] answer = gateways.current()
                .gateway()
                .getNetwork(TestNetwork.NAME)
                .getContract("qscc")
                .newProposal("GetChainInfo")
                .addArguments(TestNetwork.NAME)
                // Otherwise the gateway may ask another peer.
                .setEndorsingOrganizations(member.id().text())
                .build()
                .evaluate(options -> options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS));
        try {
            return BlockchainInfo.parseFrom(answer).getHeight();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("qscc answers with its own type", e);
        }
    }

    private FlockException failure(GatewayException e) {
        String said = e.getDetails().isEmpty()
                ? e.getStatus().getCode() + " " + e.getStatus().getDescription()
                : e.getDetails().get(0).getMessage();
        return new FlockException(
                ErrorCode.CONNECTION_FAILED,
                NodeNames.peer(member.number()) + " does not answer for the channel: "
                        + said.replace('|', '/').replaceAll("\\s+", " "),
                "read its log; a peer that has just started needs a moment");
    }
}
