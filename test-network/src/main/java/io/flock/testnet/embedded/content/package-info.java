/**
 * An embedded content node: the part of Kubo's HTTP RPC that this project uses, over a folder, for one machine.
 *
 * <p>The same bytes get the same CID as from Kubo. Every block is checked against its CID when it is read from disk and
 * again by whoever asked. It listens on loopback only, talks to no other node, and answers no browser.
 */
package io.flock.testnet.embedded.content;
