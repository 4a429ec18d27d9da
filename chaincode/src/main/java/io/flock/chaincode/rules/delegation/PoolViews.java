package io.flock.chaincode.rules.delegation;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.chaincode.rules.governance.Membership;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.delegation.AllotmentParts;
import io.flock.protocol.delegation.AllotmentRecord;
import io.flock.protocol.delegation.DelegationRecord;
import io.flock.protocol.delegation.DelegationView;
import io.flock.protocol.delegation.PoolDocument;
import io.flock.protocol.delegation.PoolList;
import io.flock.protocol.delegation.PoolTask;
import io.flock.protocol.delegation.PoolView;
import io.flock.protocol.delegation.request.GetPool;
import io.flock.protocol.delegation.request.ListPools;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/** What can be asked of pools. */
public final class PoolViews {
    private static final int SHOWN_TASKS = 100;

    private PoolViews() {}

    /** A pool, a page of its delegations by account, and the first hundred tasks that it was put into; UNKNOWN_POOL. */
    public static PoolView pool(Ledger ledger, GetPool request) {
        PoolDocument pool = Pools.read(ledger, request.owner(), request.role());
        int coolDown = Membership.parameters(ledger).delegationBounds().coolDownSeconds();
        Page<DelegationRecord> page = ledger.page(
                PoolKeys.delegations(request.owner(), request.role()),
                request.bookmark()
                        .map(AccountId::parse)
                        .map(from -> PoolKeys.delegation(request.owner(), request.role(), from)),
                request.pageSize(),
                DelegationRecord.class);
        List<DelegationView> delegations = page.documents().stream()
                .map(found -> new DelegationView(
                        AccountId.parse(found.lastAttribute()),
                        found.document(),
                        found.document().settledAt(coolDown)))
                .toList();
        return new PoolView(
                pool,
                Amount.sum(delegations.stream()
                        .map(view -> view.delegation().free())
                        .toList()),
                delegations,
                allotments(ledger, request),
                page.next().map(key -> key.attributes().get(2)));
    }

    /** A page in the order of owners; the bookmark is the owner and the role with which the next one begins. */
    public static PoolList pools(Ledger ledger, ListPools request) {
        Page<PoolDocument> page = ledger.page(
                PoolKeys.pools(), request.bookmark().map(PoolViews::position), request.pageSize(), PoolDocument.class);
        return new PoolList(
                page.documents().stream().map(found -> found.document()).toList(),
                page.next()
                        .map(key ->
                                key.attributes().get(1) + " " + key.attributes().get(0)));
    }

    private static LedgerKey position(String bookmark) {
        int space = bookmark.indexOf(' ');
        try {
            return PoolKeys.pool(
                    AccountId.parse(bookmark.substring(space + 1)),
                    ArenaRole.valueOf(bookmark.substring(0, Math.max(0, space))));
        } catch (IllegalArgumentException e) {
            throw new FlockException(ErrorCode.INVALID_ARGUMENT, "$.bookmark is none of a list of pools");
        }
    }

    private static List<PoolView.AllotmentView> allotments(Ledger ledger, GetPool request) {
        return ledger
                .page(PoolKeys.tasks(request.owner(), request.role()), Optional.empty(), SHOWN_TASKS, PoolTask.class)
                .documents()
                .stream()
                .map(found -> TaskId.parse(found.lastAttribute()))
                .map(task -> new PoolView.AllotmentView(
                        task,
                        ledger.find(PoolKeys.allotment(task, request.owner()), AllotmentRecord.class)
                                .orElseThrow(),
                        ledger.find(PoolKeys.parts(task, request.owner()), AllotmentParts.class)
                                .orElseThrow()))
                .toList();
    }
}
