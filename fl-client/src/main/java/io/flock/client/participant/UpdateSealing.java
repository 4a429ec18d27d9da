package io.flock.client.participant;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/** How the files of a task's updates lie in the content store. For several threads. */
public sealed interface UpdateSealing permits PlainUpdates, SealedUpdates, ClosedUpdates {
    /** As they are. */
    static UpdateSealing plain() {
        return new PlainUpdates();
    }

    /** As a task says, for an account that takes part in it. */
    static UpdateSealing of(TaskDefinition task, AccountId account, TaskSecrets secrets, RoundReaders readers) {
        return task.sealsUpdates() ? new SealedUpdates(account, secrets, readers) : plain();
    }

    /**
     * As a task says, for an account on its roster.
     *
     * @throws FlockException SECRET_MISSING: the secret is not the one that the account joined with
     */
    static UpdateSealing ofMember(TaskDefinition task, Roster roster, AccountId account, TaskSecrets secrets) {
        String key = secrets.accessKeys().publicKey().text();
        if (task.sealsUpdates()
                && roster.member(account)
                        .flatMap(Member::accessKey)
                        .filter(key::equals)
                        .isEmpty()) {
            throw new FlockException(
                    ErrorCode.SECRET_MISSING,
                    "the participant secret is not the one that " + account + " joined " + task.taskId() + " with",
                    "give that one with --secret FILE");
        }
        return of(task, account, secrets, new RoundReaders(() -> Optional.of(roster)));
    }

    /** As a task says, for somebody who takes no part in it. */
    static UpdateSealing ofStranger(TaskDefinition task) {
        return task.sealsUpdates() ? new ClosedUpdates() : plain();
    }

    /** What lies in the store for a file of the own account; the same file gives the same bytes. */
    byte[] stored(RoundDocument round, byte[] file);

    /** How long the stored bytes of a round's update are at most, for a file of so many. */
    long maxStored(RoundDocument round, long file);

    /**
     * Refuses what can't be opened whatever was stored, before anything is fetched.
     *
     * @throws io.flock.protocol.error.FlockException UPDATES_SEALED: the round's updates are sealed for others
     */
    void requireReader(RoundDocument round);

    /** The file in what a proposer stored. */
    Opened opened(RoundDocument round, AccountId proposer, byte[] stored);

    /** What came of opening. */
    sealed interface Opened {
        /** The stored bytes themselves, which the ledger has the digest of; they may be anything else than an update. */
        final class Plain implements Opened {
            private final byte[] file;

            Plain(byte[] file) {
                this.file = file;
            }

            byte[] file() {
                return file;
            }
        }

        /** What was sealed, alike for all readers; it may be anything else than an update. */
        final class Unsealed implements Opened {
            private final byte[] file;

            Unsealed(byte[] file) {
                this.file = file;
            }

            byte[] file() {
                return file;
            }
        }

        /** It is not sealed for this account as the list of its receivers says, which nobody else can see. */
        record Withheld(String why) implements Opened {}

        /** It is not sealed as it should be, which every other reader sees as well. */
        record Malformed(String why) implements Opened {}
    }
}
