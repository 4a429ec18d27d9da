package io.flock.client.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.protocol.marketplace.view.CloseResult;
import io.flock.sdk.FlockClient;
import io.flock.sdk.transaction.Committed;
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
final class ChannelCommand extends GroupCommand {
    private static final int PAGE = 50;

    ChannelCommand() {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the channels that pay a host.",
            footer = {"", "Example:", "  flock channel list Org2MSP::user1"})
    int list(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(arity = "0..1", paramLabel = "HOST", description = "default: the caller's") AccountId host) {
        Table table = new Table("CHANNEL", "MODEL", "STATUS", "DEPOSITED", "SETTLED", "LEFT");
        JsonArray json = new JsonArray();
        try (FlockClient flock = connection.connect()) {
            Optional<String> bookmark = Optional.empty();
            do {
                ChannelList page = flock.marketplace()
                        .channels(Optional.ofNullable(host).orElseGet(flock::account), PAGE, bookmark)
                        .run();
                for (PaymentChannel channel : page.channels()) {
                    json.add(JsonParser.parseString(Json.write(channel)));
                    table.row(
                            channel.id().toString(),
                            channel.listing().text(),
                            channel.status().name(),
                            channel.deposited().format(),
                            channel.settled().format(),
                            channel.held().format());
                }
                bookmark = page.bookmark();
            } while (bookmark.isPresent());
        }
        output.print(json, table.lines());
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a channel.",
            footer = {"", "Example:", "  flock channel show Org2MSP::user1/Org3MSP::user1/default"})
    int show(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "CHANNEL", description = "HOST/CONSUMER/NAME") ChannelId id) {
        try (FlockClient flock = connection.connect()) {
            PaymentChannel channel = flock.marketplace().channel(id).run();
            output.print(
                    channel,
                    List.of(
                            id + " for " + channel.listing() + ": " + channel.status(),
                            "  deposited " + channel.deposited() + ", settled " + channel.settled() + ", left "
                                    + channel.held()));
        }
        return ExitClass.SUCCESS.status();
    }

    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description =
                    "Closes a channel: the host at once, the consumer with a second call after the dispute window.",
            footer = {"", "Example:", "  flock channel close Org2MSP::user1/Org3MSP::user1/default"})
    int close(
            @Mixin ConnectionOptions connection,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "CHANNEL", description = "HOST/CONSUMER/NAME") ChannelId id) {
        try (FlockClient flock = connection.connect()) {
            Committed<CloseResult> closed =
                    flock.marketplace().closeChannel(id, Optional.empty()).run();
            CloseResult result = closed.value();
            String text = result.closesAt()
                    .map(at -> "closing; close it again from " + Instant.ofEpochSecond(at) + " on")
                    .orElseGet(() -> "closed, " + result.returned() + " went back to the consumer");
            Receipts.print(output, closed, text);
        }
        return ExitClass.SUCCESS.status();
    }
}
