package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.SigningKey;
import io.flock.sdk.payment.KeyPairSigner;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LookupsTest {
    private static final int AT_ONCE = 32;

    @Test
    void strangersWhoseLookUpsTakeLong_keepNoPayingChannelFromBeingLookedUp() throws Exception {
        CountDownLatch inside = new CountDownLatch(AT_ONCE);
        CountDownLatch let = new CountDownLatch(1);
        ChannelId strange = channel("strange");
        ChannelId paying = channel("paying");
        SigningKey key = new KeyPairSigner().key();
        Lookups lookups = new Lookups(
                id -> {
                    if (id.equals(strange)) {
                        inside.countDown();
                        await(let);
                    }
                    return HostFixture.opened(id, key);
                },
                ServeSettings.defaults(Path.of("unused")),
                () -> 0);
        ExecutorService strangers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                String address = "10.0.0." + i;
                strangers.execute(() -> lookups.stranger(strange, address));
            }
            inside.await();

            assertThatThrownBy(() -> lookups.stranger(strange, "10.0.1.1")).hasMessageContaining("OVERLOADED|");
            assertThat(lookups.consumer(paying).id()).isEqualTo(paying);
        } finally {
            let.countDown();
            strangers.shutdown();
        }
    }

    private static void await(CountDownLatch let) {
        try {
            let.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ChannelId channel(String name) {
        return new ChannelId(HostFixture.HOST, AccountId.of("Org2MSP", "ann"), name);
    }
}
