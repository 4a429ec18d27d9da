package io.flock.chaincode.rules.marketplace;

import io.flock.chaincode.rules.Found;
import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.view.ChannelList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which channels a consumer pays from, read from the channels themselves. Their keys begin with the host, and within a host
 * a consumer's lie together: so the search leaps from host to host, over all that others pay, and costs two reads at most for
 * each host that was ever paid. An index by consumer would be one more document of every channel, would not hold those that
 * were opened before there was one, and could differ from the channels.
 */
final class ConsumerChannels {
    /** As many hosts as one answer looks at: it ends there, with a bookmark, whatever it has found. */
    static final int MOST_HOSTS = 100;

    private ConsumerChannels() {}

    /**
     * A page in the order of the ids.
     *
     * @param size most channels of it
     * @param from the channel with which it begins, of whatever consumer
     */
    static ChannelList page(Ledger ledger, AccountId consumer, int size, Optional<ChannelId> from) {
        List<PaymentChannel> found = new ArrayList<>();
        Optional<ChannelId> next =
                from.or(() -> ledger.first(MarketKeys.channels()).map(ConsumerChannels::id));
        for (int hosts = 0; next.isPresent() && hosts < MOST_HOSTS && found.size() < size; hosts++) {
            AccountId host = next.get().host();
            Optional<ChannelId> more = atHost(ledger, consumer, next.get(), size, found);
            next = more.isPresent()
                    ? more
                    : ledger.firstBehind(MarketKeys.channels(), MarketKeys.channels(host))
                            .map(ConsumerChannels::id);
        }
        return new ChannelList(found, next.map(ChannelId::toString));
    }

    /**
     * Adds the consumer's channels at one host, until the page is full.
     *
     * @param from the first channel of the host that is not looked at yet; where it lies behind the consumer's, there is
     *     nothing to read
     * @return where they go on
     */
    private static Optional<ChannelId> atHost(
            Ledger ledger, AccountId consumer, ChannelId from, int size, List<PaymentChannel> found) {
        int order = from.consumer().compareTo(consumer);
        if (order > 0) {
            return Optional.empty();
        }
        Page<PaymentChannel> page = ledger.page(
                MarketKeys.channels(from.host(), consumer),
                order == 0 ? Optional.of(MarketKeys.channel(from)) : Optional.empty(),
                size - found.size(),
                PaymentChannel.class);
        page.documents().stream().map(Found::document).forEach(found::add);
        return page.next().map(ConsumerChannels::id);
    }

    /** The channel of a key. */
    static ChannelId id(LedgerKey key) {
        List<String> parts = key.attributes();
        return new ChannelId(AccountId.parse(parts.get(0)), AccountId.parse(parts.get(1)), parts.get(2));
    }
}
