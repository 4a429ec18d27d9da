package io.flock.sdk.audit.internal.rules;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.internal.block.AuditedTransaction;
import io.flock.sdk.audit.internal.block.KeyRead;
import io.flock.sdk.audit.internal.block.Version;
import io.flock.sdk.audit.internal.finding.Findings;
import io.flock.sdk.audit.internal.msp.Signers;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import io.flock.sdk.audit.internal.state.ReplayedState;
import java.security.cert.CertificateException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Holds what a valid transaction wrote against what the rules give. */
public final class TransactionCheck {
    private static final String NOTHING = "nothing";

    private final ReplayedState state;
    private final AuditSettings settings;
    private final Signers signers;
    private final Findings findings;

    public TransactionCheck(ReplayedState state, AuditSettings settings, Signers signers, Findings findings) {
        this.state = state;
        this.settings = settings;
        this.signers = signers;
        this.findings = findings;
    }

    public void check(AuditedTransaction transaction) {
        for (KeyRead read : transaction.reads()) {
            Optional<Version> current = state.version(read.key());
            if (!current.equals(read.version())) {
                findings.transaction(
                        transaction, Difference.Kind.STALE_READ, name(read.key()), text(current), text(read.version()));
            }
        }
        for (String namespace : transaction.foreignWrites()) {
            findings.transaction(
                    transaction, Difference.Kind.WRITE, "namespace " + namespace, NOTHING, "writes of " + namespace);
        }
        compare(transaction, expected(transaction));
    }

    private Optional<SortedMap<String, Optional<String>>> expected(AuditedTransaction transaction) {
        try {
            Replay replay = new Replay(
                    state,
                    settings,
                    transaction,
                    signers.read(transaction.creator()).caller());
            RuleBook.apply(replay);
            return Optional.of(replay.writes());
        } catch (FlockException e) {
            findings.transaction(
                    transaction,
                    Difference.Kind.REFUSED,
                    transaction.function(),
                    "refused: " + e.rawCode() + " " + e.what(),
                    "a valid transaction that writes " + transaction.writes().size() + " keys");
        } catch (InvalidProtocolBufferException | CertificateException e) {
            findings.transaction(
                    transaction, Difference.Kind.UNREADABLE, "creator", "a readable identity", e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException | ArithmeticException e) {
            // A state that no rule gives may lack what the rules take for granted.
            findings.transaction(
                    transaction, Difference.Kind.UNREADABLE, transaction.function(), "a state that the rules give", e);
        }
        return Optional.empty();
    }

    /** What matters is the state after it: to write what stands already changes nothing. */
    private void compare(AuditedTransaction transaction, Optional<SortedMap<String, Optional<String>>> expected) {
        if (expected.isEmpty()) {
            return;
        }
        TreeSet<String> keys = new TreeSet<>(expected.get().keySet());
        keys.addAll(transaction.writes().keySet());
        for (String key : keys) {
            Optional<String> rule = after(expected.get(), key);
            Optional<String> ledger = after(transaction.writes(), key);
            if (!rule.equals(ledger)) {
                findings.transaction(
                        transaction, Difference.Kind.WRITE, name(key), rule.orElse(NOTHING), ledger.orElse(NOTHING));
            }
        }
    }

    private Optional<String> after(SortedMap<String, Optional<String>> writes, String key) {
        return writes.containsKey(key) ? writes.get(key) : state.get(key);
    }

    private static String name(String key) {
        return LedgerKey.parse(key).map(LedgerKey::toString).orElse("foreign key " + key.replace('\u0000', '~'));
    }

    private static String text(Optional<Version> version) {
        return version.map(v -> "version " + v.block() + ":" + v.transaction()).orElse("absent");
    }
}
