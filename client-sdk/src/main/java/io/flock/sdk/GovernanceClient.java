package io.flock.sdk;

import com.google.errorprone.annotations.CheckReturnValue;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EpochRecord;
import io.flock.protocol.emission.EpochView;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.emission.request.GetEmission;
import io.flock.protocol.emission.request.GetEpochRecord;
import io.flock.protocol.governance.ChangeList;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.ExpertList;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.Subject;
import io.flock.protocol.governance.SubjectKind;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.governance.request.GetConsortium;
import io.flock.protocol.governance.request.GetParameters;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListChanges;
import io.flock.protocol.governance.request.ListExperts;
import io.flock.protocol.governance.request.ListProposals;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.ProposalId;
import io.flock.sdk.transaction.Call;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import java.util.Optional;

/** The contract {@code governance}: what a majority of the organisations decides. */
@CheckReturnValue
public final class GovernanceClient {
    private final Contract contract;

    GovernanceClient(Contract contract) {
        this.contract = contract;
    }

    /** Founds the consortium with the document that every organisation's chaincode was started with; once. */
    public Call<Committed<Done>> found(FoundingDocument document) {
        return contract.submit("Found", new Found(document));
    }

    /** Makes a proposal, which the caller's organisation thereby approves. */
    public Call<Committed<Done>> propose(ProposalId id, ProposalAction action) {
        return contract.submit("Propose", new Propose(id, action));
    }

    /** Approves in the name of the caller's organisation; the approval that makes a majority lets it take effect. */
    public Call<Committed<Done>> approve(ProposalId id, Digest digest) {
        return contract.submit("Approve", new Approve(id, digest));
    }

    /** A proposal, who approved it and when, whether it took effect, when, and what it changed. */
    public Call<ProposalView> proposal(ProposalId id) {
        return contract.query("GetProposal", ProposalView.class, new GetProposal(id));
    }

    /** A page of proposals, in the order of their ids; from 1 to 100 of them. */
    public Call<ProposalList> proposals(int pageSize, Optional<String> bookmark) {
        return contract.query("ListProposals", ProposalList.class, new ListProposals(pageSize, bookmark));
    }

    /**
     * A page of all that governance changed, in order, each change with the proposal that made it, its approvals, and the
     * times of all; times are those that the callers claimed, in seconds since 1970.
     *
     * @param pageSize from 1 to 100
     * @param bookmark of the page before; empty: from the first change on
     */
    public Call<ChangeList> changes(int pageSize, Optional<String> bookmark) {
        return changes(Optional.empty(), Optional.empty(), pageSize, bookmark);
    }

    /** A page of what changed a kind of subject, such as the members or the parameters; as {@link #changes(int, Optional)}. */
    public Call<ChangeList> changes(SubjectKind kind, int pageSize, Optional<String> bookmark) {
        return changes(Optional.of(kind), Optional.empty(), pageSize, bookmark);
    }

    /** A page of what changed one subject, such as one organisation; as {@link #changes(int, Optional)}. */
    public Call<ChangeList> changes(Subject subject, int pageSize, Optional<String> bookmark) {
        return changes(Optional.of(subject.kind()), subject.name(), pageSize, bookmark);
    }

    private Call<ChangeList> changes(
            Optional<SubjectKind> kind, Optional<String> name, int pageSize, Optional<String> bookmark) {
        return contract.query("ListChanges", ChangeList.class, new ListChanges(kind, name, pageSize, bookmark));
    }

    /**
     * Closes the epoch that the caller expects, folding as many entries of treasury, burned and minted FLOCK as one
     * transaction can; anyone may. Where another keeper was first, the answer says so and is no error.
     */
    public Call<Committed<AdvanceEpochResult>> advanceEpoch(int epoch) {
        return contract.call(() -> {
            EpochView view = emission().run();
            return contract.submitNow(
                    "AdvanceEpoch",
                    AdvanceEpochResult.class,
                    new AdvanceEpoch(epoch, view.treasuryEntries(), view.burnedEntries(), view.mintedEntries()));
        });
    }

    /** Where emission stands, and what belongs to all. */
    public Call<EpochView> emission() {
        return contract.query("GetEmission", EpochView.class, new GetEmission());
    }

    /** How an epoch was closed; UNKNOWN_EPOCH before. */
    public Call<EpochRecord> epoch(int epoch) {
        return contract.query("GetEpoch", EpochRecord.class, new GetEpochRecord(epoch));
    }

    /** A page of recognised experts, in the order of their accounts. */
    public Call<ExpertList> experts(int pageSize, Optional<String> bookmark) {
        return contract.query("ListExperts", ExpertList.class, new ListExperts(pageSize, bookmark));
    }

    /** The members. */
    public Call<Consortium> consortium() {
        return contract.query("GetConsortium", Consortium.class, new GetConsortium());
    }

    /** The parameters in force. */
    public Call<GovernanceParameters> parameters() {
        return contract.query("GetParameters", GovernanceParameters.class, new GetParameters());
    }
}
