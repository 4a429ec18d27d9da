package io.flock.protocol.marketplace.view;

import io.flock.protocol.alliance.ModelRef;

/** A round of the Alliance that adopted a model. */
public record AdoptedRound(int round, ModelRef model) {}
