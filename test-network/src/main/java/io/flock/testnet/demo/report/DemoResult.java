package io.flock.testnet.demo.report;

import io.flock.protocol.commitment.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What a demo found.
 *
 * @param engine what stood behind the wire, {@code devnet} or {@code fabric}
 * @param seed what everything was derived from, where one was given
 * @param attack what the malicious ones did
 * @param ending how the task ended, as the ledger calls it
 * @param accuracy of the last global model, 0 to 1, on images that nobody trained on
 * @param seconds from start to the end of the audit
 * @param devnetStartMillis from start to three organisations whose chaincode answers
 * @param roundOverheadSeconds mean over the rounds: everything but training and evaluation
 * @param transactions on the ledger, valid ones
 * @param stateBytesPerParticipantRound world state written by the task's rounds, keys and values, over participants and
 *     rounds
 * @param blockBytesPerParticipantRound blocks cut from the task's creation to its end, over participants and rounds
 * @param auditDifferences what the audit found, a line each
 * @param moneyConserved whether every micro-FLOCK minted was accounted for after every block
 * @param globalModelDigests of the tensors of each adopted global model, in order
 * @param arena the competition before the task, where there was one
 * @param market what became of the model, where it was listed
 */
public record DemoResult(
        String engine,
        Optional<Long> seed,
        String attack,
        String ending,
        double accuracy,
        double initialAccuracy,
        double seconds,
        long devnetStartMillis,
        double roundOverheadSeconds,
        long transactions,
        long stateBytesPerParticipantRound,
        long blockBytesPerParticipantRound,
        List<String> auditDifferences,
        boolean moneyConserved,
        List<Digest> globalModelDigests,
        List<ParticipantResult> participants,
        List<RoundResult> rounds,
        Optional<ArenaResult> arena,
        Optional<MarketResult> market) {

    public DemoResult {
        auditDifferences = List.copyOf(auditDifferences);
        globalModelDigests = List.copyOf(globalModelDigests);
        participants = List.copyOf(participants);
        rounds = List.copyOf(rounds);
    }

    /** Those told to attack. */
    public List<ParticipantResult> malicious() {
        return participants.stream().filter(ParticipantResult::malicious).toList();
    }

    /** Those told to be honest. */
    public List<ParticipantResult> honest() {
        return participants.stream().filter(p -> !p.malicious()).toList();
    }
}
