/**
 * Who judges which submission, and what the judgements come to.
 *
 * <p>Pure functions over stakes, seeds and scores. Effective stakes are given in; what they consist of is not known here. What
 * always holds: nobody judges a submission of its own organisation, and no result changes when accounts of one organisation
 * share its stake in another way.
 */
package io.flock.protocol.arena.jury;
