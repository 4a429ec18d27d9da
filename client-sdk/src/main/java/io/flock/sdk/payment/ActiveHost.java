package io.flock.sdk.payment;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.HostRecord;
import io.flock.protocol.marketplace.HostStatus;
import io.flock.protocol.marketplace.view.ModelView;
import java.util.Optional;

/** Who serves a listing. */
final class ActiveHost {
    private ActiveHost() {}

    /**
     * One that serves it now.
     *
     * @param named which; any active one when absent
     * @throws FlockException HOST_CLOSED when nobody does
     */
    static HostRecord of(ModelView view, Optional<AccountId> named) {
        ListingId id = view.listing().id();
        return view.hosts().stream()
                .filter(host -> host.status() == HostStatus.ACTIVE)
                .filter(host -> named.map(host.host()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new FlockException(
                        ErrorCode.HOST_CLOSED,
                        "nobody serves listing " + id + " now",
                        "see 'flock model show " + id + "'"));
    }
}
