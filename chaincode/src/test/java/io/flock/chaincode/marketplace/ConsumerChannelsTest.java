package io.flock.chaincode.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.ledger.MarketKeys;
import io.flock.protocol.marketplace.ChannelTerms;
import io.flock.protocol.marketplace.PaymentChannel;
import io.flock.protocol.marketplace.request.ListChannels;
import io.flock.protocol.marketplace.view.ChannelList;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an account's deposits lie, whatever host they pay: nobody but the ledger need remember. */
class ConsumerChannelsTest {
    private static final AccountId CONSUMER = account("m");
    /** A host that was paid costs two reads at most, and the beginning one more. */
    private static final int MOST_READS = 2 * 100 + 1;

    private final VoucherBook book = new VoucherBook();
    private final Consortium3 consortium = Consortium3.founded(1);
    private final Channel channel = consortium.channel();
    private final Identity caller = consortium.client(0);
    private int reads;

    ConsumerChannelsTest() {
        channel.observe(executed -> reads = (int) executed.calls().stream()
                .filter(call -> call.startsWith("page"))
                .count());
    }

    @Test
    void channelsAtSeveralHosts_areFound_amongThoseOfOthers() {
        open(id("h1", "a", "default"));
        ChannelId first = open(id("h1", "m", "default"));
        ChannelId second = open(id("h1", "m", "searches"));
        open(id("h1", "z", "default"));
        open(id("h2", "a", "default"));
        open(id("h3", "z", "default"));
        ChannelId third = open(id("h4", "m", "default"));

        ChannelList found = list(ListChannels.ofConsumer(CONSUMER, 10, Optional.empty()));

        assertThat(found.channels()).extracting(PaymentChannel::id).containsExactly(first, second, third);
        assertThat(found.bookmark()).isEmpty();
    }

    @Test
    void consumerWithoutChannels_andAnEmptyLedger_haveNone() {
        ListChannels request = ListChannels.ofConsumer(CONSUMER, 10, Optional.empty());
        assertThat(list(request)).isEqualTo(new ChannelList(List.of(), Optional.empty()));
        open(id("h1", "a", "default"));
        open(id("h2", "z", "default"));

        assertThat(list(request)).isEqualTo(new ChannelList(List.of(), Optional.empty()));
    }

    @Test
    void hostAndConsumer_areThoseBetweenTheTwo() {
        open(id("h1", "m", "default"));
        ChannelId first = open(id("h2", "m", "default"));
        ChannelId second = open(id("h2", "m", "searches"));
        open(id("h2", "ma", "default"));

        assertThat(collected(new ListChannels(Optional.of(account("h2")), Optional.of(CONSUMER), 1, Optional.empty())))
                .containsExactly(first, second);
    }

    /** Names that begin each other, which is where an order of texts and one of keys could differ. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void pagesOfAnySize_holdEachChannelOnce_inOrder(int size) {
        Random random = new Random(size);
        List<String> names = List.of("m", "m-", "m.", "m0", "mm", "ma", "M", "l", "n", "a", "zz");
        TreeSet<ChannelId> all = new TreeSet<>();
        for (int i = 0; i < 150; i++) {
            all.add(open(id(
                    "h" + names.get(random.nextInt(names.size())),
                    names.get(random.nextInt(names.size())),
                    List.of("default", "default-2", "searches").get(random.nextInt(3)))));
        }

        for (String name : names) {
            AccountId consumer = account(name);
            List<ChannelId> expected = all.stream()
                    .filter(id -> id.consumer().equals(consumer))
                    .sorted((one, other) -> MarketKeys.channel(one)
                            .composite()
                            .compareTo(MarketKeys.channel(other).composite()))
                    .toList();
            assertThat(collected(ListChannels.ofConsumer(consumer, size, Optional.empty())))
                    .as(name)
                    .containsExactlyElementsOf(expected);
            assertThat(expected).as(name).isNotEmpty();
        }
    }

    /** What others pay costs nothing: neither how many channels they have, nor how large the ledger is. */
    @Test
    void readsOfAPage_areThoseOfItsHosts_howeverManyChannelsOthersHave() {
        for (int host = 0; host < 3; host++) {
            for (int other = 0; other < 100; other++) {
                open(id("h" + host, "a" + other, "default"));
                open(id("h" + host, "z" + other, "default"));
            }
        }
        ChannelId own = open(id("h1", "m", "default"));

        assertThat(list(ListChannels.ofConsumer(CONSUMER, 10, Optional.empty())).channels())
                .extracting(PaymentChannel::id)
                .containsExactly(own);
        assertThat(reads).isEqualTo(1 + 2 * 3);
    }

    /** No host's number makes one answer long: it ends with a bookmark, also where it has found nothing. */
    @Test
    void answer_looksAtAHundredHosts_andSaysWhereToGoOn() {
        IntStream.range(0, 250).forEach(host -> open(id("h" + number(host), "a", "default")));
        ChannelId last = open(id("h" + number(249), "m", "default"));

        ChannelList first = list(ListChannels.ofConsumer(CONSUMER, 100, Optional.empty()));

        assertThat(first.channels()).isEmpty();
        assertThat(first.bookmark()).contains(id("h100", "a", "default").toString());
        assertThat(reads).isEqualTo(MOST_READS);
        assertThat(collected(ListChannels.ofConsumer(CONSUMER, 100, Optional.empty())))
                .containsExactly(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pageSize\":10}",
                "{\"consumer\":\"Org1MSP::m\",\"pageSize\":0}",
                "{\"consumer\":\"Org1MSP::m\",\"pageSize\":101}",
                "{\"consumer\":\"m\",\"pageSize\":10}",
                "{\"consumer\":\"Org1MSP::m\",\"pageSize\":10,\"bookmark\":\"Org1MSP::h1\"}",
                "{\"host\":\"Org1MSP::h2\",\"pageSize\":10,\"bookmark\":\"Org1MSP::h1/Org1MSP::m/default\"}",
                "{\"host\":\"Org1MSP::h1\",\"consumer\":\"Org1MSP::m\",\"pageSize\":10,"
                        + "\"bookmark\":\"Org1MSP::h1/Org1MSP::a/default\"}"
            })
    void whatIsNoList_orNotItsBookmark_isRefused(String request) {
        open(id("h1", "a", "default"));
        open(id("h1", "m", "default"));

        assertThat(channel.refusalOf(caller, "marketplace:ListChannels", request))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private Collection<ChannelId> collected(ListChannels request) {
        List<ChannelId> all = new ArrayList<>();
        Optional<String> bookmark = Optional.empty();
        do {
            ChannelList page = list(new ListChannels(request.host(), request.consumer(), request.pageSize(), bookmark));
            assertThat(page.channels()).hasSizeLessThanOrEqualTo(request.pageSize());
            page.channels().forEach(found -> all.add(found.id()));
            bookmark = page.bookmark();
        } while (bookmark.isPresent());
        return all;
    }

    private ChannelList list(ListChannels request) {
        return channel.evaluate(caller, "marketplace:ListChannels", request, ChannelList.class);
    }

    private ChannelId open(ChannelId id) {
        channel.place(
                MarketKeys.channel(id),
                PaymentChannel.opened(
                        id,
                        MarketRun.LISTING,
                        book.key(),
                        new ChannelTerms(Millionths.of(50_000), Millionths.of(300_000)),
                        Amount.ofFlock(1)));
        return id;
    }

    private static ChannelId id(String host, String consumer, String name) {
        return new ChannelId(account(host), account(consumer), name);
    }

    private static AccountId account(String name) {
        return AccountId.of("Org1MSP", name);
    }

    private static String number(int host) {
        return String.format(Locale.ROOT, "%03d", host);
    }
}
