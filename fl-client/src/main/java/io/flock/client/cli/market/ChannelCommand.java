package io.flock.client.cli.market;

import io.flock.client.cli.command.GroupCommand;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.command.Page;
import io.flock.client.cli.output.Table;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.sdk.FlockClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
            description = "Lists payment channels: the caller's, those that it pays from and those that pay it.",
            footer = {"", "Example:", "  flock channel list --as Org3MSP::user1"})
    int list(
            @Mixin LedgerCall ledger,
            @Parameters(arity = "0..1", paramLabel = "HOST", description = "those that pay this host, whoever pays")
                    AccountId host,
            @Option(
                            names = "--consumer",
                            paramLabel = "ACCOUNT",
                            description = "those that this account pays from, whatever host they pay")
                    AccountId consumer) {
        return ledger.printAll(
                flock -> host == null && consumer == null ? own(flock) : channels(flock, host, consumer),
                new Table("CHANNEL", "MODEL", "STATUS", "DEPOSITED", "SETTLED", "LEFT"),
                channel -> List.of(
                        channel.id().toString(),
                        channel.listing().text(),
                        channel.status().name(),
                        channel.deposited().format(),
                        channel.settled().format(),
                        channel.held().format()));
    }

    /** From both sides; one that pays the account itself is listed once. */
    private static List<PaymentChannel> own(FlockClient flock) {
        AccountId account = flock.account();
        return Stream.concat(
                        channels(flock, null, account).stream(),
                        channels(flock, account, null).stream()
                                .filter(channel -> !channel.id().consumer().equals(account)))
                .toList();
    }

    private static List<PaymentChannel> channels(FlockClient flock, AccountId host, AccountId consumer) {
        return Page.all(
                flock,
                (client, size, bookmark) -> Page.of(
                        client.marketplace()
                                .channels(new ListChannels(
                                        Optional.ofNullable(host), Optional.ofNullable(consumer), size, bookmark)),
                        ChannelList::channels,
                        ChannelList::bookmark));
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
