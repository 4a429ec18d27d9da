package io.flock.chaincode.contract;

import io.flock.chaincode.rules.delegation.AllottingPool;
import io.flock.chaincode.rules.delegation.Delegating;
import io.flock.chaincode.rules.delegation.PoolClaiming;
import io.flock.chaincode.rules.delegation.PoolViews;
import io.flock.chaincode.rules.delegation.Pools;
import io.flock.protocol.delegation.PoolClaimResult;
import io.flock.protocol.delegation.PoolList;
import io.flock.protocol.delegation.PoolView;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.GetPool;
import io.flock.protocol.delegation.request.ListPools;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.delegation.request.SetSharingRatio;
import io.flock.protocol.delegation.request.Undelegate;
import java.util.List;

/** Delegation: strengthening others' stakes in tasks of the Arena. */
final class DelegationContract {
    private DelegationContract() {}

    static List<ContractFunction<?, ?>> functions() {
        return new Functions("delegation")
                .submit("OpenPool", OpenPool.class, Pools::open)
                .submit("SetSharingRatio", SetSharingRatio.class, Pools::setRatio)
                .submit("Delegate", Delegate.class, Delegating::delegate)
                .submit("Undelegate", Undelegate.class, Delegating::undelegate)
                .submit("AllotPool", AllotPool.class, AllottingPool::allot)
                .submit("ClaimPool", ClaimPool.class, PoolClaimResult.class, PoolClaiming::claim)
                .evaluate("GetPool", GetPool.class, PoolView.class, PoolViews::pool)
                .evaluate("ListPools", ListPools.class, PoolList.class, PoolViews::pools)
                .list();
    }
}
