package io.flock.protocol.governance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;

/** A recognised expert, and the proposal that says so. */
public record ExpertView(AccountId account, ProposalId proposal) {}
