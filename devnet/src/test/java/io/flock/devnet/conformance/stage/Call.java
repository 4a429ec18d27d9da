package io.flock.devnet.conformance.stage;

import com.google.gson.JsonObject;
import io.flock.devnet.conformance.ChaincodeDefinition;
import io.flock.devnet.conformance.record.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;

/** One call of a contract function, first described, then made. */
public final class Call {
    private final Actor actor;
    private final String function;
    private final String[] arguments;
    private final Map<String, String> transients = new LinkedHashMap<>();
    private String chaincode = ChaincodeDefinition.PROBE;
    private String channel;
    private String[] organisations = {};

    Call(Actor actor, String function, String... arguments) {
        this.actor = actor;
        this.function = function;
        this.arguments = arguments.clone();
        this.channel = actor.stage().channel();
    }

    public Call on(String otherChaincode) {
        chaincode = otherChaincode;
        return this;
    }

    public Call in(String otherChannel) {
        channel = otherChannel;
        return this;
    }

    public Call by(String... endorsingOrganisations) {
        organisations = endorsingOrganisations.clone();
        return this;
    }

    public Call withTransient(String name, String value) {
        transients.put(name, value);
        return this;
    }

    public Proposal proposal() {
        Proposal.Builder builder = actor.network(channel).getContract(chaincode).newProposal(function);
        builder.addArguments(arguments);
        transients.forEach(builder::putTransient);
        if (organisations.length > 0) {
            builder.setEndorsingOrganizations(organisations);
        }
        return builder.build();
    }

    public JsonObject evaluate() {
        try {
            return Outcome.result(proposal().evaluate());
        } catch (GatewayException e) {
            return Outcome.failure(e);
        }
    }

    public Endorsement endorse() {
        Proposal proposal = proposal();
        try {
            return new Endorsement.Given(actor, proposal.endorse());
        } catch (EndorseException e) {
            return new Endorsement.Refused(e);
        }
    }

    /** Endorses, submits, and waits until every running peer has the transaction. */
    public JsonObject submit() {
        return endorse().submit();
    }
}
