package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.EventTail;
import io.flock.devnet.conformance.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.Checkpoint;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Status;

/** Chaincode events. */
final class EventScenarios {
    /** Each scenario ends its part of the ledger with this event, so that a reader knows where to stop. */
    static final String LAST = "last";

    private EventScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("event/replay from a block", EventScenarios::replay),
                scenario("event/live", EventScenarios::live),
                scenario("event/two listeners", EventScenarios::twoListeners),
                scenario("event/the last event of a transaction counts", EventScenarios::twice),
                scenario("event/failed and invalid transactions have none", EventScenarios::failed),
                scenario("event/a chaincode's events only", EventScenarios::chaincodes),
                scenario("event/events of a called chaincode are dropped", EventScenarios::called),
                scenario("event/after a transaction", EventScenarios::afterTransaction),
                scenario(
                        "event/after a transaction in the middle of its block",
                        EventScenarios::afterTransactionInBlock),
                scenario("event/after a transaction without an event", EventScenarios::afterSilentTransaction),
                scenario("event/after a transaction that is unknown", EventScenarios::afterUnknown),
                scenario("event/chaincode that is not defined", EventScenarios::undefined));
    }

    static Status emit(Stage stage, String name) throws Exception {
        return emit(stage, ChaincodeDefinition.PROBE, name);
    }

    private static Status emit(Stage stage, String chaincode, String name) throws Exception {
        Status status = stage.client(1)
                .call("event", name, "payload of " + name)
                .on(chaincode)
                .endorse()
                .transaction()
                .submitAsync()
                .getStatus();
        stage.settle(status.getTransactionId());
        return status;
    }

    static EventTail from(Actor client, String chaincode, long block) {
        return new EventTail(client.network()
                .newChaincodeEventsRequest(chaincode)
                .startBlock(block)
                .build()
                .getEvents(options -> options));
    }

    private static String text(List<ChaincodeEvent> events) {
        return events.stream()
                .map(event -> event.getChaincodeName() + " " + event.getEventName() + " "
                        + new String(event.getPayload(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(", "));
    }

    private static void noteFrom(Stage stage, String chaincode, long block) throws Exception {
        try (EventTail tail = from(stage.client(1), chaincode, block)) {
            stage.note("events", text(tail.through(LAST)));
        }
    }

    private static void replay(Stage stage) throws Exception {
        Status first = emit(stage, "one");
        emit(stage, "two");
        Status last = emit(stage, LAST);
        try (EventTail tail = from(stage.client(2), ChaincodeDefinition.PROBE, first.getBlockNumber())) {
            List<ChaincodeEvent> events = tail.through(LAST);
            stage.note("events", text(events));
            stage.note(
                    "transaction and block of the last one",
                    String.valueOf(events.get(2).getTransactionId().equals(last.getTransactionId())
                            && events.get(2).getBlockNumber() == last.getBlockNumber()));
        }
    }

    /** The stream may open after the first of them; it must see one of those that follow. */
    private static void live(Stage stage) throws Exception {
        try (EventTail tail = new EventTail(stage.client(1).network().getChaincodeEvents(ChaincodeDefinition.PROBE))) {
            do {
                emit(stage, "live");
            } while (tail.waiting() == 0);
            stage.note("event", text(List.of(tail.next())));
        }
    }

    private static void twoListeners(Stage stage) throws Exception {
        Status first = emit(stage, "one");
        try (EventTail two = from(stage.client(1), ChaincodeDefinition.PROBE, first.getBlockNumber())) {
            try (EventTail one = from(stage.client(1), ChaincodeDefinition.PROBE, first.getBlockNumber())) {
                emit(stage, LAST);
                stage.note("first", text(one.through(LAST)));
            }
            emit(stage, "after one has left");
            stage.note("second", text(two.through("after one has left")));
        }
    }

    private static void twice(Stage stage) throws Exception {
        long block = emit(stage, "first").getBlockNumber();
        stage.client(1).submit("eventTwice", "lost", "1", LAST, "2");
        noteFrom(stage, ChaincodeDefinition.PROBE, block);
    }

    private static void failed(Stage stage) throws Exception {
        long block = emit(stage, "first").getBlockNumber();
        stage.note("failed", stage.client(1).submit("eventThenFail", "failed", "1"));
        stage.note(
                "under-endorsed",
                stage.client(1).call("event", "invalid", "1").by("Org1MSP").submit());
        emit(stage, LAST);
        noteFrom(stage, ChaincodeDefinition.PROBE, block);
    }

    private static void chaincodes(Stage stage) throws Exception {
        long block = emit(stage, "one").getBlockNumber();
        emit(stage, ChaincodeDefinition.OTHER, "two");
        emit(stage, LAST);
        emit(stage, ChaincodeDefinition.OTHER, LAST);
        noteFrom(stage, ChaincodeDefinition.PROBE, block);
        noteFrom(stage, ChaincodeDefinition.OTHER, block);
    }

    private static void called(Stage stage) throws Exception {
        long block = emit(stage, "one").getBlockNumber();
        emit(stage, ChaincodeDefinition.OTHER, "two");
        stage.note("call", stage.client(1).submit("call", ChaincodeDefinition.OTHER, "", "event", "inner", "1"));
        emit(stage, LAST);
        emit(stage, ChaincodeDefinition.OTHER, LAST);
        noteFrom(stage, ChaincodeDefinition.PROBE, block);
        noteFrom(stage, ChaincodeDefinition.OTHER, block);
    }

    private static Checkpoint checkpoint(Status status) {
        return checkpoint(status.getBlockNumber(), status.getTransactionId());
    }

    private static Checkpoint checkpoint(long block, String transactionId) {
        InMemoryCheckpointer checkpoint = new InMemoryCheckpointer();
        checkpoint.checkpointTransaction(block, transactionId);
        return checkpoint;
    }

    private static EventTail after(Stage stage, Checkpoint checkpoint) {
        return new EventTail(stage.client(1)
                .network()
                .newChaincodeEventsRequest(ChaincodeDefinition.PROBE)
                .checkpoint(checkpoint)
                .build()
                .getEvents(options -> options));
    }

    private static void afterTransaction(Stage stage) throws Exception {
        emit(stage, "one");
        Status two = emit(stage, "two");
        emit(stage, "three");
        emit(stage, LAST);
        try (EventTail tail = after(stage, checkpoint(two))) {
            stage.note("events", text(tail.through(LAST)));
        }
    }

    /** Nearly always in one block; in two the outcome is the same. */
    private static void afterTransactionInBlock(Stage stage) throws Exception {
        List<Status> statuses = Burst.of(stage.client(1), 5, number -> new String[] {"event", "number " + number, ""})
                .submitAll();
        emit(stage, LAST);
        try (EventTail tail = after(stage, checkpoint(statuses.get(2)))) {
            stage.note("events", text(tail.through(LAST)));
        }
    }

    /** Nothing is delivered until an event of that very transaction has gone by, and it has none. */
    private static void afterSilentTransaction(Stage stage) throws Exception {
        Status silent = stage.client(1)
                .call("put", stage.key("a"), "1")
                .endorse()
                .transaction()
                .submitAsync()
                .getStatus();
        quiet(stage, checkpoint(silent), silent.getBlockNumber());
    }

    private static void afterUnknown(Stage stage) throws Exception {
        Status first = emit(stage, "one");
        quiet(stage, checkpoint(first.getBlockNumber(), "0".repeat(64)), first.getBlockNumber());
    }

    /** A second listener tells that the events have gone out which the first one did not get. */
    private static void quiet(Stage stage, Checkpoint checkpoint, long block) throws Exception {
        try (EventTail tail = after(stage, checkpoint)) {
            for (String name : List.of("two", "three", LAST)) {
                long number = emit(stage, name).getBlockNumber();
                try (EventTail witness = from(stage.client(1), ChaincodeDefinition.PROBE, number)) {
                    witness.through(name);
                }
            }
            noteFrom(stage, ChaincodeDefinition.PROBE, block);
            stage.note("delivered after the checkpoint", tail.waiting());
        }
    }

    private static void undefined(Stage stage) throws Exception {
        long block = emit(stage, LAST).getBlockNumber();
        try (EventTail tail = from(stage.client(1), ChaincodeDefinition.ABSENT, block)) {
            noteFrom(stage, ChaincodeDefinition.PROBE, block);
            stage.note("delivered", tail.waiting());
        }
    }
}
