package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.money.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One channel: its current chain, the one before it, whose last requests may still be on their way, and the last voucher of
 * earlier versions until it is settled. For one thread at a time.
 */
final class ChannelState {
    private final ChannelId id;
    private final List<ChainState> chains = new ArrayList<>();
    private final List<Voucher> earlier = new ArrayList<>();
    private final SearchState searches;
    private Optional<ListingId> listing = Optional.empty();
    private Amount settled = Amount.ZERO;
    private Optional<FinalAccount> ended = Optional.empty();

    ChannelState(ChannelId id) {
        this.id = id;
        this.searches = new SearchState(id);
    }

    ChannelId id() {
        return id;
    }

    /** Which listing the ledger lets it pay for; empty before the ledger was asked. */
    Optional<ListingId> listing() {
        return listing;
    }

    void paysFor(ListingId paid) {
        listing = Optional.of(paid);
    }

    void begin(ChainState next) {
        if (!chains.isEmpty()) {
            ChainState last = chains.get(chains.size() - 1);
            if (last.anchor().version() != next.anchor().version() && settled.isLessThan(last.amount())) {
                earlier.add(last.voucher());
            }
        }
        chains.add(next);
        if (chains.size() > 2) {
            chains.remove(0);
        }
    }

    Optional<ChainState> known(Digest tip) {
        return chains.stream().filter(chain -> chain.anchor().tip().equals(tip)).findFirst();
    }

    /** Of the chain before the current one only what the current one begins with is paid: nobody pays twice with one amount. */
    void requireCovered(ChainState chain, int index) {
        ChainState current = chains.get(chains.size() - 1);
        if (chain != current
                && current.anchor().base().isLessThan(chain.anchor().amountAt(index))) {
            throw new FlockException(
                    ErrorCode.VOUCHER_INVALID,
                    "channel " + id + ": index " + index + " of the chain before is above "
                            + current.anchor().base() + ", where the current chain begins");
        }
    }

    /** What was paid in all. */
    Amount amount() {
        return best().map(Voucher::amount).orElseGet(searches::amount);
    }

    /** Its searches. A channel pays for these or for predictions. */
    SearchState searches() {
        return searches;
    }

    /** @throws FlockException VOUCHER_INVALID where the channel pays for searches */
    void requirePredictions() {
        if (searches.best().isPresent() || searches.isBusy()) {
            throw mixed("searches");
        }
    }

    /** @throws FlockException VOUCHER_INVALID where the channel pays for predictions */
    void requireSearches() {
        if (!chains.isEmpty()) {
            throw mixed("predictions");
        }
    }

    private FlockException mixed(String what) {
        return new FlockException(
                ErrorCode.VOUCHER_INVALID, "channel " + id + " pays for " + what, "open a channel of its own for each");
    }

    Optional<Voucher> best() {
        return chains.isEmpty()
                ? Optional.empty()
                : Optional.of(chains.get(chains.size() - 1).voucher());
    }

    List<Voucher> unsettled() {
        List<Voucher> all = new ArrayList<>(earlier);
        best().ifPresent(all::add);
        all.removeIf(voucher -> !settled.isLessThan(voucher.amount()));
        return all;
    }

    void settled(Amount upTo) {
        settled = settled.isLessThan(upTo) ? upTo : settled;
        earlier.removeIf(voucher -> !settled.isLessThan(voucher.amount()));
    }

    void end(FinalAccount account) {
        ended = Optional.of(account);
    }

    Optional<FinalAccount> ended() {
        return ended;
    }

    /** Refuses payments of a channel that has ended. */
    void requireOpen() {
        if (ended.isPresent()) {
            throw new FlockException(ErrorCode.CHANNEL_CLOSED, "channel " + id + " has ended at its consumer's wish");
        }
    }
}
