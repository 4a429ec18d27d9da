package io.flock.testnet.scenario;

import io.flock.client.cli.Flock;
import io.flock.protocol.identity.AccountId;
import io.flock.testnet.Waiting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code flock participate} on a thread of this process. */
final class ActorThread implements Actor {
    private final AccountId account;
    private final StringWriter told = new StringWriter();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final Thread thread;

    private ActorThread(AccountId account, List<String> command) {
        this.account = account;
        this.thread = new Thread(() -> run(command), "participant-" + account);
    }

    static ActorThread start(AccountId account, List<String> command) {
        ActorThread actor = new ActorThread(account, command);
        actor.thread.start();
        return actor;
    }

    private void run(List<String> command) {
        PrintWriter writer = new PrintWriter(told, true);
        status.complete(Flock.commandLine(writer, writer).execute(command.toArray(String[]::new)));
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public void awaitEnd() {
        int ended = Waiting.until(account + " ends", this::ended);
        if (ended != 0) {
            throw new AssertionError(account + " ended with " + ended + ": " + told);
        }
    }

    private Optional<Integer> ended() {
        return status.isDone() ? Optional.of(status.join()) : Optional.empty();
    }

    @Override
    public void close() {
        thread.interrupt();
        status.join();
    }
}
