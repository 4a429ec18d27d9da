package io.flock.sdk.audit.internal.rules.marketplace;

import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.Lineage;
import io.flock.protocol.marketplace.Listed;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.MarketBounds;
import io.flock.protocol.marketplace.ModelVersion;
import io.flock.protocol.marketplace.Origin;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.audit.internal.rules.arena.ArenaState;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Refusal;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The marketplace's documents as a replayed transaction finds them. */
record MarketState(Replay replay) {

    MarketBounds bounds() {
        return Membership.parameters(replay).marketBounds();
    }

    long now() {
        return replay.transaction().timestamp();
    }

    AccountId account() {
        return replay.account();
    }

    void requireMember() {
        Membership.require(replay, account().organisation());
    }

    Listing listing(ListingId id) {
        return replay.find(MarketKeys.listing(id), Listing.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_LISTING, "there is no listing " + id));
    }

    Listing own(ListingId id) {
        Listing listing = listing(id);
        Refusal.unless(listing.lister().equals(account()), ErrorCode.NOT_AUTHORISED, "listing " + id + " is another's");
        return listing;
    }

    Listing ownStanding(ListingId id) {
        Listing listing = own(id);
        Refusal.unless(
                listing.status() != ListingStatus.WITHDRAWN, ErrorCode.LISTING_CLOSED, "listing " + id + " is gone");
        return listing;
    }

    Listing active(ListingId id) {
        Listing listing = listing(id);
        Refusal.unless(
                listing.status() == ListingStatus.ACTIVE,
                ErrorCode.LISTING_CLOSED,
                "listing " + id + " is " + listing.status());
        return listing;
    }

    ModelVersion version(VersionRef ref) {
        return replay.find(MarketKeys.version(ref), ModelVersion.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_LISTING, "there is no " + ref));
    }

    HostRecord host(ListingId listing, AccountId host) {
        return replay.find(MarketKeys.host(listing, host), HostRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_LISTING, host + " is no host of " + listing));
    }

    HostRecord activeHost(ListingId listing, AccountId host) {
        HostRecord record = host(listing, host);
        Refusal.unless(
                record.status() == HostStatus.ACTIVE, ErrorCode.HOST_CLOSED, "host " + host + " is " + record.status());
        return record;
    }

    PaymentChannel channel(ChannelId id) {
        return replay.find(MarketKeys.channel(id), PaymentChannel.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_CHANNEL, "there is no channel " + id));
    }

    PaymentChannel ownChannel(ChannelId id) {
        PaymentChannel channel = channel(id);
        Refusal.unless(
                channel.id().host().equals(account()),
                ErrorCode.NOT_AUTHORISED,
                "the channel pays " + channel.id().host());
        return channel;
    }

    void requireSettleable(PaymentChannel channel) {
        int window = bounds().disputeSeconds();
        Refusal.unless(
                channel.status() != ChannelStatus.CLOSED,
                ErrorCode.CHANNEL_CLOSED,
                "channel " + channel.id() + " is closed");
        Refusal.unless(
                host(channel.listing(), channel.id().host()).canSettle(now(), window),
                ErrorCode.HOST_CLOSED,
                "the host has stopped");
        Refusal.unless(
                listing(channel.listing()).isSettleable(now(), window),
                ErrorCode.LISTING_CLOSED,
                "listing " + channel.listing() + " was withdrawn");
    }

    /** What the replayed state says of a task's result. */
    Origin origin(TaskName task) {
        return task.kind() == TaskName.Kind.ARENA ? arena(task.task()) : alliance(task.task());
    }

    Optional<VersionRef> derivedFrom(Origin origin) {
        Optional<TaskId> arena = origin.task().kind() == TaskName.Kind.ARENA
                ? Optional.of(origin.task().task())
                : origin.arena();
        return arena.flatMap(task -> replay.find(MarketKeys.derived(task), Listed.class))
                .map(Listed::version);
    }

    private Origin arena(TaskId id) {
        ArenaState task = ArenaState.read(replay, id);
        ArenaTaskDocument document = task.task();
        ArenaPhaseRecord phase = task.phase();
        List<EpochSettlement> settlements = new ArrayList<>();
        int last = document.definition().epochs();
        for (int epoch = Lineage.first(last); epoch <= last; epoch++) {
            replay.find(ArenaKeys.settlement(id, epoch), EpochSettlement.class).ifPresent(settlements::add);
        }
        return Lineage.ofArena(document, phase, replay.find(ArenaKeys.roster(id), ArenaRoster.class), settlements);
    }

    private Origin alliance(TaskId id) {
        TaskDocument task = replay.find(LedgerKey.task(id), TaskDocument.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "there is no Alliance task " + id));
        PhaseRecord phase = replay.find(LedgerKey.phase(id), PhaseRecord.class)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNKNOWN_TASK, "task " + id + " has no phase"));
        List<RoundDocument> rounds = new ArrayList<>();
        for (int round = Lineage.first(phase.round()); round <= phase.round(); round++) {
            replay.find(LedgerKey.round(id, round), RoundDocument.class).ifPresent(rounds::add);
        }
        return Lineage.ofAlliance(
                task,
                phase,
                replay.find(LedgerKey.roster(id), Roster.class),
                rounds,
                task.definition().arenaTaskId().map(this::arena));
    }
}
