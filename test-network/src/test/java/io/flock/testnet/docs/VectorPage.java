package io.flock.testnet.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The page of golden vectors: the very files that the tests of protocol and client-sdk are held to. */
final class VectorPage {
    private static final Path PROTOCOL = Path.of("..", "protocol", "src", "test", "resources", "vectors");
    private static final Path CONTENT = Path.of(
            "..", "client-sdk", "src", "test", "resources", "io", "flock", "sdk", "content", "cid-vectors.json");
    private static final String HASH =
            "`H(a ‖ b ‖ …)` is SHA-256 over the fields in this order, each behind its length as "
                    + "four bytes, big-endian; texts are UTF-8, a round is four bytes, a counter eight, big-endian.";

    private static final SortedMap<String, String> WHAT = new TreeMap<>();

    static {
        WHAT.put(
                "apportionment.json",
                "Dividing an amount (micro-FLOCK) by weights: each gets `⌊total · weight / Σ weights⌋`; what is left goes one by "
                        + "one to the greatest remainders, ties to the smallest `SHA-256(seed ‖ key)`.");
        WHAT.put(
                "arena-consensus.json",
                "Scores of one submission, in millionths, with the stakes behind them (micro-FLOCK), and what the rules make of "
                        + "them: weighted median and mean, how many count, how far they are apart.");
        WHAT.put(
                "arena-draws.json",
                "Validators drawn for each submission of an epoch from a seed, by capped weights of their stakes, within the "
                        + "quotas of an account and of an organisation.");
        WHAT.put(
                "arena-rewards.json",
                "An epoch's reward divided between training nodes and validators, the ranking, and each one's part "
                        + "(micro-FLOCK); shares and exponents in millionths.");
        WHAT.put(
                "aggregation.json",
                "What each aggregation rule makes of some updates, as float32 bits. Of the large cases only the SHA-256 of "
                        + "the result's bytes stands here; value k of update i, both from 0, is `((h(h₀) >> 8) − 2²³) / 2²²` "
                        + "with `h₀ = k · 2654435761 + (i + 1) · 40503 · (k mod 97 + 1)` and `h(x) = x · 1103515245 + 12345`, "
                        + "both modulo 2³².");
        WHAT.put(
                "canonical-json.json",
                "The one text of a value: keys sorted, no white space, the escapes of RFC 8785, integers only; and its SHA-256.");
        WHAT.put(
                "commitments.json",
                "`commitment = H(\"flock/commitment/v1\" ‖ channel ‖ contract ‖ taskId ‖ round ‖ phase ‖ account ‖ payload ‖ "
                        + "salt)`, the payload in its canonical bytes.");
        WHAT.put(
                "draws.json",
                "Integers from a seed: the blocks `H(\"flock/draw/v1\" ‖ seed ‖ purpose ‖ counter)` as one stream of bytes; for a "
                        + "bound as many bits as `bound − 1` has, from whole bytes whose surplus high bits are cleared, drawn "
                        + "again when not below the bound. A weighted draw takes the key in whose cumulative weight the integer "
                        + "below the total lies, keys in order.");
        WHAT.put(
                "gmflock.json",
                "What locking FLOCK gives: m = n up to 30 days, then m = n · (1 + 2.19 · (t − 30) / 365), rounded down; and the "
                        + "fee of redeeming (micro-FLOCK).");
        WHAT.put(
                "hash-chain.json",
                "What derives from a participant secret by HMAC-SHA-256 over fields as in H: the chain's secret from "
                        + "`\"flock/chain/v1\" ‖ channel ‖ contract ‖ taskId ‖ role`, salts from `\"flock/salt/v1\" ‖ channel ‖ "
                        + "contract ‖ taskId ‖ role ‖ round in decimal ‖ phase`. The tip is SHA-256 applied `length` times; "
                        + "preimages are revealed backwards.");
        WHAT.put(
                "role-draws.json",
                "Proposers of a round: for each seat first an organisation by the stake of all its candidates, from the stream "
                        + "`<purpose>/organisation`, then one of its accounts by stake, from `<purpose>/account/<organisation>`; "
                        + "no organisation above a third of the seats, rounded up, as long as others have somebody undrawn.");
        WHAT.put(
                "seeds.json",
                "A SEED phase makes `H(\"flock/seed/v1\" ‖ channel ‖ taskId ‖ round ‖ roster digest ‖ account₁ ‖ preimage₁ ‖ …)`, "
                        + "a round `H(\"flock/next-seed/v1\" ‖ seed ‖ account₁ ‖ preimage₁ ‖ …)`, accounts in order.");
    }

    private VectorPage() {}

    static String render() {
        StringBuilder page = new StringBuilder("# Golden vectors\n\n")
                .append(GeneratedPagesTest.NOTICE)
                .append("For whoever writes another client, auditor or engine: inputs and results, computed by another "
                        + "implementation. These are the files that this project's tests compare with. ")
                .append(HASH)
                .append("\n\n");
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            section(page, name, WHAT.getOrDefault(name, "Inputs and results."), file);
        }
        section(
                page,
                "cid-vectors.json",
                "Content and the CID that Kubo gives it. V1: CIDv1, raw leaves, chunks of 1 MiB, at most 1024 links; V0: "
                        + "CIDv0, chunks of 256 KiB, at most 174 links. `zeros` stands for so many zero bytes.",
                CONTENT);
        return page.toString();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(PROTOCOL)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void section(StringBuilder page, String name, String what, Path file) {
        try {
            page.append("## ").append(name).append("\n\n").append(what).append("\n\n```json\n");
            page.append(Files.readString(file).strip()).append("\n```\n\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
