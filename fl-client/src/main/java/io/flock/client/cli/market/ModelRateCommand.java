package io.flock.client.cli.market;

import io.flock.client.cli.command.LedgerCall;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.RateModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock model rate}. */
@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Rates a model in the name of your organisation; its last rating counts.",
            "It weighs what hosts of other organisations have settled from the channels that are named."
        },
        footer = {
            "",
            "Example:",
            "  flock model rate digits-reader 4 --paid-by Org2MSP::user1/Org3MSP::user1/default --as Org3MSP::user1"
        })
final class ModelRateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Parameters(paramLabel = "STARS", description = "1 to 5")
    private int stars;

    @Option(
            names = "--paid-by",
            required = true,
            paramLabel = "CHANNEL",
            description = "HOST/CONSUMER/NAME; more than once")
    private List<ChannelId> channels;

    @Mixin
    private VersionOption version;

    @Option(names = "--comment", paramLabel = "TEXT", description = "only its SHA-256 goes to the ledger")
    private Optional<String> comment;

    @Mixin
    private RatedExamplesOptions examples;

    @Mixin
    private LedgerCall ledger;

    ModelRateCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            VersionRef ref = version.of(flock, id);
            RateModel request = new RateModel(
                    ref,
                    stars,
                    comment.map(text -> FieldHash.ofBytes(text.getBytes(StandardCharsets.UTF_8))),
                    examples.store(ledger.connection(), flock, ref),
                    channels);
            ledger.print(flock.marketplace().rate(request).run(), ref + " has " + stars + " stars of you");
        });
    }
}
