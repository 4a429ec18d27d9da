package io.flock.devnet.internal.policy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tree of a signature policy. */
public sealed interface Rule {
    /** The principals named, in the order of the text, with repetition. */
    Stream<Principal> principals();

    /** One signature of this kind of member. */
    record SignedBy(Principal principal) implements Rule {
        @Override
        public Stream<Principal> principals() {
            return Stream.of(principal);
        }

        @Override
        public String toString() {
            return principal.toString();
        }
    }

    /** So many of these. */
    record OutOf(int required, List<Rule> rules) implements Rule {
        public OutOf {
            rules = List.copyOf(rules);
            if (required < 0 || required > rules.size() + 1) {
                throw new IllegalArgumentException(
                        "invalid t-out-of-n predicate, t " + required + ", n " + rules.size());
            }
        }

        @Override
        public Stream<Principal> principals() {
            return rules.stream().flatMap(Rule::principals);
        }

        @Override
        public String toString() {
            return rules.stream()
                    .map(Rule::toString)
                    .collect(Collectors.joining(", ", "OutOf(" + required + ", ", ")"));
        }
    }
}
