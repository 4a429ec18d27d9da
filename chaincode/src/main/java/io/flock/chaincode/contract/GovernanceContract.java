package io.flock.chaincode.contract;

import io.flock.chaincode.rules.emission.EmissionViews;
import io.flock.chaincode.rules.emission.EpochAdvancing;
import io.flock.chaincode.rules.governance.Approvals;
import io.flock.chaincode.rules.governance.Experts;
import io.flock.chaincode.rules.governance.Founding;
import io.flock.chaincode.rules.governance.GovernanceViews;
import io.flock.chaincode.rules.governance.History;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.chaincode.rules.governance.Proposing;
import io.flock.protocol.emission.AdvanceEpochResult;
import io.flock.protocol.emission.EpochRecord;
import io.flock.protocol.emission.EpochView;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.emission.request.GetEmission;
import io.flock.protocol.emission.request.GetEpochRecord;
import io.flock.protocol.governance.ChangeList;
import io.flock.protocol.governance.Consortium;
import io.flock.protocol.governance.ExpertList;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ProposalList;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.governance.request.GetConsortium;
import io.flock.protocol.governance.request.GetParameters;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListChanges;
import io.flock.protocol.governance.request.ListExperts;
import io.flock.protocol.governance.request.ListProposals;
import io.flock.protocol.governance.request.Propose;
import java.util.List;

/** What the consortium decides. */
final class GovernanceContract {

    private GovernanceContract() {}

    static List<ContractFunction<?, ?>> functions() {
        return new Functions("governance")
                .submit("Found", Found.class, Founding::found)
                .submit("Propose", Propose.class, Proposing::propose)
                .submit("Approve", Approve.class, Approvals::approve)
                .submit("AdvanceEpoch", AdvanceEpoch.class, AdvanceEpochResult.class, EpochAdvancing::advance)
                .evaluate("GetEmission", GetEmission.class, EpochView.class, EmissionViews::emission)
                .evaluate("GetEpoch", GetEpochRecord.class, EpochRecord.class, EmissionViews::epoch)
                .evaluate("ListExperts", ListExperts.class, ExpertList.class, Experts::experts)
                .evaluate(
                        "GetConsortium",
                        GetConsortium.class,
                        Consortium.class,
                        (ledger, none) -> Membership.consortium(ledger))
                .evaluate("GetProposal", GetProposal.class, ProposalView.class, GovernanceViews::proposal)
                .evaluate("ListChanges", ListChanges.class, ChangeList.class, History::changes)
                .evaluate("ListProposals", ListProposals.class, ProposalList.class, GovernanceViews::proposals)
                .evaluate(
                        "GetParameters",
                        GetParameters.class,
                        GovernanceParameters.class,
                        (ledger, none) -> Membership.parameters(ledger))
                .list();
    }
}
