package io.flock.testnet.demo;

import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.participant.TaskSnapshot;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.identity.AccountId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** A view that redraws itself on a terminal: phase, who acted and who is awaited, accuracy, stakes, time left. */
final class LiveView implements Audience {
    private static final String CLEAR_LINE = "\u001b[2K";
    private static final int BAR = 30;

    private final PrintWriter out;
    private final Cast cast;
    private final int rounds;
    private final long begun = System.nanoTime();
    private int drawn;

    LiveView(PrintWriter out, Cast cast, int rounds) {
        this.out = out;
        this.cast = cast;
        this.rounds = rounds;
    }

    @Override
    public void tell(String what) {
        draw(List.of(what + " …"));
    }

    @Override
    public void see(TaskSnapshot snapshot, double accuracy) {
        draw(lines(snapshot, accuracy));
    }

    @Override
    public void see(ArenaSnapshot snapshot) {
        ArenaPhaseRecord phase = snapshot.task().phase();
        TreeSet<String> awaited = new TreeSet<>();
        snapshot.task().awaited().forEach(account -> awaited.add(account.name().replaceFirst("-.*", "")));
        draw(List.of(
                "arena     " + cast.arena().orElseThrow().task() + ", four nodes, nine validators",
                "epoch     " + phase.epoch() + " of "
                        + snapshot.task().task().definition().epochs(),
                "phase     " + phase.phase(),
                "awaited   " + (awaited.isEmpty() ? "-" : String.join(" ", awaited)),
                "leading   " + leading(snapshot)));
    }

    /** Who leads, and with which score. */
    static String leading(ArenaSnapshot snapshot) {
        return snapshot.task()
                .roster()
                .flatMap(ArenaRoster::best)
                .map(best -> best.node() + " leads with " + percent(best.score().millionths() / 1e6))
                .orElse("nobody leads yet");
    }

    private List<String> lines(TaskSnapshot snapshot, double accuracy) {
        TaskView task = snapshot.task();
        Phase phase = task.phase().phase();
        int done = phase.isTerminal() ? rounds : task.phase().round();
        StakeSums stakes = StakeSums.of(task, cast);
        List<String> lines = new ArrayList<>();
        lines.add("task      " + cast.task() + ", " + cast.players().size() + " participants of three organisations");
        lines.add("round     " + bar(done) + " " + done + " of " + rounds + ", " + left(done));
        lines.add("phase     " + phase);
        lines.add("acted     " + marks(snapshot, false));
        lines.add("awaited   " + marks(snapshot, true));
        lines.add("accuracy  " + percent(accuracy));
        lines.add("stake     honest " + stakes.honest().format() + ", malicious "
                + stakes.malicious().format());
        return lines;
    }

    private String marks(TaskSnapshot snapshot, boolean awaited) {
        List<AccountId> expected = snapshot.task().awaited();
        List<AccountId> shown = new ArrayList<>(expected);
        if (!awaited) {
            shown = new ArrayList<>(snapshot.round()
                    .map(view ->
                            view.round().seats().stream().map(Seat::account).toList())
                    .orElse(List.of()));
            shown.removeAll(expected);
        }
        TreeSet<String> names = new TreeSet<>();
        shown.forEach(account -> names.add(account.name().replaceFirst("-.*", "")));
        return names.isEmpty() ? "-" : String.join(" ", names);
    }

    private String bar(int done) {
        int filled = BAR * done / Math.max(1, rounds);
        return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
    }

    private String left(int done) {
        Duration past = Duration.ofNanos(System.nanoTime() - begun);
        return done == 0
                ? past.toSeconds() + " s"
                : past.toSeconds() + " s, about " + past.toSeconds() * (rounds - done) / done + " s left";
    }

    static String percent(double accuracy) {
        return Optional.of(accuracy)
                .filter(known -> !known.isNaN())
                .map(known -> String.format(Locale.ROOT, "%.1f %%", 100 * known))
                .orElse("-");
    }

    private void draw(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        lines.forEach(line -> text.append(CLEAR_LINE).append(line).append('\n'));
        for (int extra = lines.size(); extra < drawn; extra++) {
            text.append(CLEAR_LINE).append('\n');
        }
        drawn = Math.max(drawn, lines.size());
        out.print(text);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
