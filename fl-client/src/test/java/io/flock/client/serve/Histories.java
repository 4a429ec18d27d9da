package io.flock.client.serve;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.commitment.FieldHash;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.protocol.marketplace.knowledge.use.DocumentUses;
import io.flock.protocol.marketplace.knowledge.use.SearchVoucher;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.KeyPairSigner;
import io.flock.sdk.payment.VoucherChain;
import io.flock.sdk.payment.VoucherSigner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random records as a host writes them, of three channels with predictions and one with searches. */
final class Histories {
    private static final int LENGTH = 1_500;
    private static final int[] LEADS = {1, 2, 3, -1, -3, 200, 900};
    /** Checked by who takes a record, not by who reads it again. */
    private static final VoucherSigner SIGNER = signer();

    private final Random random;
    private final JournalState state = new JournalState(HostFixture.LEDGER);
    private final Map<Digest, VoucherChain> words = new HashMap<>();
    private int chains;

    Histories(long seed) {
        random = new Random(seed);
    }

    private static VoucherSigner signer() {
        VoucherSigner real = new KeyPairSigner();
        VoucherSignature one = real.sign(FieldHash.ofDomain("any").digest());
        return new VoucherSigner() {
            @Override
            public SigningKey key() {
                return real.key();
            }

            @Override
            public VoucherSignature sign(Digest digest) {
                return one;
            }
        };
    }

    List<JournalRecord> next(int count) {
        List<JournalRecord> all = new ArrayList<>();
        while (all.size() < count) {
            JournalRecord record = next();
            state.replay(record);
            all.add(record);
        }
        return all;
    }

    private JournalRecord next() {
        ChannelState channel = state.state(channel(Integer.toString(random.nextInt(3))));
        int what = random.nextInt(20);
        if (what == 0) {
            return search();
        } else if (what == 1) {
            return new JournalRecord.Final(new FinalAccount(channel.id(), channel.amount(), SIGNER.sign(null)));
        } else if (what < 5 || channel.chains().isEmpty()) {
            return chain(channel);
        }
        return payment(channel.chains().get(random.nextInt(channel.chains().size())));
    }

    private JournalRecord chain(ChannelState channel) {
        VoucherChain made = VoucherChain.make(
                HostFixture.LEDGER,
                channel.id(),
                1 + random.nextInt(2),
                channel.amount(),
                HostFixture.PRICE,
                LENGTH,
                FieldHash.ofDomain("chain").field(chains++).digest(),
                SIGNER);
        words.put(made.anchor().tip(), made);
        return new JournalRecord.Chain(made.signed());
    }

    private JournalRecord payment(ChainState chain) {
        int index = Math.max(1, Math.min(LENGTH, chain.best() + LEADS[random.nextInt(LEADS.length)]));
        Digest word = words.get(chain.anchor().tip()).word(index);
        return new JournalRecord.Payment(chain.number(), index, 1 + random.nextInt(Math.min(index, 9)), word);
    }

    private JournalRecord search() {
        SearchState searches = state.state(channel("searches")).searches();
        List<Digest> named =
                List.of(FieldHash.ofDomain("document").field(random.nextInt(9)).digest());
        Digest uses = searches.record()
                .map(last -> last.base().orElseThrow().plus(random.nextBoolean() ? last.documents() : List.of()))
                .orElseGet(DocumentUses::none)
                .digest();
        Amount amount = searches.amount().plus(HostFixture.PRICE);
        return searches.record(new SearchVoucher(channel("searches"), amount, uses, SIGNER.sign(null)), named);
    }

    static ChannelId channel(String name) {
        return new ChannelId(HostFixture.HOST, HostFixture.CHANNEL.consumer(), name);
    }

    static JournalState read(List<JournalRecord> records) {
        JournalState state = new JournalState(HostFixture.LEDGER);
        records.forEach(state::replay);
        return state;
    }

    /** All that a state says, in words that can be compared. */
    static List<String> image(JournalState state) {
        List<String> all = new ArrayList<>();
        state.all().stream()
                .sorted(Comparator.comparing(one -> one.id().toString()))
                .forEach(channel -> {
                    all.add(channel.id() + " closed: " + channel.isClosed() + ", ended: " + channel.ended());
                    all.add("searches: " + channel.searches().record() + ", due: " + channel.due());
                    channel.chains().forEach(chain -> all.add(image(chain)));
                });
        return all;
    }

    private static String image(ChainState chain) {
        StringBuilder served = new StringBuilder();
        for (int i = Math.max(0, chain.best() - ChainState.WINDOW) + 1; i <= chain.best(); i++) {
            served.append(chain.isServed(i) ? '1' : '0');
        }
        return chain.number() + " " + chain.signed() + " " + chain.voucher() + " " + served;
    }
}
