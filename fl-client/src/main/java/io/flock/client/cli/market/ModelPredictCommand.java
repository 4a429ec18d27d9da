package io.flock.client.cli.market;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.flock.client.bundle.Bundle;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.output.OutputOption;
import io.flock.client.cli.output.Plain;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.participant.Bundles;
import io.flock.protocol.error.ExitClass;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.payment.PaidModel;
import io.flock.sdk.payment.PaymentPlan;
import io.flock.sdk.payment.VoucherSigner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flock model predict}: pays a host for predictions of one's own examples. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends examples to a host of a model and pays for the predictions, within a budget.",
            "Opens the channel when there is none; it stays open for the next time."
        },
        footer = {"", "Example:", "  flock model predict digits-reader --data mine.csv --budget 2 --as Org3MSP::user1"})
final class ModelPredictCommand implements Callable<Integer> {
    private static final int ROWS = 64;

    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "labelled examples, in the form of the model's bundle; two files for images in IDX")
    private List<Path> data;

    @Option(
            names = "--budget",
            paramLabel = "FLOCK",
            defaultValue = "1",
            description = "the most to deposit (default: ${DEFAULT-VALUE})")
    private Amount budget;

    @Option(names = "--host", paramLabel = "ACCOUNT", description = "which host (default: any)")
    private Optional<AccountId> host;

    @Option(
            names = "--payment-channel",
            paramLabel = "NAME",
            defaultValue = PaymentPlan.PREDICTIONS,
            description = {
                "the channel's name (default: ${DEFAULT-VALUE}, or ${DEFAULT-VALUE}-2, -3 and so on where",
                "that is closed or pays for another model)"
            })
    private String name;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOption output;

    ModelPredictCommand() {}

    @Override
    public Integer call() {
        try (FlockClient flock = connection.connect();
                IpfsClient content = connection.contentClient()) {
            Bundle bundle = Bundles.fetch(
                    content,
                    flock.marketplace()
                            .model(id)
                            .run()
                            .versions()
                            .get(0)
                            .version()
                            .bundle());
            Examples examples = DataReader.read(bundle.data(), data);
            PaidModel model = PaidModel.open(
                    flock.marketplace(),
                    flock.account(),
                    VoucherSigner.of(connection.caller()),
                    id,
                    host,
                    new PaymentPlan(name, budget, budget));
            Amount before = model.paid();
            print(
                    bundle.data().classes(),
                    examples,
                    predict(model, examples),
                    model.paid().minus(before),
                    model.channel());
        }
        return ExitClass.SUCCESS.status();
    }

    private static List<float[]> predict(PaidModel model, Examples examples) {
        List<float[]> outputs = new ArrayList<>();
        for (int from = 0; from < examples.size(); from += ROWS) {
            int rows = Math.min(ROWS, examples.size() - from);
            float[] features = new float[rows * examples.width()];
            for (int i = 0; i < rows; i++) {
                examples.copyFeatures(from + i, features, i * examples.width());
            }
            float[] answer = model.predict(features, rows);
            int width = answer.length / rows;
            for (int i = 0; i < rows; i++) {
                outputs.add(Arrays.copyOfRange(answer, i * width, (i + 1) * width));
            }
        }
        return outputs;
    }

    /** @param classes the bundle's names, in the order of the outputs; none where a number is predicted */
    private void print(List<String> classes, Examples examples, List<float[]> outputs, Amount paid, ChannelId channel) {
        JsonArray rows = new JsonArray();
        List<String> lines = new ArrayList<>();
        int correct = 0;
        for (int i = 0; i < outputs.size(); i++) {
            float[] values = outputs.get(i);
            int best = 0;
            for (int k = 1; k < values.length; k++) {
                best = values[k] > values[best] ? k : best;
            }
            rows.add(values.length > 1 ? best : values[0]);
            correct += values.length > 1 && examples.label(i) == best ? 1 : 0;
            if (i < 20) {
                lines.add("row " + (i + 1) + ": "
                        + (values.length > 1 ? named(classes, best) : Float.toString(values[0])));
            }
        }
        JsonObject json = new JsonObject();
        json.add("predictions", rows);
        json.addProperty("paid", paid.microsText());
        json.addProperty("channel", channel.toString());
        if (examples.classes() > 0) {
            json.addProperty("correct", correct);
            lines.add(correct + " of " + outputs.size() + " as labelled");
        }
        lines.add("paid " + paid + " from channel " + channel);
        output.print(json, lines);
    }

    private static String named(List<String> classes, int best) {
        return best < classes.size() ? Plain.text(classes.get(best)) : "class " + best;
    }
}
