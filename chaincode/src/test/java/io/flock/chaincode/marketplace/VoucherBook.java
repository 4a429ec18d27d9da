package io.flock.chaincode.marketplace;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Trainer;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.Anchor;
import io.flock.protocol.marketplace.FinalAccount;
import io.flock.protocol.marketplace.SignedAnchor;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.protocol.marketplace.Voucher;
import io.flock.protocol.marketplace.VoucherSignature;
import io.flock.protocol.marketplace.WordChain;
import io.flock.protocol.money.Amount;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** A key that signs vouchers or final accounts, and chains of words made with it. */
final class VoucherBook {
    private final KeyPair keys;

    VoucherBook() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SigningKey key() {
        return SigningKey.of(keys.getPublic());
    }

    /** A voucher of a chain of 100 words from {@code base} on. */
    Voucher voucher(ChannelId channel, int version, Amount base, Amount unit, int index) {
        return voucher(Channel.NAME, channel, version, base, unit, index);
    }

    Voucher voucher(String ledger, ChannelId channel, int version, Amount base, Amount unit, int index) {
        int length = 100;
        WordChain chain = new WordChain(Anchor.saltOf(ledger, channel, version, base));
        byte[][] words = chain.words(Trainer.digest("words of " + channel), length);
        Anchor anchor = new Anchor(channel, version, base, unit, length, Digest.ofBytes(words[0]));
        return new Voucher(new SignedAnchor(anchor, sign(anchor.digest(ledger))), index, Digest.ofBytes(words[index]));
    }

    FinalAccount finalAccount(ChannelId channel, Amount amount) {
        return new FinalAccount(channel, amount, sign(FinalAccount.digest(Channel.NAME, channel, amount)));
    }

    VoucherSignature sign(Digest digest) {
        try {
            Signature ecdsa = Signature.getInstance("NONEwithECDSA");
            ecdsa.initSign(keys.getPrivate());
            ecdsa.update(digest.bytes());
            return VoucherSignature.ofBytes(ecdsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
