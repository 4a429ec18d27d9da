package io.flock.testnet.demo;

import io.flock.client.arena.ArenaSnapshot;
import io.flock.client.participant.TaskSnapshot;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.arena.ArenaPhaseRecord;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** One line per round. */
final class LineAudience implements Audience {
    private final PrintWriter out;
    private final Cast cast;
    private Optional<PhaseRecord> last = Optional.empty();
    private Optional<ArenaPhaseRecord> lastArena = Optional.empty();

    LineAudience(PrintWriter out, Cast cast) {
        this.out = out;
        this.cast = cast;
    }

    @Override
    public void tell(String what) {
        print(what + " …");
    }

    @Override
    public void see(TaskSnapshot snapshot, double accuracy) {
        PhaseRecord phase = snapshot.task().phase();
        boolean newRound = last.isEmpty()
                || phase.round() != last.get().round()
                || phase.phase().isTerminal() != last.get().phase().isTerminal();
        if (newRound) {
            StakeSums stakes = StakeSums.of(snapshot.task(), cast);
            print(String.format(
                    Locale.ROOT,
                    "round %d, %s, accuracy %s, stake of honest %s, of malicious %s",
                    phase.round(),
                    phase.phase(),
                    LiveView.percent(accuracy),
                    stakes.honest().format(),
                    stakes.malicious().format()));
        }
        last = Optional.of(phase);
    }

    @Override
    public void see(ArenaSnapshot snapshot) {
        ArenaPhaseRecord phase = snapshot.task().phase();
        boolean newEpoch = lastArena.isEmpty()
                || phase.epoch() != lastArena.get().epoch()
                || phase.phase().isTerminal() != lastArena.get().phase().isTerminal();
        if (newEpoch) {
            print("arena, epoch " + phase.epoch() + ", " + phase.phase() + ", " + LiveView.leading(snapshot));
        }
        lastArena = Optional.of(phase);
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
