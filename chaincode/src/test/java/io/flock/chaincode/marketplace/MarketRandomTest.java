package io.flock.chaincode.marketplace;

import io.flock.chaincode.Money;
import io.flock.protocol.codec.Json;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever anybody sends to the marketplace in whatever order, money is neither made nor lost, and none stays there. */
@Tag("thorough")
class MarketRandomTest {
    @Property(tries = 8, shrinking = ShrinkingMode.BOUNDED)
    void anySequenceOfOperations_conservesMoney_andLeavesNoneInTheMarket(
            @ForAll("operations") List<MarketOperation> operations) {
        MarketRun run = MarketRun.open();
        for (MarketOperation operation : operations) {
            operation.play(run);
            Money.requireConserved(run.channel);
        }
        MarketEnd end = new MarketEnd(run);
        end.close();
        end.claims().forEach(claim -> run.channel.attempt(claim.who(), claim.function(), Json.write(claim.request())));
        Money.requireConserved(run.channel);
        Money.requireNoneInTheMarket(run.channel);
    }

    @Provide
    Arbitrary<List<MarketOperation>> operations() {
        return MarketOperation.any().list().ofMinSize(5).ofMaxSize(40);
    }
}
