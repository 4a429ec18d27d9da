package io.flock.testnet.demo;

import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.money.Amount;
import java.util.List;

/** What honest and malicious participants have at stake. */
record StakeSums(Amount honest, Amount malicious) {
    static StakeSums of(TaskView task, Cast cast) {
        List<Member> members = task.roster().map(Roster::members).orElse(List.of());
        return new StakeSums(sum(members, cast, false), sum(members, cast, true));
    }

    private static Amount sum(List<Member> members, Cast cast, boolean malicious) {
        return Amount.sum(members.stream()
                .filter(member -> cast.player(member.account()).malicious() == malicious)
                .map(Member::stake)
                .toList());
    }
}
