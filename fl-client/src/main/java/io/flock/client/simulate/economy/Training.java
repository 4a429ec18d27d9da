package io.flock.client.simulate.economy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How good models become. An organisation's training of epoch e has the quality {@code 0.90 + skill + 0.06 · (1 −
 * e^(−(e+1)/3)) + noise}, with skill of standard deviation 0.01 and noise of 0.004; it submits the best that it has.
 */
final class Training {
    private static final double START = 0.90;
    private static final double GAIN = 0.06;
    private static final double SPEED = 3;
    private static final double SKILL = 0.01;
    private static final double NOISE = 0.004;
    private static final double NEAR = 0.000_3;
    private static final double WORSE = 0.001_5;
    private static final double UNTRAINED = 0.1;
    private static final int TRIES = 100;

    private final Cast cast;
    private final Strategy strategy;
    private final Luck luck;
    private final Ledger money;
    private final SortedMap<OrganisationId, Model> own = new TreeMap<>();
    private SortedMap<AccountId, Model> before = new TreeMap<>();

    Training(Cast cast, Strategy strategy, Luck luck, Ledger money) {
        this.cast = cast;
        this.strategy = strategy;
        this.luck = luck;
        this.money = money;
    }

    /** What stands revealed in an epoch. */
    SortedMap<AccountId, Model> submissions(int epoch) {
        SortedMap<AccountId, Model> submitted = new TreeMap<>();
        for (OrganisationId organisation : cast.organisations()) {
            if (!cast.deviators().contains(organisation) || trains(epoch)) {
                train(organisation, epoch);
            }
        }
        for (AccountId node : cast.nodes().keySet()) {
            submission(node, epoch).ifPresent(model -> submitted.put(node, model));
        }
        before = submitted;
        return submitted;
    }

    private boolean trains(int epoch) {
        return switch (strategy) {
            case ABSTAINING, COPYING, COPYING_LEAKED, COPYING_WORSENED, COPYING_CHOSEN, COPYING_AFTER_JUNK, JUNK ->
                false;
            case TRAINING_LEAKED -> epoch == 0;
            case LAZY_NODE, COLLUDING_COPIES -> epoch == 0;
            default -> true;
        };
    }

    private void train(OrganisationId organisation, int epoch) {
        money.pay(organisation, Ledger.Side.NODES, money.settings().training());
        double quality = START
                + SKILL * luck.normal("skill", 0, organisation)
                + GAIN * (1 - Math.exp(-(epoch + 1) / SPEED))
                + NOISE * luck.normal("training", epoch, organisation);
        Model fresh = new Model(Math.min(1, quality), organisation + "/" + epoch, epoch, true);
        own.merge(organisation, fresh, (old, now) -> now.quality() > old.quality() ? now : old);
    }

    private Optional<Model> submission(AccountId node, int epoch) {
        if (!cast.deviates(node)) {
            return Optional.of(own.get(node.organisation()));
        }
        return switch (strategy) {
            case ABSTAINING -> Optional.empty();
            case COPYING -> Optional.of(new Model(0, "copy", epoch, false));
            case COPYING_LEAKED ->
                bestRival().map(model -> copy(node, model, epoch, NEAR * luck.normal("copy", epoch, node)));
            case COPYING_WORSENED -> bestRival().map(model -> copy(node, model, epoch, -WORSE));
            case COPYING_CHOSEN -> bestRival().map(model -> copy(node, model, epoch, chosen(node, epoch)));
            case COPYING_AFTER_JUNK ->
                epoch == 0
                        ? Optional.of(junk(node))
                        : bestRival().map(model -> copy(node, model, epoch, NEAR * luck.normal("copy", epoch, node)));
            case COLLUDING_COPIES ->
                epoch == 0
                        ? Optional.of(own.get(node.organisation()))
                        : bestRival().map(model -> copy(node, model, epoch, chosen(node, epoch)));
            case JUNK -> Optional.of(junk(node));
            case TRAINING_LEAKED ->
                epoch == 0
                        ? Optional.of(own.get(node.organisation()))
                        : bestRival().map(model -> trained(node, model, epoch));
            case SPLITTING -> {
                Model model = own.get(node.organisation());
                double difference =
                        node.name().equals("node0") ? 0 : NEAR * luck.normal("copy", model.firstEpoch(), node);
                yield Optional.of(new Model(model.quality() + difference, model.name(), model.firstEpoch(), true));
            }
            default -> Optional.of(own.get(node.organisation()));
        };
    }

    private static Model junk(AccountId node) {
        return new Model(UNTRAINED, node + "/untrained", 0, true);
    }

    /** The best of many near copies, by its own measurement on the set on which it will be scored. */
    private double chosen(AccountId node, int epoch) {
        double best = 0;
        for (int i = 0; i < TRIES; i++) {
            best = Math.max(best, NEAR * luck.normal("try " + i, epoch, node));
        }
        return best;
    }

    /** What an epoch of training adds to a model that was trained for as long as all others. */
    private Model trained(AccountId node, Model leaked, int epoch) {
        money.pay(node.organisation(), Ledger.Side.NODES, money.settings().training());
        double gain = GAIN * (Math.exp(-epoch / SPEED) - Math.exp(-(epoch + 1) / SPEED));
        double quality = leaked.quality() + gain + NOISE * luck.normal("training", epoch, node.organisation());
        Model fresh = new Model(Math.min(1, quality), node.organisation() + "/" + epoch, epoch, true);
        return own.merge(node.organisation(), fresh, (old, now) -> now.quality() > old.quality() ? now : old);
    }

    /** The same copy again keeps the epoch in which it was first revealed. */
    private Model copy(AccountId node, Model original, int epoch, double difference) {
        Model last = before.get(node);
        return last != null && last.name().equals(original.name()) ? last : original.copiedIn(epoch, difference);
    }

    private Optional<Model> bestRival() {
        return before.entrySet().stream()
                .filter(entry -> !cast.deviates(entry.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparingDouble(Model::quality));
    }
}
