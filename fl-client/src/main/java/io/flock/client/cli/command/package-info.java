/**
 * What commands are made of: the group that only holds others, and the call that connects to the ledger, asks it page by
 * page, and prints the answer or the receipt.
 */
package io.flock.client.cli.command;
