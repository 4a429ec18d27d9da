package io.flock.client.cli.market;

import com.google.gson.JsonObject;
import io.flock.client.cli.command.LedgerCall;
import io.flock.client.cli.option.SecretOption;
import io.flock.client.feedback.FeedbackSecrets;
import io.flock.protocol.identity.ListingId;
import io.flock.sdk.envelope.AccessKey;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flock model key}. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the key that others seal feedback on a model for, so that only you can open it; what 'flock model",
            "rate' takes as --for. It is public, and follows from your participant secret."
        },
        footer = {"", "Example:", "  flock model key digits-reader --as Org1MSP::user1"})
final class ModelKeyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "the listing's id")
    private ListingId id;

    @Mixin
    private SecretOption secret;

    @Mixin
    private LedgerCall ledger;

    ModelKeyCommand() {}

    @Override
    public Integer call() {
        return ledger.connected(flock -> {
            AccessKey key = new FeedbackSecrets(
                            secret.secret(ledger.connection(), flock.account()),
                            ledger.connection().channel(),
                            id)
                    .accessKey();
            JsonObject json = new JsonObject();
            json.addProperty("account", flock.account().toString());
            json.addProperty("key", key.text());
            ledger.output().print(json, List.of(flock.account() + "=" + key));
        });
    }
}
