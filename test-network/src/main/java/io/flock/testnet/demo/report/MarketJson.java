package io.flock.testnet.demo.report;

import com.google.gson.JsonObject;

/** The market's part of a demo's result for programs. */
final class MarketJson {
    private MarketJson() {}

    static JsonObject of(MarketResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("listing", result.listing().text());
        json.addProperty("host", result.host().toString());
        json.addProperty("consumer", result.consumer().toString());
        json.addProperty("predictions", result.predictions());
        json.addProperty("wrong", result.wrong());
        json.addProperty("paid", result.paid().micros());
        json.addProperty("settled", result.settled().micros());
        json.addProperty("ratingHundredths", result.rating().hundredths());
        json.addProperty("referredTo", result.referredTo().text());
        json.addProperty("feedback", result.feedback());
        json.addProperty("ratingsInSet", result.ratingsInSet());
        return json;
    }
}
