package io.flock.client.serve;

import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.error.Quoted;
import io.flock.protocol.marketplace.Listing;
import io.flock.protocol.marketplace.ListingStatus;
import io.flock.protocol.marketplace.VersionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is served now. A new version is put beside the old one, which goes on answering those who pay for it until it is
 * retired; a change of version fails no request.
 */
final class Catalog implements AutoCloseable {
    private final Map<String, ServedListing> listings = new ConcurrentHashMap<>();
    /** A model may be loaded to its end after the server has ended. */
    private boolean closed;

    /**
     * Adds a version; keeps as many old ones as said and ends the others after their last request. One that comes after
     * {@link #close} is ended at once.
     */
    void add(Listing listing, ServedVersion version, int keep) {
        put(listing, version, keep).forEach(ServedVersion::close);
    }

    private synchronized List<ServedVersion> put(Listing listing, ServedVersion version, int keep) {
        if (closed) {
            return List.of(version);
        }
        List<ServedVersion> retired = new ArrayList<>();
        listings.compute(listing.id().text(), (id, before) -> {
            NavigableMap<Integer, ServedVersion> versions =
                    new TreeMap<>(before == null ? new TreeMap<>() : before.versions());
            Optional.ofNullable(versions.put(version.number(), version)).ifPresent(retired::add);
            while (versions.size() > keep + 1) {
                retired.add(versions.pollFirstEntry().getValue());
            }
            return new ServedListing(listing, versions);
        });
        return retired;
    }

    /** Takes over price and status. */
    void update(Listing listing) {
        listings.computeIfPresent(listing.id().text(), (id, before) -> new ServedListing(listing, before.versions()));
    }

    List<ServedListing> all() {
        return List.copyOf(listings.values());
    }

    boolean isReady() {
        return !listings.isEmpty();
    }

    /**
     * A listing by its name.
     *
     * @throws FlockException UNKNOWN_LISTING, LISTING_CLOSED once it is suspended or withdrawn
     */
    ServedListing find(String name) {
        ServedListing listing = listings.get(name);
        if (listing == null) {
            throw new FlockException(ErrorCode.UNKNOWN_LISTING, Quoted.of(name) + " is not served here");
        }
        if (listing.listing().status() != ListingStatus.ACTIVE) {
            throw new FlockException(
                    ErrorCode.LISTING_CLOSED,
                    "listing " + name + " is " + listing.listing().status());
        }
        return listing;
    }

    /**
     * Enters a version of a listing: the one that is named, or the current one. The caller leaves it.
     *
     * @throws FlockException as {@link #find}
     */
    ServedVersion enter(String name, Optional<Integer> number) {
        while (true) {
            ServedVersion version = version(name, number);
            if (version.enter()) {
                return version;
            }
        }
    }

    /**
     * Whether a version can be asked for here.
     *
     * @throws FlockException as {@link #find}
     */
    boolean serves(String name, int version) {
        return find(name).versions().containsKey(version);
    }

    /**
     * Refuses a version that nobody can ask for here.
     *
     * @throws FlockException as {@link #find}
     */
    void requireServed(VersionRef version) {
        version(version.listing().text(), Optional.of(version.version()));
    }

    private ServedVersion version(String name, Optional<Integer> number) {
        ServedListing listing = find(name);
        ServedVersion version =
                number.map(listing.versions()::get).orElseGet(() -> number.isEmpty() ? listing.current() : null);
        if (version == null) {
            throw new FlockException(
                    ErrorCode.UNKNOWN_LISTING,
                    "version " + number.orElseThrow() + " of " + name + " is not served, versions "
                            + listing.versions().keySet() + " are");
        }
        return version;
    }

    @Override
    public void close() {
        clear().forEach(listing -> listing.versions().values().forEach(ServedVersion::close));
    }

    private synchronized List<ServedListing> clear() {
        closed = true;
        List<ServedListing> all = all();
        listings.clear();
        return all;
    }
}
