/**
 * The dashboard: one page, served to this machine only, that shows a network as its blocks tell it.
 *
 * <p>What always holds: everything is derived from the blocks that the peers deliver, by the account that looks; nothing is
 * ever submitted. The server listens on the loopback address, answers only requests that name it, and sends pages that
 * load nothing from elsewhere.
 */
package io.flock.client.dashboard;
