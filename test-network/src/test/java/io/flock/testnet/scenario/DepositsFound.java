package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.ChannelStatus;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.money.Amount;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A consumer that has nothing left but its identity and a connection profile: no plan, no program that paid, no name of a
 * channel or host. By the ledger alone it finds its deposits at every host, and gets back what nobody has settled.
 */
final class DepositsFound {
    private final TestNetwork network;
    private final AccountId consumer;

    DepositsFound(TestNetwork network, AccountId consumer) {
        this.network = network;
        this.consumer = consumer;
    }

    /**
     * Lists what there is, and asks for some of it back.
     *
     * @param opened every channel that the consumer ever opened
     * @param wanted those of them that it closes
     */
    void play(List<ChannelId> opened, List<ChannelId> wanted) {
        List<PaymentChannel> before = channels();
        assertThat(before).extracting(PaymentChannel::id).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(run("channel", "list")).contains(wanted.get(0) + "  ", "OPEN", "CLOSING");
        Amount owned = owned();

        wanted.stream()
                .filter(id -> of(before, id).status() == ChannelStatus.OPEN)
                .forEach(this::close);
        List<PaymentChannel> closing = channels();
        assertThat(wanted).allMatch(id -> of(closing, id).status() == ChannelStatus.CLOSING);
        long over = wanted.stream()
                .mapToLong(id -> of(closing, id).closesAt().orElseThrow())
                .max()
                .orElseThrow();
        Waiting.until(
                "the dispute windows are over",
                () -> Instant.now().getEpochSecond() > over ? Optional.of(true) : Optional.empty());
        wanted.forEach(this::close);

        List<PaymentChannel> after = channels();
        assertThat(after).extracting(PaymentChannel::id).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(wanted).allSatisfy(id -> {
            PaymentChannel closed = of(after, id);
            assertThat(closed.status()).isEqualTo(ChannelStatus.CLOSED);
            assertThat(closed.held()).isEqualTo(Amount.ZERO);
            assertThat(closed.returned()).isEqualTo(closed.deposited().minus(closed.settled()));
        });
        Amount returned =
                Amount.sum(wanted.stream().map(id -> of(after, id).returned()).toList());
        assertThat(returned).isNotEqualTo(Amount.ZERO);
        assertThat(owned()).isEqualTo(owned.plus(returned));
    }

    private void close(ChannelId id) {
        run("channel", "close", id.toString());
    }

    private List<PaymentChannel> channels() {
        return StreamSupport.stream(json("channel", "list").getAsJsonArray().spliterator(), false)
                .map(channel -> Json.read(channel.toString(), PaymentChannel.class))
                .toList();
    }

    private static PaymentChannel of(List<PaymentChannel> channels, ChannelId id) {
        return channels.stream()
                .filter(channel -> channel.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Amount owned() {
        JsonObject view = json("token", "balance").getAsJsonObject();
        return Amount.ofMicros(view.get("balance").getAsLong())
                .plus(Amount.ofMicros(view.get("uncollected").getAsLong()));
    }

    private JsonElement json(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--output", "json"));
        return JsonParser.parseString(run(command.toArray(String[]::new)));
    }

    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of(
                "--profile",
                network.home().profile(consumer.organisation()).toString(),
                "--identity",
                network.home().identity(consumer).toString(),
                "--channel",
                network.description().channel(),
                "--chaincode",
                network.description().chaincode()));
        return FlockCommand.run(command);
    }
}
