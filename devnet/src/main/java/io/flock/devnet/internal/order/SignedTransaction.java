package io.flock.devnet.internal.order;

import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;

/** A well-formed transaction that its creator signed; nothing is known of its endorsements yet. */
record SignedTransaction(
        ChannelHeader channelHeader, ChaincodeEndorsedAction action, ProposalResponsePayload response) {}
