package io.flock.devnet.conformance.scenario;

import static io.flock.devnet.conformance.Scenario.scenario;

import com.google.protobuf.ByteString;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.Scenario;
import io.flock.devnet.conformance.identity.Credentials;
import io.flock.devnet.conformance.stage.Actor;
import io.flock.devnet.conformance.stage.Stage;
import io.flock.devnet.conformance.wire.TransactionDraft;
import java.util.List;
import java.util.function.Function;
import org.hyperledger.fabric.protos.peer.Endorsement;

/** Who endorses, and whether that is enough. */
final class EndorsementScenarios {
    private EndorsementScenarios() {}

    static List<Scenario> all() {
        return List.of(
                scenario("endorsement/named organisations", EndorsementScenarios::named),
                scenario("endorsement/unanimous policy", EndorsementScenarios::unanimous),
                scenario("endorsement/one is enough", EndorsementScenarios::anyone),
                scenario("endorsement/organisations disagree", EndorsementScenarios::disagree),
                scenario("endorsement/evaluation at a named organisation", EndorsementScenarios::targets),
                scenario("endorsement/one endorsement taken away", stage -> changed(stage, List::of)),
                scenario("endorsement/one endorsement twice", EndorsementScenarios::twice),
                scenario("endorsement/bad endorsement beside good ones", EndorsementScenarios::bad),
                scenario("endorsement/by a client", EndorsementScenarios::byClient),
                scenario("endorsement/by a stranger's peer", EndorsementScenarios::byStranger),
                scenario("endorsement/more than needed", EndorsementScenarios::more));
    }

    private static void named(Stage stage) {
        Actor client = stage.client(1);
        stage.note(
                "two of three",
                client.call("put", stage.key("a"), "1").by("Org2MSP", "Org3MSP").submit());
        stage.note(
                "one of three",
                client.call("put", stage.key("a"), "2").by("Org1MSP").submit());
        stage.note(
                "another one",
                client.call("put", stage.key("a"), "3").by("Org3MSP").submit());
        stage.note(
                "all",
                client.call("put", stage.key("a"), "4")
                        .by("Org1MSP", "Org2MSP", "Org3MSP")
                        .submit());
        stage.note(
                "one twice",
                client.call("put", stage.key("a"), "5").by("Org1MSP", "Org1MSP").submit());
        stage.note("history", client.evaluate("history", stage.key("a")));
    }

    private static void unanimous(Stage stage) {
        Actor client = stage.client(2);
        stage.note(
                "left to the gateway",
                client.call("put", stage.key("a"), "1")
                        .on(ChaincodeDefinition.UNANIMOUS)
                        .submit());
        stage.note(
                "two of three",
                client.call("put", stage.key("a"), "2")
                        .on(ChaincodeDefinition.UNANIMOUS)
                        .by("Org1MSP", "Org2MSP")
                        .submit());
        stage.note(
                "one refuses",
                client.call("failOn", "Org3MSP", stage.key("a"), "3")
                        .on(ChaincodeDefinition.UNANIMOUS)
                        .submit());
    }

    private static void anyone(Stage stage) {
        for (String organisation : List.of("Org1MSP", "Org2MSP", "Org3MSP")) {
            stage.note(
                    organisation,
                    stage.client(1)
                            .call("put", stage.key("a"), organisation)
                            .on(ChaincodeDefinition.ANYONE)
                            .by(organisation)
                            .submit());
        }
        stage.note(
                "left to the gateway",
                stage.client(3)
                        .call("putOrganisation", stage.key("a"))
                        .on(ChaincodeDefinition.ANYONE)
                        .submit());
        stage.note(
                "state",
                stage.client(1)
                        .call("get", stage.key("a"))
                        .on(ChaincodeDefinition.ANYONE)
                        .evaluate());
    }

    private static void disagree(Stage stage) {
        Actor client = stage.client(1);
        stage.note("left to the gateway", client.submit("putOrganisation", stage.key("a")));
        // Which of the two is blamed is a matter of who answered last.
        stage.note(
                "two named",
                client.call("putOrganisation", stage.key("a"))
                        .by("Org1MSP", "Org2MSP")
                        .submit()
                        .get("message"));
        stage.note(
                "one named",
                client.call("putOrganisation", stage.key("a")).by("Org2MSP").submit());
        stage.note("different results, same writes", client.submit("organisation"));
    }

    private static void targets(Stage stage) {
        for (String organisation : List.of("Org1MSP", "Org2MSP", "Org3MSP")) {
            stage.note(
                    organisation,
                    stage.client(1).call("organisation").by(organisation).evaluate());
        }
        stage.note("none named", stage.client(2).evaluate("organisation"));
        stage.note(
                "with transient data",
                stage.client(2).call("organisation").withTransient("a", "1").evaluate());
    }

    /** Commits the honest transaction with the endorsements that the operator makes of the first one. */
    private static void changed(Stage stage, Function<Endorsement, List<Endorsement>> change) throws Exception {
        TamperScenarios.commit(stage, draft -> draft.endorsements(all -> change.apply(all.get(0))));
    }

    private static void twice(Stage stage) throws Exception {
        changed(stage, first -> List.of(first, first));
    }

    /** The first endorsement of an identity counts, even if it is the bad one. */
    private static void bad(Stage stage) throws Exception {
        List<Credentials> peers = CollusionScenarios.peers(stage);
        for (int liar = 1; liar <= 2; liar++) {
            Endorsement nonsense = Endorsement.newBuilder()
                    .setEndorser(peers.get(liar).creator())
                    .setSignature(ByteString.copyFromUtf8("nonsense"))
                    .build();
            stage.note("in the name of", peers.get(liar).mspId());
            TamperScenarios.commit(stage, draft -> draft.endorsedBy(peers.subList(0, 2))
                    .endorsements(good -> List.of(nonsense, good.get(0), good.get(1))));
            TamperScenarios.commit(stage, draft -> draft.endorsedBy(peers.subList(0, 2))
                    .endorsements(good -> List.of(good.get(0), good.get(1), nonsense)));
            TamperScenarios.commit(stage, draft -> draft.endorsedBy(peers.subList(0, 1))
                    .endorsements(good -> List.of(nonsense, good.get(0))));
        }
    }

    private static void endorsedBy(Stage stage, Credentials... endorsers) throws Exception {
        TransactionDraft draft = TamperScenarios.endorsed(stage).endorsedBy(List.of(endorsers));
        stage.note("commit", Committing.draft(stage, draft));
    }

    private static void byClient(Stage stage) throws Exception {
        endorsedBy(stage, CollusionScenarios.peers(stage).get(0), stage.credentials(2));
        endorsedBy(stage, stage.credentials(1), stage.credentials(2));
    }

    private static void byStranger(Stage stage) throws Exception {
        Credentials stranger =
                stage.authority(2).forged().request("peer0").unit("peer").issue();
        endorsedBy(stage, CollusionScenarios.peers(stage).get(0), stranger);
        Credentials second = stage.authority(1).request("peer1").unit("peer").issue();
        endorsedBy(stage, CollusionScenarios.peers(stage).get(0), second);
    }

    private static void more(Stage stage) throws Exception {
        endorsedBy(stage, CollusionScenarios.peers(stage).toArray(Credentials[]::new));
        endorsedBy(stage);
    }
}
