package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.stage.Call;
import io.flock.devnet.conformance.stage.Stage;
import java.util.List;
import java.util.function.Supplier;

/** Chaincodes, channels and organisations that are not there. */
final class AbsenceScenarios {
    private AbsenceScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("absence/unknown channel", AbsenceScenarios::channel),
                scenario("absence/chaincode is not defined", stage -> chaincode(stage, 1, ChaincodeDefinition.ABSENT)),
                scenario(
                        "absence/chaincode is defined but not installed",
                        stage -> chaincode(stage, 1, ChaincodeDefinition.GHOST)),
                scenario(
                        "absence/chaincode is installed at another organisation only",
                        stage -> chaincode(stage, 1, ChaincodeDefinition.SOLO)),
                scenario(
                        "absence/chaincode is installed at the own organisation only",
                        stage -> chaincode(stage, 2, ChaincodeDefinition.SOLO)),
                scenario("absence/unknown organisation", AbsenceScenarios::organisation));
    }

    private static void channel(Stage stage) {
        stage.note("evaluate", stage.client(1).call("echo").in("elsewhere").evaluate());
        stage.note("submit", stage.client(1).call("echo").in("elsewhere").submit());
        stage.note(
                "submit with transient data",
                stage.client(1)
                        .call("echo")
                        .in("elsewhere")
                        .withTransient("a", "1")
                        .submit());
        stage.note(
                "named organisations",
                stage.client(1).call("echo").in("elsewhere").by("Org1MSP").submit());
    }

    private static void chaincode(Stage stage, int organisation, String chaincode) {
        Supplier<Call> echo = () -> stage.client(organisation).call("echo", "x").on(chaincode);
        stage.note("evaluate", echo.get().evaluate());
        stage.note("submit", echo.get().submit());
        stage.note(
                "evaluate with transient data",
                echo.get().withTransient("a", "1").evaluate());
        stage.note(
                "submit with transient data", echo.get().withTransient("a", "1").submit());
        stage.note("submit, endorsed by Org1", echo.get().by("Org1MSP").submit());
        stage.note("submit, endorsed by Org2", echo.get().by("Org2MSP").submit());
        stage.note(
                "submit, endorsed by Org1 and Org2",
                echo.get().by("Org1MSP", "Org2MSP").submit());
        stage.note("evaluate at Org1", echo.get().by("Org1MSP").evaluate());
        stage.note("evaluate at Org2", echo.get().by("Org2MSP").evaluate());
    }

    private static void organisation(Stage stage) {
        stage.note(
                "submit",
                stage.client(1).call("echo").by("Org1MSP", "NoMSP", "NorMSP").submit());
        stage.note("evaluate", stage.client(1).call("echo").by("NoMSP").evaluate());
        stage.note(
                "evaluate at one that is and one that is not",
                stage.client(1).call("echo").by("NoMSP", "Org2MSP").evaluate());
    }
}
