package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flock.devnet.Chaincode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.testnet.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plays money, votes and a whole task where each organisation's chaincode is a process on another Java machine and every
 * transaction needs all of them: one byte of difference, and it is refused.
 */
record DifferentMachines(List<Machine> machines) {

    void playWithoutOneDifference(Path folder) {
        List<ChaincodeProcess> processes = new ArrayList<>();
        try {
            machines.forEach(machine -> processes.add(ChaincodeProcess.start(
                    machine,
                    EmbeddedLedger.document(EmbeddedLedger.CLOCK_WINDOW_SECONDS).digest())));
            play(folder, processes);
        } finally {
            processes.forEach(ChaincodeProcess::close);
        }
        processes.forEach(process -> assertThat(process.output()).noneMatch(line -> line.contains("cannot handle")));
    }

    private static void play(Path folder, List<ChaincodeProcess> processes) {
        Chaincode chaincode = Chaincode.named("flock")
                .policy(EmbeddedLedger.ORGANISATIONS.stream()
                        .map(organisation -> "'" + organisation + ".peer'")
                        .collect(Collectors.joining(",", "AND(", ")")));
        for (int i = 0; i < processes.size(); i++) {
            chaincode = chaincode.at(
                    EmbeddedLedger.ORGANISATIONS.get(i), processes.get(i).address());
        }
        try (EmbeddedLedger ledger = new EmbeddedLedger(folder, chaincode)) {
            LedgerPlay play = new LedgerPlay(ledger);
            play.run();
            List<FlockClient> members = EmbeddedLedger.ORGANISATIONS.stream()
                    .map(organisation -> play.client(AccountId.of(organisation, "ann")))
                    .toList();
            assertThat(members.stream().map(DifferentMachines::view).distinct()).hasSize(1);
            assertThat(members.stream().map(DifferentMachines::refusal).distinct())
                    .hasSize(1)
                    .allMatch(text -> text.contains("1234567.891"));
        }
    }

    private static String view(FlockClient member) {
        return member.alliance().task(LedgerPlay.TASK).run() + " "
                + member.token().totalSupply().run();
    }

    /** A refusal's text is not endorsed, and its numbers are read by people all the same. */
    private static String refusal(FlockClient member) {
        FlockException refused = catchThrowableOfType(FlockException.class, () -> member.token()
                .transferFrom(
                        AccountId.of("Org1MSP", "creator"), AccountId.of("Org1MSP", "bob"), Amount.parse("1234567.891"))
                .run());
        return refused.getMessage().replace(member.account().toString(), "caller");
    }
}
