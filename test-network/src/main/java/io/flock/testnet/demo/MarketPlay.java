package io.flock.testnet.demo;

import io.flock.client.bundle.Bundle;
import io.flock.client.data.DataReader;
import io.flock.client.data.Examples;
import io.flock.client.feedback.RatedExamples;
import io.flock.client.serve.Hosting;
import io.flock.client.serve.ModelServer;
import io.flock.client.serve.ServeSettings;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.arena.ConsensusModel;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.Endpoint;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.marketplace.request.OfferHosting;
import io.flock.protocol.marketplace.request.RateModel;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.payment.PaidModel;
import io.flock.sdk.payment.PaymentPlan;
import io.flock.sdk.payment.VoucherSigner;
import io.flock.testnet.ContentClients;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.demo.report.MarketResult;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the trained model on the market: it is listed, hosted, used and paid for; who used it rates it by what it got wrong, and
 * the lister refers it to a new task whose validation set is made of what it opened of these examples.
 */
final class MarketPlay {
    private static final int ROWS = 32;
    /** So bad that governance lets the model be referred: who uses it wants those read too that it got wrong. */
    private static final int STARS = 2;

    private final DemoSeed seed;
    private final Cast cast;
    private final MarketCast market;
    private final Bundle bundle;
    private final Audience audience;

    MarketPlay(DemoOptions options, Cast cast, Bundle bundle, Audience audience) {
        this.seed = new DemoSeed(options.seed());
        this.cast = cast;
        this.market = cast.market().orElseThrow();
        this.bundle = bundle;
        this.audience = audience;
    }

    /**
     * Plays it.
     *
     * @return empty when the task ended without a model to list
     */
    Optional<MarketResult> play(
            TestNetwork network,
            FlockClient lister,
            ContentClients contents,
            Optional<ConsensusModel> winner,
            Path folder) {
        TaskView task = lister.alliance().task(cast.task()).run();
        Optional<ModelRef> model = task.roster()
                .filter(roster -> task.phase().phase() == Phase.COMPLETED)
                .map(Roster::model)
                .flatMap(GlobalModel::artifact);
        if (model.isEmpty()) {
            return Optional.empty();
        }
        audience.tell("putting the model on the market");
        list(lister, model.get(), winner);
        try (FlockClient host = network.connect(market.host());
                FlockClient consumer = network.connect(market.consumer());
                ModelServer server = server(network, host, folder)) {
            Hosting hosting = new Hosting(host, contents.of(market.host().organisation()), server);
            hosting.refresh(market.listing());
            offer(network, host, server);
            return Optional.of(use(network, lister, consumer, contents, hosting, folder));
        }
    }

    private void list(FlockClient lister, ModelRef model, Optional<ConsensusModel> winner) {
        Optional<ConsensusModel> unchanged = winner.filter(best -> best.model().equals(model));
        ModelCard card = new ModelCard(
                "reads handwritten digits",
                "8 by 8 grey values, as the bundle's data section says",
                unchanged.map(best -> lister.arena()
                        .task(cast.arena().orElseThrow().task())
                        .run()
                        .task()
                        .definition()
                        .metric()),
                unchanged.map(ConsensusModel::score),
                "single digits only",
                "CC-BY-4.0");
        var done = lister.marketplace()
                .list(new ListModel(
                        market.listing(),
                        "Reader of digits",
                        TaskName.alliance(cast.task()),
                        model,
                        card,
                        MarketCast.PRICE,
                        Millionths.of(300_000)))
                .run();
        audience.tell("listed in block " + done.block());
    }

    private ModelServer server(TestNetwork network, FlockClient host, Path folder) {
        return new ModelServer(
                TestNetwork.NAME,
                market.host(),
                signer(network, market.host()),
                channel -> host.marketplace().channel(channel).run(),
                ServeSettings.defaults(folder.resolve("vouchers")),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    private static VoucherSigner signer(TestNetwork network, AccountId account) {
        return VoucherSigner.of(
                Identities.fromMspFolder(account.organisation(), network.home().identity(account)));
    }

    private void offer(TestNetwork network, FlockClient host, ModelServer server) {
        host.marketplace()
                .offerHosting(new OfferHosting(
                        market.listing(),
                        Endpoint.parse("http://127.0.0.1:" + server.port()),
                        signer(network, market.host()).key(),
                        MarketCast.hostStake(),
                        Optional.empty()))
                .run();
    }

    private MarketResult use(
            TestNetwork network,
            FlockClient lister,
            FlockClient consumer,
            ContentClients contents,
            Hosting hosting,
            Path folder) {
        List<Path> halves = DemoData.heldOutHalves(folder, seed.derive("data"));
        Examples asked = DataReader.read(bundle.data(), halves.subList(0, 1));
        try (PaidModel model = PaidModel.open(
                consumer.marketplace(),
                market.consumer(),
                signer(network, market.consumer()),
                market.listing(),
                Optional.of(market.host()),
                new PaymentPlan("default", Amount.ofFlock(1), MarketCast.BUDGET))) {
            return use(network, lister, consumer, contents, hosting, folder, halves, asked, model);
        }
    }

    private MarketResult use(
            TestNetwork network,
            FlockClient lister,
            FlockClient consumer,
            ContentClients contents,
            Hosting hosting,
            Path folder,
            List<Path> halves,
            Examples asked,
            PaidModel model) {
        List<Integer> wrong = wrong(model, asked);
        Amount settled = hosting.settle();
        audience.tell(asked.size() + " predictions for " + settled + ", " + wrong.size() + " of them wrong");
        Path mistakes = MarketFeedback.file(halves.get(0), wrong, folder);
        VersionRef version = new VersionRef(market.listing(), 1);
        MarketFeedback feedback = MarketFeedback.of(network, seed, cast);
        ContentRef examples =
                feedback.send(contents.of(market.consumer().organisation()), bundle.data(), version, mistakes);
        var rated = consumer.marketplace()
                .rate(new RateModel(version, STARS, Optional.empty(), Optional.of(examples), List.of(model.channel())))
                .run();
        IpfsClient own = contents.of(cast.creator().organisation());
        List<RatedExamples> ratings = feedback.read(
                own,
                bundle.data(),
                version,
                lister.marketplace().ratings(version).run().ratings());
        audience.tell("rated in block " + rated.block());
        MarketReferral referral =
                MarketReferral.make(network, cast, bundle, lister, own, version, ratings, halves.get(1));
        audience.tell("sent back into training by task " + market.next() + ", which measures on the "
                + referral.examples() + " examples that the lister opened");
        return new MarketResult(
                market.listing(),
                market.host(),
                market.consumer(),
                asked.size(),
                wrong.size(),
                model.paid(),
                settled,
                consumer.marketplace()
                        .model(market.listing())
                        .run()
                        .versions()
                        .get(0)
                        .rating(),
                market.next(),
                referral.examples(),
                referral.ratings());
    }

    /** Which rows the model reads otherwise than they are labelled. */
    private static List<Integer> wrong(PaidModel model, Examples asked) {
        List<Integer> wrong = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += ROWS) {
            int rows = Math.min(ROWS, asked.size() - from);
            float[] features = new float[rows * asked.width()];
            for (int i = 0; i < rows; i++) {
                asked.copyFeatures(from + i, features, i * asked.width());
            }
            float[] outputs = model.predict(features, rows);
            int classes = outputs.length / rows;
            for (int i = 0; i < rows; i++) {
                if (best(outputs, i * classes, classes) != asked.label(from + i)) {
                    wrong.add(from + i);
                }
            }
        }
        return wrong;
    }

    private static int best(float[] outputs, int from, int classes) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = outputs[from + i] > outputs[from + best] ? i : best;
        }
        return best;
    }
}
