package io.flock.client.cli.market;

import io.flock.client.cli.command.GroupCommand;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.output.Table;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.view.ChannelList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock channel}. */
@Command(
        name = "channel",
        mixinStandardHelpOptions = true,
        description = "Payment channels between consumers and hosts.",
        footer = {"", "Example:", "  flock channel close Org2MSP::user1/Org3MSP::user1/default --as Org3MSP::user1"})
public final class ChannelCommand extends GroupCommand {
    ChannelCommand() {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the channels that pay a host.",
            footer = {"", "Example:", "  flock channel list Org2MSP::user1"})
    int list(
            @Mixin LedgerCall ledger,
            @Parameters(arity = "0..1", paramLabel = "HOST", description = "default: the caller's") AccountId host) {
        return ledger.list(
                (flock, size, bookmark) -> Page.of(
                        flock.marketplace()
                                .channels(Optional.ofNullable(host).orElseGet(flock::account), size, bookmark),
                        ChannelList::channels,
                        ChannelList::bookmark),
                new Table("CHANNEL", "MODEL", "STATUS", "DEPOSITED", "SETTLED", "LEFT"),
                channel -> List.of(
                        channel.id().toString(),
                        channel.listing().text(),
                        channel.status().name(),
                        channel.deposited().format(),
                        channel.settled().format(),
                        channel.held().format()));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a channel.",
            footer = {"", "Example:", "  flock channel show Org2MSP::user1/Org3MSP::user1/default"})
    int show(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "CHANNEL", description = "HOST/CONSUMER/NAME") ChannelId id) {
        return ledger.show(
                flock -> flock.marketplace().channel(id),
                channel -> List.of(
                        id + " for " + channel.listing() + ": " + channel.status(),
                        "  deposited " + channel.deposited() + ", settled " + channel.settled() + ", left "
                                + channel.held()));
    }

    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description =
                    "Closes a channel: the host at once, the consumer with a second call after the dispute window.",
            footer = {"", "Example:", "  flock channel close Org2MSP::user1/Org3MSP::user1/default"})
    int close(
            @Mixin LedgerCall ledger,
            @Parameters(paramLabel = "CHANNEL", description = "HOST/CONSUMER/NAME") ChannelId id) {
        return ledger.submit(
                flock -> flock.marketplace().closeChannel(id, Optional.empty()), result -> result.closesAt()
                        .map(at -> "closing; close it again from " + Instant.ofEpochSecond(at) + " on")
                        .orElseGet(() -> "closed, " + result.returned() + " went back to the consumer"));
    }
}
