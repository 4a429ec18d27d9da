package io.flock.testnet.demo.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Collection;

/** A demo's result for programs. Stakes are integers of micro-FLOCK, which {@code amountUnit} says. */
public final class DemoJson {
    private DemoJson() {}

    /** One JSON object, indented. */
    public static String render(DemoResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("engine", result.engine());
        result.seed().ifPresent(seed -> json.addProperty("seed", seed));
        json.addProperty("attack", result.attack());
        json.addProperty("ending", result.ending());
        json.addProperty("accuracy", result.accuracy());
        json.addProperty("initialAccuracy", result.initialAccuracy());
        json.addProperty("rounds", result.rounds().size());
        json.addProperty("seconds", result.seconds());
        json.addProperty("devnetStartMillis", result.devnetStartMillis());
        json.addProperty("roundOverheadSeconds", result.roundOverheadSeconds());
        json.addProperty("transactions", result.transactions());
        json.addProperty("stateBytesPerParticipantRound", result.stateBytesPerParticipantRound());
        json.addProperty("blockBytesPerParticipantRound", result.blockBytesPerParticipantRound());
        json.addProperty("auditDifferences", result.auditDifferences().size());
        json.addProperty("moneyConserved", result.moneyConserved());
        json.addProperty("amountUnit", "micro-FLOCK");
        json.add("participants", participants(result));
        json.add("globalModelDigests", texts(result.globalModelDigests()));
        json.add("differences", texts(result.auditDifferences()));
        json.add("series", series(result));
        result.arena().ifPresent(arena -> json.add("arena", ArenaJson.of(arena)));
        result.market().ifPresent(market -> json.add("market", MarketJson.of(market)));
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
    }

    private static JsonArray participants(DemoResult result) {
        JsonArray participants = new JsonArray();
        for (ParticipantResult participant : result.participants()) {
            JsonObject json = new JsonObject();
            json.addProperty("account", participant.account().toString());
            json.addProperty(
                    "organisation", participant.account().organisation().toString());
            json.addProperty("malicious", participant.malicious());
            json.addProperty("stakeBefore", participant.stakeBefore().micros());
            json.addProperty("stakeAfter", participant.stakeAfter().micros());
            json.addProperty("removed", participant.removed());
            participants.add(json);
        }
        return participants;
    }

    private static JsonArray series(DemoResult result) {
        JsonArray series = new JsonArray();
        for (RoundResult round : result.rounds()) {
            JsonObject json = new JsonObject();
            json.addProperty("round", round.round());
            json.addProperty("accuracy", round.accuracy());
            json.addProperty("voided", round.voided());
            json.addProperty("adopted", round.adopted());
            json.add("proposers", texts(round.proposers()));
            json.add("voters", texts(round.voters()));
            json.add("standing", texts(round.standing()));
            json.add("penalised", texts(round.penalised()));
            JsonObject stakes = new JsonObject();
            for (var stake : round.stakes().entrySet()) {
                AccountId account = stake.getKey();
                Amount amount = stake.getValue();
                stakes.addProperty(account.toString(), amount.micros());
            }
            json.add("stakes", stakes);
            series.add(json);
        }
        return series;
    }

    private static JsonArray texts(Collection<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }
}
