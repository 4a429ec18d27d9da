package io.flock.client.serve;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.Examples;
import io.flock.client.engine.dl4j.Dl4jPredictor;
import io.flock.client.feedback.EvaluationSet;
import io.flock.client.participant.Bundles;
import io.flock.client.participant.VersionWeights;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.view.ModelView;
import io.flock.protocol.money.Amount;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.token.request.Collect;
import io.flock.sdk.FlockClient;
import io.flock.sdk.MarketplaceClient;
import io.flock.sdk.content.IpfsClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a server in step with the ledger: versions, prices, withdrawals, and settlements. One thread settles; others may
 * refresh meanwhile, one for each listing.
 */
public final class Hosting {
    /** At a time: others send credits too, and a host that ends must not fold them for ever. */
    private static final int MOST_COLLECTIONS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Hosting.class);

    private final FlockClient flock;
    private final MarketplaceClient market;
    private final IpfsClient content;
    private final ModelServer server;
    private final Settling settling;
    private final Map<ListingId, Integer> served = new ConcurrentHashMap<>();

    /** For a server that listens already. */
    public Hosting(FlockClient flock, IpfsClient content, ModelServer server) {
        this.flock = flock;
        this.market = flock.marketplace();
        this.content = content;
        this.server = server;
        this.settling = new Settling(
                server,
                voucher -> market.settle(voucher).run().value().settled(),
                paid -> market.settle(paid).run().value().settled(),
                Settling.AT_ONCE);
    }

    /**
     * Takes over what the ledger says of a listing: loads its current version, if it is new, and verifies it.
     *
     * @throws FlockException UNKNOWN_LISTING, CONTENT_MISMATCH and others of {@link IpfsClient}, BUNDLE_INVALID, those of
     *     {@link VersionWeights}
     */
    public Listing refresh(ListingId id) {
        ModelView view = market.model(id).run();
        Listing listing = view.listing();
        if (served.getOrDefault(id, 0) < listing.versions()) {
            ModelVersion version = view.versions().get(0).version();
            Bundle bundle = Bundles.fetch(content, version.bundle());
            ModelWeights weights = VersionWeights.fetch(content, version, bundle);
            Optional<Examples> measured = measured(version, bundle);
            server.serve(listing, version, bundle, Dl4jPredictor.open(bundle, weights), measured);
            served.put(id, listing.versions());
        }
        server.update(listing);
        return listing;
    }

    /** That this account hosts from now on, so that what the ledger would not settle before may be settled again. */
    public void offered() {
        server.payable();
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
     * Settles what is worth a transaction: 0.001 FLOCK or more, and of a channel that is ending all. A refused voucher is
     * tried again next time, unless its channel is closed by then. Each settlement leaves the host a credit; as many as one
     * transaction folds are collected.
     */
    public Amount settleWorthwhile() {
        Amount settled = settling.worthwhile();
        if (!settled.isZero()) {
            collect(Collect.MOST_CREDITS, 1);
        }
        return settled;
    }

    /** Settles everything and collects it, for a host that ends. */
    public Amount settle() {
        Amount settled = settling.all();
        collect(1, MOST_COLLECTIONS);
        return settled;
    }

    /**
     * Folds credits while there are so many, and so often at most. What is not folded is not lost: a spending action folds it
     * too.
     */
    private void collect(int least, int most) {
        try {
            List<CreditId> credits = credits();
            for (int i = 0; i < most && credits.size() >= least; i++) {
                flock.token().collect(credits).run();
                credits = credits();
            }
        } catch (FlockException e) {
            LOG.warn("what was settled is not collected yet: {}", e.getMessage());
        }
    }

    private List<CreditId> credits() {
        return flock.token().balanceOf(flock.account()).run().credits();
    }
}
