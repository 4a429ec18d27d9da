/**
 * Moving FLOCK.
 *
 * <p>What always holds: an account's balance is written only by transactions of its owner or of whom the owner allowed;
 * what others send is a credit of its own key, so that nobody's dust can disturb anybody (attack 41).
 */
package io.flock.chaincode.rules.token;
