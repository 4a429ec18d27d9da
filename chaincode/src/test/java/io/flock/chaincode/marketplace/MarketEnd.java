package io.flock.chaincode.marketplace;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.KeyType;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.knowledge.KnowledgeDocument;
import io.flock.protocol.marketplace.knowledge.request.CloseVote;
import io.flock.protocol.marketplace.request.ClaimRevenue;
import io.flock.protocol.marketplace.request.CloseChannel;
import io.flock.protocol.marketplace.request.GetRevenue;
import io.flock.protocol.marketplace.request.StopHosting;
import io.flock.protocol.marketplace.view.RevenueView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What everybody does to get its money back from the marketplace; what can't be done any more is refused. */
public final class MarketEnd {
    private static final long LONGER_THAN_ANY_WINDOW = 40L * 86_400;

    /** A claim of revenue, which others' claims can come before or after. */
    public record RevenueClaiming(Identity who, String function, Object request) {}

    private final MarketRun run;
    private final Channel channel;

    public MarketEnd(MarketRun run) {
        this.run = run;
        channel = run.channel;
    }

    /** Closes channels and votes and takes hosts' stakes back; two steps each, with the windows between them. */
    public void close() {
        step();
        channel.waitSeconds(LONGER_THAN_ANY_WINDOW);
        step();
    }

    private void step() {
        for (PaymentChannel paying : Money.documents(channel, KeyType.CHANNEL, PaymentChannel.class)) {
            attempt(of(paying.id().consumer()), "CloseChannel", new CloseChannel(paying.id(), Optional.empty()));
        }
        for (HostRecord host : Money.documents(channel, KeyType.MODEL_HOST, HostRecord.class)) {
            attempt(of(host.host()), "StopHosting", new StopHosting(host.listing()));
        }
        for (KnowledgeDocument document : Money.documents(channel, KeyType.KNOWLEDGE, KnowledgeDocument.class)) {
            attempt(run.lister, "CloseVote", new CloseVote(document.ref()));
        }
    }

    /** Every account's claims, of every version and of the knowledge base. */
    public List<RevenueClaiming> claims() {
        List<RevenueClaiming> claims = new ArrayList<>();
        for (Identity client : run.consortium.clients()) {
            claims.add(new RevenueClaiming(client, "marketplace:ClaimKnowledge", run.claimingSearches(client)));
            for (ModelVersion version : Money.documents(channel, KeyType.MODEL_VERSION, ModelVersion.class)) {
                claims.add(new RevenueClaiming(client, "marketplace:Claim", claiming(version.ref(), client)));
            }
        }
        return claims;
    }

    private ClaimRevenue claiming(VersionRef version, Identity who) {
        return new ClaimRevenue(
                version,
                channel.evaluate(
                                who,
                                "marketplace:GetRevenue",
                                new GetRevenue(version, who.account()),
                                RevenueView.class)
                        .settlements());
    }

    private Identity of(AccountId account) {
        return run.consortium.clients().stream()
                .filter(client -> client.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    private void attempt(Identity who, String function, Object request) {
        channel.attempt(who, "marketplace:" + function, Json.write(request));
    }
}
