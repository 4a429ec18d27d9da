package io.flock.client.arena;

import io.flock.client.participant.Keeping;
import io.flock.client.participant.LedgerWatch;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.ArenaClient;
import java.time.Clock;

/**
 * All that an account needs.
 *
 * @param directory may be shared with other accounts of a process, as the watch
 */
public record ArenaSetup(
        ArenaClient arena,
        AccountId account,
        ArenaSecrets secrets,
        ArenaPart part,
        AccessDirectory directory,
        LedgerWatch<ArenaSnapshot> watch,
        Keeping keeping,
        ArenaListener listener,
        Clock clock) {}
