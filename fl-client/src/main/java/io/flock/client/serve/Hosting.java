package io.flock.client.serve;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.Dl4jPredictor;
import io.flock.client.feedback.EvaluationSet;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.GlobalModels;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.knowledge.use.SearchesPaid;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.marketplace.view.SettleResult;
import io.flock.protocol.money.Amount;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.sdk.FlockClient;
import io.flock.sdk.MarketplaceClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a server in step with the ledger: versions, prices, withdrawals, and settlements. */
public final class Hosting {
    private static final Logger LOG = LoggerFactory.getLogger(Hosting.class);

    private final FlockClient flock;
    private final MarketplaceClient market;
    private final IpfsClient content;
    private final ModelServer server;
    private final Map<ListingId, Integer> served = new ConcurrentHashMap<>();

    /** For a server that listens already. */
    public Hosting(FlockClient flock, IpfsClient content, ModelServer server) {
        this.flock = flock;
        this.market = flock.marketplace();
        this.content = content;
        this.server = server;
    }

    /**
     * Takes over what the ledger says of a listing: loads its current version, if it is new, and verifies it.
     *
     * @throws FlockException UNKNOWN_LISTING, CONTENT_MISMATCH and others of {@link IpfsClient}, BUNDLE_INVALID,
     *     MODEL_INVALID
     */
    public Listing refresh(ListingId id) {
        ModelView view = market.model(id).run();
        Listing listing = view.listing();
        if (served.getOrDefault(id, 0) < listing.versions()) {
            ModelVersion version = view.versions().get(0).version();
            Bundle bundle = Bundles.fetch(content, version.bundle());
            ModelWeights weights =
                    new GlobalModels(content, bundle.shape().layout()).get(GlobalModel.ofArtifact(version.model()));
            Optional<Examples> measured = measured(version, bundle);
            server.serve(listing, version, bundle, Dl4jPredictor.open(bundle, weights), measured);
            served.put(id, listing.versions());
        }
        server.update(listing);
        return listing;
    }

    /** A model can be served whether or not anybody knows what it was measured on. */
    private Optional<Examples> measured(ModelVersion version, Bundle bundle) {
        try {
            return EvaluationSet.of(flock, content, version.ref(), bundle.data());
        } catch (FlockException e) {
            LOG.warn("requests for {} are not compared with its evaluation set: {}", version.ref(), e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Settles all vouchers that are worth more than what was settled; a refused one is tried again next time, unless its
     * channel is closed by then.
     */
    public Amount settle() {
        server.follow();
        Amount sum = Amount.ZERO;
        for (Voucher voucher : server.unsettled()) {
            sum = sum.plus(settle(voucher.anchor().channel(), market.settle(voucher), () -> server.settled(voucher)));
        }
        for (SearchesPaid paid : server.unsettledSearches()) {
            sum = sum.plus(settle(paid.voucher().channel(), market.settle(paid), () -> server.settled(paid)));
        }
        return sum;
    }

    private Amount settle(ChannelId channel, Call<Committed<SettleResult>> call, Runnable settled) {
        try {
            Amount sum = call.run().value().settled();
            settled.run();
            return sum;
        } catch (FlockException e) {
            LOG.warn("channel {} was not settled: {}", channel, e.getMessage());
            if (e.is(ErrorCode.HOST_CLOSED)) {
                server.unpayable(channel);
            }
            return Amount.ZERO;
        }
    }
}
