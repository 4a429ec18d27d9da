package io.flock.protocol.alliance.advance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.vectors.Vectors;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleDrawTest {
    @ParameterizedTest
    @CsvSource({
        "3, 300000, 1",
        "3, 1000000, 1",
        "4, 300000, 1",
        "4, 1000000, 1",
        "5, 1000000, 2",
        "6, 500000, 3",
        "7, 300000, 2",
        "10, 300000, 3",
        "10, 1, 1",
        "10, 1000000, 7",
        "256, 300000, 76"
    })
    void theNumberOfProposers_isTheFractionRoundedDown_withThreeVotersFromFourOn(int n, int fraction, int proposers) {
        assertThat(RoleDraw.proposers(n, Millionths.of(fraction))).isEqualTo(proposers);
    }

    @Test
    void roles_areTheGoldenVectors() {
        JsonObject vector = Vectors.read("role-draws.json").getAsJsonObject();
        Digest tip = Digest.parse("0a".repeat(32));
        List<Member> members = Vectors.objects(vector.get("candidates")).stream()
                .map(candidate -> Member.admitted(new JoinRecord(
                        AccountId.parse(candidate.get("account").getAsString()),
                        0,
                        Amount.ofMicros(candidate.get("stake").getAsString()),
                        tip)))
                .toList();
        Roster roster = new Roster(members, Amount.ZERO, new TreeMap<>(), 0, List.of(), GlobalModel.unseeded());

        assertThat(Vectors.objects(vector.get("draws"))).isNotEmpty().allSatisfy(draw -> {
            List<Seat> seats = RoleDraw.draw(
                    members,
                    roster,
                    Scene.definition().build(),
                    Digest.parse(draw.get("seed").getAsString()));
            assertThat(seats).hasSize(members.size());
            assertThat(seats.stream()
                            .filter(seat -> seat.role() == Role.PROPOSER)
                            .map(seat -> seat.account().toString())
                            .sorted()
                            .toList())
                    .isEqualTo(Vectors.texts(draw.get("proposers")));
        });
    }
}
