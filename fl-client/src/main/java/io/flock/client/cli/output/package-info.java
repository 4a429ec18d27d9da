/**
 * How results and errors are printed, and with which exit status: text or JSON, tables, foreign text made harmless, and
 * the lines that both kinds of tasks share.
 */
package io.flock.client.cli.output;
