/**
 * What an update tells about who is in the data that it was made from, measured by attacks on models whose members are
 * known: {@link io.flock.client.simulate.membership.MembershipStudy} trains them, the attacks are pure functions of losses.
 */
package io.flock.client.simulate.membership;
