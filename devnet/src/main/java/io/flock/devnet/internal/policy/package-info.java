/**
 * Who must agree: signature policies and majorities, their text form, their evaluation, and the smallest sets of
 * organisations that meet them.
 *
 * <p>What always holds: a policy is a value; evaluation depends on the identities given and their order alone.
 */
package io.flock.devnet.internal.policy;
