package io.flock.testnet.relay;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What happens on the way.
 *
 * @param cut links on which nothing comes through; connections stay, and what was said arrives when the cut is over
 * @param slow links on which everything takes longer
 * @param delay by so much, each way
 */
public record Weather(Predicate<Link> cut, Predicate<Link> slow, Duration delay) {
    /** Everything comes through at once. */
    public static final Weather FAIR = new Weather(link -> false, link -> false, Duration.ZERO);

    /** Nothing comes through on these links. */
    public static Weather cut(Predicate<Link> links) {
        return new Weather(links, link -> false, Duration.ZERO);
    }

    /** Everything takes so much longer on these links, each way. */
    public static Weather slow(Predicate<Link> links, Duration delay) {
        return new Weather(link -> false, links, delay);
    }
}
