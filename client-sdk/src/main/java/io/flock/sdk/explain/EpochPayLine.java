package io.flock.sdk.explain;

import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.EpochEntry;
import io.flock.protocol.arena.Rank;
import io.flock.protocol.arena.RewardRules;
import io.flock.protocol.arena.Unimproved;
import io.flock.protocol.arena.reward.NodeRewards;
import io.flock.protocol.arena.reward.ValidatorRewards.Basis;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an epoch pays an account at once, or why it pays nothing. */
record EpochPayLine(JudgedEpoch epoch, AccountId account, List<TransactionId> rests) {
    private static final String WHOLE =
            "R0 = ⌊poolBefore / settlementsLeft⌋, RN = ⌊R0 · (γ + (1 − 2γ) · T / (T + S))⌋, ";

    Line line() {
        Amount paid = epoch.booked().payout(account);
        boolean follows = epoch.wholeFollows()
                && epoch.expected()
                        .filter(rules -> rules.payout(account).equals(paid))
                        .isPresent();
        Optional<ArenaMember> member = epoch.member(account);
        Map<String, String> factors = new TreeMap<>(member.map(one -> one.role() == ArenaRole.NODE
                        ? nodes().factors(account)
                        : validators().factors(account))
                .orElse(Map.of()));
        epoch.booked()
                .unimproved(account)
                .ifPresent(failed -> factors.put("submissionOfThisEpoch", "does not stand: " + notBetter(failed)));
        if (paid.isZero()) {
            return new Line(
                    "no reward: " + whyNot(member),
                    0,
                    "ranked submissions, and scores within scoreTolerance of the results, are paid",
                    factors,
                    rests,
                    follows);
        }
        factors.putAll(epoch.wholes());
        boolean node = member.filter(one -> one.role() == ArenaRole.NODE).isPresent();
        if (node) {
            factors.put("λ", Decimals.ofMillionths(rules().lockedShare().value()));
        }
        return new Line(
                "reward",
                paid.micros(),
                WHOLE
                        + (node
                                ? "keptForTheFinalRank = ⌊λ · RN⌋; of RN − keptForTheFinalRank " + NodePay.FORMULA
                                : "RV = R0 − RN; of RV " + validators().formula())
                        + lessPool(),
                factors,
                rests,
                follows);
    }

    private String lessPool() {
        return epoch.booked().poolReward(account).isZero() ? "" : "; less what its pool got";
    }

    private String whyNot(Optional<ArenaMember> member) {
        if (epoch.booked().voided()) {
            return "the epoch was void";
        }
        if (member.filter(ArenaMember::isActive).isEmpty()) {
            return "it took no part in this epoch";
        }
        return member.get().role() == ArenaRole.NODE ? whyNoRank() : whyNoGoodScore();
    }

    private String whyNoRank() {
        boolean shown = epoch.document().stream()
                .flatMap(document -> document.entries().stream())
                .map(EpochEntry::node)
                .anyMatch(account::equals);
        if (!shown) {
            return "it showed no submission";
        }
        List<Rank> ranking = epoch.booked().ranking();
        if (ranking.stream().noneMatch(rank -> rank.account().equals(account))) {
            return epoch.booked()
                    .unimproved(account)
                    .map(failed -> "its submission does not stand, and none before it does: " + notBetter(failed))
                    .orElse("its submission has no rank: it is invalid, or has no result");
        }
        return NodeRewards.paid(ranking, rules()).stream()
                        .noneMatch(rank -> rank.account().equals(account))
                ? "its score is not above the task's baseline"
                : "its share comes to less than a micro-FLOCK";
    }

    /** Present only where improvements are ranked. */
    private String notBetter(Unimproved failed) {
        return failed.score() + " is less than "
                + rules().improvement().map(Millionths::value).orElse(0) + " millionths better than the "
                + failed.toBeat().score() + " of " + failed.toBeat().node() + " in epoch "
                + failed.toBeat().epoch();
    }

    private String whyNoGoodScore() {
        if (epoch.document().filter(document -> document.isFaulty(account)).isPresent()) {
            return "it was at fault";
        }
        return validators()
                .work(account)
                .map(work -> validators().good(work) == 0
                        ? "none of its scores is within scoreTolerance of the results"
                        : "its share comes to less than a micro-FLOCK")
                .orElse("it scored nothing that has a result");
    }

    private NodePay nodes() {
        return new NodePay(
                epoch.booked().ranking(),
                epoch.before().map(roster -> roster.stakes(ArenaRole.NODE)).orElseGet(TreeMap::new),
                rules());
    }

    private ValidatorPay validators() {
        return new ValidatorPay(
                epoch.works(),
                epoch.task().isFinal(epoch.booked().epoch()) ? Basis.EVERYONE : Basis.DRAWN,
                epoch.before().map(roster -> roster.stakes(ArenaRole.VALIDATOR)).orElseGet(TreeMap::new),
                epoch.task());
    }

    private RewardRules rules() {
        return epoch.task().rewards();
    }
}
